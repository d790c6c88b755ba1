// Report to the operator: choose, look at what leaves, send it once.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useShell } from '../../app/shell-context.ts';
import { reportsQuery, usePreviewReport, useReport } from '../../bridge/people.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { showToast } from '../../components/toast-queue.ts';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Abuse.module.css';
import { ReportForm } from './ReportForm.tsx';
import { ReportPreview } from './ReportPreview.tsx';

interface ReportSheetProps {
  readonly conversation: ConversationView;
  readonly onClose: () => void;
}

/** Reports made before, and where they are. */
function Earlier({ conversation }: Pick<ReportSheetProps, 'conversation'>) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const errorText = useErrorText();
  const { data = [] } = useQuery(reportsQuery(conversation.id));
  return data.map(({ id, madeAt, sentAt, trouble }) => (
    <Notice key={id}>
      {sentAt === null
        ? t('abuse.report.waits', { time: moment(madeAt) })
        : t('abuse.report.sent', { time: moment(sentAt) })}{' '}
      {trouble !== null && errorText(trouble)}
    </Notice>
  ));
}

/** Mounted while it is open; what was begun is forgotten when it closes. */
export function ReportSheet({ conversation, onClose }: ReportSheetProps) {
  const { t } = useTranslation();
  const { open } = useShell();
  const errorText = useErrorText();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const preview = usePreviewReport();
  const report = useReport();
  const asked = { conversation: conversation.id, messages: [...chosen], words };
  const error = report.error ?? preview.error;
  const toggle = (message: string): void =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(message)) next.add(message);
      return next;
    });
  const send = (): void =>
    report.mutate(asked, {
      onSuccess: () => {
        showToast({ text: t('abuse.report.made') });
        onClose();
      },
    });
  return (
    <Sheet
      title={t('abuse.report.title')}
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        preview.data === undefined ? (
          <Button look="primary" isDisabled={preview.isPending} onPress={() => preview.mutate(asked)}>
            {t('abuse.report.look')}
          </Button>
        ) : (
          <>
            <Button look="primary" isDisabled={report.isPending} onPress={send}>
              {t('abuse.report.yes')}
            </Button>
            <Button onPress={preview.reset}>{t('abuse.report.back')}</Button>
          </>
        )
      }
    >
      <div className={cx(styles.sheet)}>
        {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
        {preview.data === undefined ? (
          <>
            <Earlier conversation={conversation} />
            <ReportForm
              conversation={conversation}
              words={words}
              onWords={setWords}
              chosen={chosen}
              onToggle={toggle}
            />
            <p className={cx(styles.muted)}>
              {t('abuse.report.danger')}{' '}
              <button type="button" className={cx(styles.link)} onClick={() => open('help')}>
                {t('abuse.report.dangerHelp')}
              </button>
            </p>
          </>
        ) : (
          <ReportPreview preview={preview.data} />
        )}
      </div>
    </Sheet>
  );
}

// A request to the practice: what for, where the practice works, and words.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../../contract/bridge/views.ts';
import { dayOf } from '../../../../contract/domain/calendar-day.ts';
import {
  dueDay,
  type JurisdictionId,
  jurisdictionIds,
  jurisdictions,
  type RequestKind,
  requestKinds,
} from '../../../../contract/domain/jurisdictions.ts';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { requestsQuery, useAsk } from '../../../bridge/rights.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Select } from '../../../components/Select.tsx';
import { Sheet } from '../../../components/Sheet.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { showToast } from '../../../components/toast-queue.ts';
import { useErrorText } from '../../../components/use-error-text.ts';
import { cx } from '../../../styles/cx.ts';
import { useDay } from './days.ts';
import styles from './Rights.module.css';

interface AskSheetProps {
  readonly practices: readonly ConversationView[];
  readonly onClose: () => void;
}

function Until({ law, kind }: { readonly law: JurisdictionId; readonly kind: RequestKind }) {
  const { t } = useTranslation();
  const showDay = useDay();
  const due = dueDay(law, kind, dayOf(Date.now()));
  const article = jurisdictions[law].limits[kind]?.article ?? '';
  return (
    <p className={cx(styles.muted)}>
      {due === null
        ? t(`rights.noLimit.${law === 'other' ? 'other' : 'law'}`)
        : t('rights.ask.until', { day: showDay(due), article })}
    </p>
  );
}

/** Mounted while it is open. Where the practice works is asked once, and shown as chosen the next time. */
export function AskSheet({ practices, onClose }: AskSheetProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data: earlier = [] } = useQuery(requestsQuery);
  const [practice, setPractice] = useState(practices[0]?.id ?? '');
  const [kind, setKind] = useState<RequestKind | null>(null);
  const [chosen, setLaw] = useState<JurisdictionId | null>(null);
  const [words, setWords] = useState('');
  const ask = useAsk();
  const law = chosen ?? earlier.find(({ mine }) => mine)?.law ?? null;
  const send = (): void => {
    if (kind === null || law === null) return;
    ask.mutate(
      { conversation: practice, kind, law, words },
      {
        onSuccess: () => {
          showToast({ text: t('rights.ask.sent') });
          onClose();
        },
      },
    );
  };
  return (
    <Sheet
      title={t('rights.ask.title')}
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button look="primary" onPress={send} isDisabled={kind === null || law === null || ask.isPending}>
            {t('rights.ask.send')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <div className={cx(styles.form)}>
        {ask.error !== null && <Notice kind="problem">{errorText(toAppError(ask.error))}</Notice>}
        <p className={cx(styles.muted)}>{t('rights.ask.intro')}</p>
        {practices.length > 1 && (
          <Select
            label={t('rights.ask.practice')}
            choices={practices.map(({ id, practiceName, nickname }) => ({
              id,
              label: practiceName || nickname,
            }))}
            value={practice}
            onChange={setPractice}
          />
        )}
        <Select
          label={t('rights.ask.kind')}
          choices={requestKinds.map((id) => ({
            id,
            label: t(`rights.kinds.${id}`),
            hint: t(`rights.kindHints.${id}`),
          }))}
          value={kind}
          onChange={setKind}
          placeholder={t('rights.ask.choose')}
        />
        <Select
          label={t('rights.ask.where')}
          hint={t('rights.ask.whereHint')}
          choices={jurisdictionIds.map((id) => ({ id, label: t(`rights.laws.${id}`) }))}
          value={law}
          onChange={setLaw}
          placeholder={t('rights.ask.choose')}
        />
        <TextArea
          label={t('rights.ask.words')}
          hint={t('rights.ask.wordsHint')}
          value={words}
          onChange={setWords}
        />
        {kind !== null && law !== null && <Until law={law} kind={kind} />}
      </div>
    </Sheet>
  );
}

// Asks before an age is reported: what happens to the account, to what was written, and to the therapist's own copy.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import type { ReportedAge } from '../../../contract/domain/pairing.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useReportAge } from '../../bridge/age.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Age.module.css';

const ages: readonly ReportedAge[] = ['under13', 'under18'];

interface AgeDialogProps {
  readonly conversation: ConversationView;
  readonly onClose: () => void;
}

/** Mounted while it is asked. */
export function AgeDialog({ conversation, onClose }: AgeDialogProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const report = useReportAge();
  const [age, setAge] = useState<ReportedAge | null>(null);
  const { id, nickname } = conversation;
  const confirm = (): void => {
    if (age !== null) report.mutate({ conversation: id, age }, { onSuccess: onClose });
  };
  return (
    <Sheet
      role="alertdialog"
      title={t('age.report.title', { name: isolate(nickname) })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="clay" isDisabled={age === null || report.isPending} onPress={confirm}>
            {t('age.report.yes')}
          </Button>
          <Button onPress={onClose} autoFocus>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <div className={cx(styles.dialog)}>
        <RadioCards
          label={t('age.report.label')}
          choices={ages.map((one) => ({ id: one, label: t(`age.report.ages.${one}`) }))}
          value={age}
          onChange={setAge}
        />
        <ul className={cx(styles.facts)}>
          <li>{t('age.report.paused')}</li>
          <li>{t('age.report.erased')}</li>
          <li>{t('age.report.told')}</li>
          <li>{t('age.report.own')}</li>
          <li>{t('age.report.back')}</li>
        </ul>
        {report.error !== null && <Notice kind="problem">{errorText(toAppError(report.error))}</Notice>}
      </div>
    </Sheet>
  );
}

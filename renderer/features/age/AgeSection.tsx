// Beside a conversation, for a therapist: the person is too young to be here, and what follows from saying so.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { ageReportsQuery, useTakeAgeBack } from '../../bridge/age.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { ClearDialog } from '../conversation/ClearDialog.tsx';
import styles from './Age.module.css';
import { AgeDialog } from './AgeDialog.tsx';

/** Of a conversation of two. What was reported is asked of the service each time. */
export function AgeSection({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const errorText = useErrorText();
  const { data = [] } = useQuery(ageReportsQuery);
  const takeBack = useTakeAgeBack();
  const [step, setStep] = useState<'report' | 'clear' | null>(null);
  const close = (): void => setStep(null);
  const account = conversation.people[0]?.account;
  const reported = data.find((one) => one.account === account);
  if (account === undefined) return null;
  return (
    <section className={cx(styles.section)}>
      {reported === undefined ? (
        <Button look="quiet" onPress={() => setStep('report')}>
          {t('age.report.open')}
        </Button>
      ) : (
        <>
          <Notice>
            {t(`age.reported.${reported.age}`)} {t('age.reported.due', { time: moment(reported.dueAt) })}
          </Notice>
          <Button isDisabled={takeBack.isPending} onPress={() => takeBack.mutate(conversation.id)}>
            {t('age.reported.takeBack')}
          </Button>
          <Button look="quiet" onPress={() => setStep('clear')}>
            {t('age.reported.clear')}
          </Button>
          {takeBack.error !== null && <Notice kind="problem">{errorText(toAppError(takeBack.error))}</Notice>}
        </>
      )}
      {step === 'report' && <AgeDialog conversation={conversation} onClose={close} />}
      <ClearDialog conversation={conversation} isOpen={step === 'clear'} onClose={close} />
    </section>
  );
}

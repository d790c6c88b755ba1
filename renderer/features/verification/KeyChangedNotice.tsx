// A verified person has another account key: nothing is sent, and here is what can be done about it.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useAcceptKey } from '../../bridge/people.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Verification.module.css';
import { VerificationSheet } from './VerificationSheet.tsx';

/** Nothing where nobody's key changed, or nobody was verified. */
export function KeyChangedNotice({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const accept = useAcceptKey();
  const [step, setStep] = useState<'compare' | 'accept' | null>(null);
  const person = conversation.people.find(({ keyChangedAt }) => keyChangedAt !== null);
  const close = () => setStep(null);
  if (person === undefined) return null;
  const parts = { name: person.nickname };
  return (
    <section className={cx(styles.stop)} role="alert">
      <h2>
        <Phrase of="verification.changed.stop" parts={parts} />
      </h2>
      <p>
        <Phrase of="verification.changed.why" parts={parts} />
      </p>
      {accept.error !== null && <Notice kind="problem">{errorText(toAppError(accept.error))}</Notice>}
      <div className={cx(styles.stopActions)}>
        <Button look="primary" onPress={() => setStep('compare')}>
          {t('verification.open')}
        </Button>
        <Button look="quiet" onPress={() => setStep('accept')}>
          {t('verification.changed.accept')}
        </Button>
      </div>
      {step === 'compare' && <VerificationSheet person={person} onClose={close} />}
      <ConfirmDialog
        title={t('verification.changed.acceptTitle')}
        confirm={t('verification.changed.accept')}
        look="primary"
        isOpen={step === 'accept'}
        onConfirm={() => accept.mutate(person.account, { onSettled: close })}
        onClose={close}
      >
        <p>
          <Phrase of="verification.changed.acceptSentence" parts={parts} />
        </p>
      </ConfirmDialog>
    </section>
  );
}

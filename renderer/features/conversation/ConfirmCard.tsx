// Asks the therapist whether the person who answered is the person who was invited.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useConfirm, useDecline } from '../../bridge/actions.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { Remains } from '../deleting/Remains.tsx';
import styles from './Conversation.module.css';

/** Declining asks once more, because it cannot be taken back. */
export function ConfirmCard({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { moment } = useFormats();
  const confirm = useConfirm();
  const decline = useDecline();
  const [isDeclining, setDeclining] = useState(false);
  const { nickname, label, lastActivityAt, id } = conversation;
  const error = confirm.error ?? decline.error;
  return (
    <div className={cx(styles.center)}>
      <section className={cx(styles.question)} aria-label={t('confirm.title')}>
        <Avatar nickname={nickname} size="large" />
        <h2>{t('confirm.title')}</h2>
        <p>
          {label === null ? (
            <Phrase of="confirm.whoWithoutLabel" parts={{ name: nickname, time: moment(lastActivityAt) }} />
          ) : (
            <Phrase of="confirm.who" parts={{ name: nickname, label, time: moment(lastActivityAt) }} />
          )}
        </p>
        <p>{t('confirm.advice')}</p>
        {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
        <div className={cx(styles.answers)}>
          <Button look="primary" onPress={() => confirm.mutate(id)} isDisabled={confirm.isPending}>
            {t('confirm.yes')}
          </Button>
          <Button onPress={() => setDeclining(true)}>{t('confirm.no')}</Button>
        </div>
      </section>
      <ConfirmDialog
        title={t('confirm.decline.title')}
        confirm={t('confirm.decline.yes')}
        onConfirm={() => {
          setDeclining(false);
          decline.mutate(id);
        }}
        isOpen={isDeclining}
        onClose={() => setDeclining(false)}
      >
        <p>
          <Phrase of="confirm.decline.sentence" parts={{ name: nickname }} />
        </p>
        <Remains of={{ act: 'decline', conversation }} />
      </ConfirmDialog>
    </div>
  );
}

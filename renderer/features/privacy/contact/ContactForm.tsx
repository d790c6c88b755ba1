// The form: what there is to say, and where an answer may come.

import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../contract/domain/limits.ts';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { type ContactReplyChoice, useSendContact } from '../../../bridge/contact.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { RadioCards } from '../../../components/RadioCards.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { cx } from '../../../styles/cx.ts';
import styles from './Contact.module.css';

type Kind = ContactReplyChoice['kind'];

interface ContactFormProps {
  /** An open profile can wait for an answer. */
  readonly canAnswerHere: boolean;
}

/** No way of answering is chosen beforehand. */
export function ContactForm({ canAnswerHere }: ContactFormProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const send = useSendContact();
  const [words, setWords] = useState('');
  const [kind, setKind] = useState<Kind | null>(null);
  const [address, setAddress] = useState('');
  const kinds: readonly Kind[] = canAnswerHere ? ['app', 'email', 'none'] : ['email', 'none'];
  const error = send.error === null ? null : toAppError(send.error);
  const isAboutAddress = error?.code === 'contact.address';
  const submit = (): void => {
    if (kind === null) return;
    const reply: ContactReplyChoice = kind === 'email' ? { kind, address } : { kind };
    send.mutate(
      { words, reply },
      {
        onSuccess: () => {
          setWords('');
          setKind(null);
          setAddress('');
        },
      },
    );
  };
  return (
    <Form
      className={cx(styles.form)}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextArea
        label={t('contact.words')}
        hint={t('contact.wordsHint')}
        value={words}
        onChange={setWords}
        maxLength={limits.contactLetters}
      />
      <RadioCards
        label={t('contact.reply.label')}
        layout="column"
        choices={kinds.map((id) => ({
          id,
          label: t(`contact.reply.${id}`),
          hint: t(`contact.reply.${id}Hint`),
        }))}
        value={kind}
        onChange={setKind}
      />
      {kind === 'email' && (
        <TextField
          label={t('contact.address')}
          hint={t('contact.addressHint')}
          value={address}
          onChange={setAddress}
          maxLength={limits.emailLetters}
          error={isAboutAddress ? errorText(error) : null}
        />
      )}
      {error !== null && !isAboutAddress && <Notice kind="problem">{errorText(error)}</Notice>}
      {send.isSuccess && words === '' && <Notice>{t('contact.taken')}</Notice>}
      <div>
        <Button
          look="primary"
          type="submit"
          isDisabled={
            send.isPending ||
            words.trim() === '' ||
            kind === null ||
            (kind === 'email' && address.trim() === '')
          }
        >
          {send.isPending ? t('common.oneMoment') : t('contact.send')}
        </Button>
      </div>
    </Form>
  );
}

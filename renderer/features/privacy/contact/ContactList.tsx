// What was written to the operator before: where it is, and the answer.

import { useTranslation } from 'react-i18next';
import type { ContactView } from '../../../../contract/bridge/channels/contact.ts';
import { useRemoveContact } from '../../../bridge/contact.ts';
import { Button } from '../../../components/Button.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { useFormats } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import privacy from '../Privacy.module.css';
import styles from './Contact.module.css';

function Message({ message }: { readonly message: ContactView }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const errorText = useErrorText();
  const remove = useRemoveContact();
  const { id, words, madeAt, sentAt, trouble, inMemory, answer } = message;
  const waits = t(inMemory ? 'contact.waitsOpen' : 'contact.waits', { time: moment(madeAt) });
  return (
    <li className={cx(styles.message)}>
      <p role="status" className={cx(styles.state)}>
        {sentAt === null ? waits : t('contact.sent', { time: moment(sentAt) })}{' '}
        {trouble !== null && trouble.code !== 'network.offline' && errorText(trouble)}
      </p>
      {words !== '' && (
        <p dir="auto" className={cx(styles.words)}>
          {words}
        </p>
      )}
      {answer !== null && (
        <div className={cx(styles.answer)}>
          <p className={cx(styles.state)}>{t('contact.answered', { time: moment(answer.at) })}</p>
          <p dir="auto" className={cx(styles.words)}>
            {answer.text}
          </p>
        </div>
      )}
      <Button look="quiet" isDisabled={remove.isPending} onPress={() => remove.mutate(id)}>
        {t('contact.remove')}
      </Button>
    </li>
  );
}

export function ContactList({ messages }: { readonly messages: readonly ContactView[] }) {
  const { t } = useTranslation();
  return (
    <section className={cx(privacy.section)}>
      <h2>{t('contact.before')}</h2>
      <p className={cx(privacy.muted)}>{t('contact.removeHint')}</p>
      <ul className={cx(styles.messages)}>
        {messages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </ul>
    </section>
  );
}

// Contact us: who reads it and when, the form, and what was written before.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useShell } from '../../../app/shell-context.ts';
import { contactQuery } from '../../../bridge/contact.ts';
import { profileQuery } from '../../../bridge/queries.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { cx } from '../../../styles/cx.ts';
import privacy from '../Privacy.module.css';
import styles from './Contact.module.css';
import { ContactForm } from './ContactForm.tsx';
import { ContactList } from './ContactList.tsx';

/** Works before sign-up, while locked and with an account; asks nothing of the network until the person presses Send. */
export function ContactPart() {
  const { t } = useTranslation();
  const { open } = useShell();
  const { data: profile } = useQuery(profileQuery);
  const { data: messages = [] } = useQuery(contactQuery);
  const isOpen = profile?.state === 'open';
  const isSample = isOpen && profile.sampleNow !== undefined;
  return (
    <div className={cx(styles.part)}>
      <Notice
        action={
          <Button look="clay" onPress={() => open('help')}>
            {t('help.name')}
          </Button>
        }
      >
        {t('contact.crisis')}
      </Notice>
      <p className={cx(privacy.intro)}>{t('contact.intro')}</p>
      <ul className={cx(privacy.sentences)}>
        <li>{t('contact.who')}</li>
        <li>{t('contact.sealed')}</li>
        <li>{t(isOpen ? 'contact.keptHere' : 'contact.keptNowhere')}</li>
        <li>{t('contact.kept')}</li>
      </ul>
      {isSample ? <Notice>{t('contact.sample')}</Notice> : <ContactForm canAnswerHere={isOpen} />}
      {messages.length > 0 && <ContactList messages={messages} />}
    </div>
  );
}

// What the person whose account was paused reads: what happened, what comes when, and Help now first. No blame.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShell } from '../../app/shell-context.ts';
import { connectionQuery } from '../../bridge/queries.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Age.module.css';

/** Opens by itself once; the line above the conversation stays as long as the account is paused. */
export function PausedNotice() {
  const { t } = useTranslation();
  const shell = useShell();
  const { moment } = useFormats();
  const { data: connection } = useQuery(connectionQuery);
  const [isClosed, setClosed] = useState(false);
  const error = connection?.error;
  if (error?.code !== 'account.paused') return null;
  const { dueAt } = error.fields;
  const leave = (to: 'help' | 'contact'): void => {
    setClosed(true);
    shell.open(to);
  };
  return (
    <>
      <Banner action={{ label: t('age.paused.more'), onPress: () => setClosed(false) }}>
        {t('age.paused.line')}
      </Banner>
      <Sheet title={t('age.paused.title')} isOpen={!isClosed} onClose={() => setClosed(true)}>
        <div className={cx(styles.dialog)}>
          <Button look="clay" className={styles.first} onPress={() => leave('help')}>
            {t('help.name')}
          </Button>
          <p>{t('age.paused.sentence')}</p>
          <p>
            {typeof dueAt === 'number' ? t('age.paused.due', { time: moment(dueAt) }) : t('age.paused.soon')}
          </p>
          <p>{t('age.paused.here')}</p>
          <p>{t('age.paused.wrong')}</p>
          <Button className={styles.first} onPress={() => leave('contact')}>
            {t('contact.open')}
          </Button>
        </div>
      </Sheet>
    </>
  );
}

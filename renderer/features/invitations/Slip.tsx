// Half a page to hand out: whose invitation, the code, three steps, and where help is. In the client's language.

import { useMemo } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/bridge/views.ts';
import { QrCode } from '../../components/QrCode.tsx';
import { createI18n, type Language } from '../../i18n/i18n.ts';
import { useFormats } from '../../i18n/locale.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { Code } from './Code.tsx';
import styles from './Slip.module.css';

/** What may stand on paper. There is no private label among it. */
export interface SlipFacts {
  readonly id: string;
  readonly code: string;
  readonly link: string;
  readonly expiresAt: number;
}

interface SlipProps {
  readonly slip: SlipFacts;
  readonly me: Me;
  readonly language: Language;
}

function Words({ slip, me }: Omit<SlipProps, 'language'>) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  return (
    <>
      <header className={cx(styles.head)}>
        <p className={cx(styles.practice)}>
          <bdi>{me.practiceName}</bdi>
        </p>
        <p className={cx(styles.title)}>
          <Phrase of="slip.title" parts={{ name: me.nickname }} />
        </p>
      </header>
      <div className={cx(styles.middle)}>
        <div className={cx(styles.left)}>
          <Code code={slip.code} size="print" />
          <p className={cx(styles.until)}>{t('slip.validUntil', { time: moment(slip.expiresAt) })}</p>
          <ol className={cx(styles.steps)}>
            <li>{t('slip.open')}</li>
            <li>{t('slip.enter')}</li>
            <li>{t('slip.nickname')}</li>
          </ol>
        </div>
        <QrCode text={slip.link} label={t('invitations.qr')} />
      </div>
      <footer className={cx(styles.foot)}>
        <p>{t('slip.sealed')}</p>
        <p>{t('slip.help')}</p>
      </footer>
    </>
  );
}

/** In the language and the direction chosen for it, whatever the window speaks. */
export function Slip({ slip, me, language }: SlipProps) {
  const i18n = useMemo(() => createI18n(language), [language]);
  return (
    <div className={cx(styles.slip)} lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
      <I18nextProvider i18n={i18n}>
        <Words slip={slip} me={me} />
      </I18nextProvider>
    </div>
  );
}

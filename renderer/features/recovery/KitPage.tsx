// The recovery kit as a page of paper: outside the window's root, seen by the printer and the PDF only.

import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { NewKit } from '../../../contract/bridge/views.ts';
import { useFormats, useLanguage } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { KitCard, KitGroups, KitWords } from './KitForms.tsx';
import styles from './KitPage.module.css';

/** While it stands, printing the window prints this page and nothing else of it. It names nobody. */
export function KitPage({ kit }: { readonly kit: NewKit }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { date } = useFormats();
  return createPortal(
    <div
      className={cx(styles.page)}
      lang={language}
      dir={language === 'ar' ? 'rtl' : 'ltr'}
      data-print
      aria-hidden
    >
      <header className={cx(styles.head)}>
        <p className={cx(styles.title)}>{t('recovery.page.title')}</p>
        <p>{t('recovery.page.made', { date: date(Date.now()) })}</p>
      </header>
      <p>{t('recovery.page.what')}</p>
      <p className={cx(styles.keep)}>{t('recovery.page.keep')}</p>
      <p className={cx(styles.form)}>{t('recovery.page.words')}</p>
      <KitWords words={kit.words} />
      <p className={cx(styles.form)}>{t('recovery.page.groups')}</p>
      <div className={cx(styles.row)}>
        <KitGroups groups={kit.groups} />
        <KitCard card={kit.card} />
      </div>
      <p className={cx(styles.foot)}>{t('recovery.page.use')}</p>
    </div>,
    document.body,
  );
}

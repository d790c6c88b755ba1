// The mark of a person whose safety number was compared: a shape, and its word for screen readers.

import { BadgeCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ForReaders } from '../../components/ForReaders.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Verification.module.css';

/** Beside a name. */
export function VerifiedMark({ size = 15 }: { readonly size?: number }) {
  const { t } = useTranslation();
  return (
    <span className={cx(styles.mark)} title={t('verification.verified')}>
      <BadgeCheck size={size} strokeWidth={1.9} aria-hidden />
      <ForReaders>{t('verification.verified')}</ForReaders>
    </span>
  );
}

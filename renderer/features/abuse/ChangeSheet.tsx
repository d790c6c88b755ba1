// How one changes to another therapist: a page of plain words.

import { useTranslation } from 'react-i18next';
import { Sheet } from '../../components/Sheet.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Abuse.module.css';

const steps = ['new', 'old', 'copy', 'pass', 'complaint'] as const;

/** Mounted while it is open. */
export function ChangeSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('abuse.change.title')} isOpen onClose={onClose}>
      <p>{t('abuse.change.intro')}</p>
      <ul className={cx(styles.steps)}>
        {steps.map((step) => (
          <li key={step}>{t(`abuse.change.steps.${step}`)}</li>
        ))}
      </ul>
    </Sheet>
  );
}

// The privacy policy as a sheet: before there is a profile, and while it is locked. It needs nothing but this page.

import { useTranslation } from 'react-i18next';
import { bundledPolicies, firstPolicy } from '../../../../contract/policy/bundled.ts';
import { Sheet } from '../../../components/Sheet.tsx';
import { cx } from '../../../styles/cx.ts';
import styles from './Policy.module.css';
import { PolicyReader } from './PolicyReader.tsx';

/** The newest version that came with the app. */
export const bundledPolicy = bundledPolicies.at(-1) ?? firstPolicy;

interface PolicySheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function PolicySheet({ isOpen, onClose }: PolicySheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('policy.title')} size="broad" isOpen={isOpen} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: nothing inside takes the focus, and arrow keys must scroll it */}
      <div tabIndex={0} className={cx(styles.part, styles.read)}>
        <PolicyReader policy={bundledPolicy} />
        <p className={cx(styles.muted)}>{t('policy.bundled')}</p>
      </div>
    </Sheet>
  );
}

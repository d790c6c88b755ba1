// Staying anonymous as a sheet: before there is a profile, over the step that asks for a nickname.

import { useTranslation } from 'react-i18next';
import { Sheet } from '../../../components/Sheet.tsx';
import { cx } from '../../../styles/cx.ts';
import styles from './Anonymous.module.css';
import { AnonymousPart } from './AnonymousPart.tsx';

interface AnonymousSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function AnonymousSheet({ isOpen, onClose }: AnonymousSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('anonymous.title')} size="wide" isOpen={isOpen} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: nothing inside takes the focus, and arrow keys must scroll it */}
      <div tabIndex={0} className={cx(styles.read)}>
        <AnonymousPart />
      </div>
    </Sheet>
  );
}

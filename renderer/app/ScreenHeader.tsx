// The bar at the top of every screen: what this is, and at its end what every screen offers.

import { LifeBuoy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { AppearanceSwitches } from '../features/appearance/AppearanceSwitches.tsx';
import { cx } from '../styles/cx.ts';
import styles from './ScreenHeader.module.css';
import { useShell } from './shell-context.ts';

interface ScreenHeaderProps {
  readonly children?: ReactNode;
  /** Screens without a rail carry Help now here. */
  readonly hasHelp?: boolean;
  readonly isBare?: boolean;
}

/** 64 px high. */
export function ScreenHeader({ children, hasHelp = false, isBare = false }: ScreenHeaderProps) {
  const { t } = useTranslation();
  const shell = useShell();
  return (
    <header className={cx(styles.header, isBare && styles.bare)}>
      <div className={cx(styles.subject)}>{children}</div>
      {hasHelp && (
        <Button look="clay" className={styles.help} onPress={() => shell.open('help')}>
          <LifeBuoy size={18} strokeWidth={1.6} aria-hidden />
          {t('help.name')}
        </Button>
      )}
      <AppearanceSwitches />
    </header>
  );
}

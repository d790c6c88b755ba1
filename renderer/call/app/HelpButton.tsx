// Help now, from every screen of a call: the main window opens it, the call goes on.

import { LifeBuoy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { cx } from '../../styles/cx.ts';
import { callBridge } from '../bridge.ts';
import styles from './CallFrame.module.css';

/** Also while locked. */
export function HelpButton() {
  const { t } = useTranslation();
  return (
    <Button look="clay" className={cx(styles.help)} onPress={() => void callBridge.showMain({ on: 'help' })}>
      <LifeBuoy size={18} strokeWidth={1.6} aria-hidden />
      {t('help.name')}
    </Button>
  );
}

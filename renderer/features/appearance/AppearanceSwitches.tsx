// The two switches in the header of every screen: language (named in itself) and theme.

import { Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './AppearanceSwitches.module.css';
import { useAppearanceSwitches } from './use-appearance.ts';

/** Changes show at once in the whole window. */
export function AppearanceSwitches() {
  const { t } = useTranslation();
  const { isDark, otherLanguage, switchLanguage, switchTheme } = useAppearanceSwitches();
  return (
    <div className={cx(styles.switches)}>
      <Button look="quiet" className={styles.language} onPress={switchLanguage}>
        <span lang={otherLanguage}>{t(`appearance.languageNames.${otherLanguage}`)}</span>
      </Button>
      <IconButton
        icon={isDark ? Sun : Moon}
        label={isDark ? t('appearance.toLight') : t('appearance.toDark')}
        onPress={switchTheme}
      />
    </div>
  );
}

// Settings: how the window looks, when it may ask for attention, what this computer remembers.

import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/Notice.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { AppearanceSection } from './AppearanceSection.tsx';
import { ComputerSection } from './ComputerSection.tsx';
import { NotificationsSection } from './NotificationsSection.tsx';
import styles from './Settings.module.css';
import { useSettings } from './use-settings.ts';

function Sections() {
  const { settings, change, error } = useSettings();
  const errorText = useErrorText();
  return (
    <div className={cx(styles.sections)}>
      {error !== null && <Notice kind="problem">{errorText(error)}</Notice>}
      <AppearanceSection />
      {settings !== undefined && (
        <>
          <NotificationsSection settings={settings} onChange={change} />
          <ComputerSection settings={settings} onChange={change} />
        </>
      )}
    </div>
  );
}

interface SettingsSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Every choice is in force at once; there is nothing to save. */
export function SettingsSheet({ isOpen, onClose }: SettingsSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('settings.title')} isOpen={isOpen} onClose={onClose}>
      <Sections />
    </Sheet>
  );
}

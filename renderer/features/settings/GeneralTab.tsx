// How the window looks, when it may ask for attention, what this computer remembers of it.

import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { AppearanceSection } from './AppearanceSection.tsx';
import { ComputerSection } from './ComputerSection.tsx';
import { NotificationsSection } from './NotificationsSection.tsx';
import styles from './Settings.module.css';
import { TellingSection } from './TellingSection.tsx';
import { useSettings } from './use-settings.ts';

/** All of it can be chosen before there is a profile. */
export function GeneralTab() {
  const { settings, change, error } = useSettings();
  const errorText = useErrorText();
  return (
    <div className={cx(styles.sections)}>
      {error !== null && <Notice kind="problem">{errorText(error)}</Notice>}
      <AppearanceSection />
      {settings !== undefined && (
        <>
          <NotificationsSection settings={settings} onChange={change} />
          <TellingSection />
          <ComputerSection settings={settings} onChange={change} />
        </>
      )}
    </div>
  );
}

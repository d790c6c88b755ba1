// Whether "Something new" may appear, and when it may not.

import { useTranslation } from 'react-i18next';
import type { Settings, SettingsView } from '../../../contract/bridge/settings.ts';
import { Switch } from '../../components/Switch.tsx';
import { TimeField } from '../../components/TimeField.tsx';
import { cx } from '../../styles/cx.ts';
import { Section } from './Section.tsx';
import styles from './Settings.module.css';

interface SectionProps {
  readonly settings: SettingsView;
  readonly onChange: (part: Partial<Settings>) => void;
}

const usualNight = { from: '22:00', to: '07:00' };

/** Quiet hours are this computer's local time. A time that is only half typed changes nothing yet. */
export function NotificationsSection({ settings, onChange }: SectionProps) {
  const { t } = useTranslation();
  const { notifications, available } = settings;
  const { enabled, quiet } = notifications;
  const set = (part: Partial<Settings['notifications']>): void =>
    onChange({ notifications: { ...notifications, ...part } });
  return (
    <Section title={t('settings.notifications.title')} stored={t('settings.notifications.stored')}>
      <Switch
        isSelected={enabled}
        onChange={(isOn) => set({ enabled: isOn })}
        hint={t(
          available.notifications
            ? 'settings.notifications.enabledHint'
            : 'settings.notifications.unavailable',
        )}
      >
        {t('settings.notifications.enabled')}
      </Switch>
      <Switch
        isSelected={quiet !== null}
        isDisabled={!enabled}
        onChange={(isOn) => set({ quiet: isOn ? usualNight : null })}
        hint={t('settings.notifications.quietHint')}
      >
        {t('settings.notifications.quiet')}
      </Switch>
      {quiet !== null && (
        <div className={cx(styles.times)}>
          <TimeField
            label={t('settings.notifications.from')}
            value={quiet.from}
            isDisabled={!enabled}
            onChange={(from) => from !== null && set({ quiet: { ...quiet, from } })}
          />
          <TimeField
            label={t('settings.notifications.to')}
            value={quiet.to}
            isDisabled={!enabled}
            onChange={(to) => to !== null && set({ quiet: { ...quiet, to } })}
          />
        </div>
      )}
    </Section>
  );
}

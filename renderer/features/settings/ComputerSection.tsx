// What this computer remembers of the window, and whether the app goes on without it.

import { useTranslation } from 'react-i18next';
import type { Settings, SettingsView } from '../../../contract/bridge/settings.ts';
import { Switch } from '../../components/Switch.tsx';
import { ChoiceField } from '../privacy/storage/ChoiceField.tsx';
import { Section } from './Section.tsx';

interface SectionProps {
  readonly settings: SettingsView;
  readonly onChange: (part: Partial<Settings>) => void;
}

/** Going on without a window is offered only where something on the screen brings it back. */
export function ComputerSection({ settings, onChange }: SectionProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('settings.computer.title')} stored={t('settings.computer.stored')}>
      <ChoiceField item="windowPlace" label={t('storageItems.windowPlace.name')} />
      {settings.available.closeToTray && (
        <Switch
          isSelected={settings.closeToTray}
          onChange={(closeToTray) => onChange({ closeToTray })}
          hint={t('settings.computer.closeToTrayHint')}
        >
          {t('settings.computer.closeToTray')}
        </Switch>
      )}
    </Section>
  );
}

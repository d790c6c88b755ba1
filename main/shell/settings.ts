// What the person chose about notifications and this computer: one small file in the profile, written only when they choose.

import { join } from 'node:path';
import { type Settings, settingsSchema } from '../../contract/bridge/settings.ts';
import { chosenFile } from './chosen-file.ts';

/** What holds before anybody chose. */
export const initialSettings: Settings = {
  notifications: { enabled: true, quiet: null },
  rememberWindowPlace: true,
  closeToTray: false,
};

export interface SettingsStore {
  readonly get: () => Settings;
  /** Saves a choice and tells the listeners; throws when the file cannot be written, and then nothing changed. */
  readonly set: (chosen: Settings) => void;
  readonly onChanged: (listener: (settings: Settings) => void) => void;
}

/** Opens the profile's settings. */
export function openSettings(profileDir: string): SettingsStore {
  const file = chosenFile(join(profileDir, 'settings.json'), settingsSchema);
  const listeners = new Set<(settings: Settings) => void>();
  let current = file.read() ?? initialSettings;
  return {
    get: () => current,
    set: (chosen) => {
      file.write(chosen);
      current = chosen;
      for (const listener of listeners) listener(chosen);
    },
    onChanged: (listener) => {
      listeners.add(listener);
    },
  };
}

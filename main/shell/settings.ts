// What the person chose about notifications and this computer: one small file in the profile, written only when they choose.

import { join } from 'node:path';
import { z } from 'zod';
import { type Settings, settingsSchema } from '../../contract/bridge/settings.ts';
import { chosenFile } from './chosen-file.ts';
import type { StorageChoices } from './storage/choices.ts';

/** What holds before anybody chose. */
export const initialSettings: Settings = {
  notifications: { enabled: true, quiet: null },
  closeToTray: false,
};

/** The first builds had the choice about the window's place here. */
const savedSchema = z.strictObject({
  ...settingsSchema.shape,
  rememberWindowPlace: z.boolean().optional(),
});

export interface SettingsStore {
  readonly get: () => Settings;
  /** Saves a choice and tells the listeners; throws when the file cannot be written, and then nothing changed. */
  readonly set: (chosen: Settings) => void;
  readonly onChanged: (listener: (settings: Settings) => void) => void;
}

/** Opens the profile's settings. */
export function openSettings(profileDir: string, storage: StorageChoices): SettingsStore {
  const file = storage.guard('settings', chosenFile(join(profileDir, 'settings.json'), savedSchema));
  const listeners = new Set<(settings: Settings) => void>();
  const { rememberWindowPlace, ...saved }: z.output<typeof savedSchema> = file.read() ?? initialSettings;
  if (rememberWindowPlace === false && !storage.isChosen('windowPlace'))
    storage.choose('windowPlace', 'refuse');
  let current: Settings = saved;
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

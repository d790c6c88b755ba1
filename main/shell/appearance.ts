// Theme, language, contrast and zoom as the person chose them: one small file in the profile, written only when they choose.

import { join } from 'node:path';
import { app, nativeTheme } from 'electron';
import { z } from 'zod';
import { type Appearance, appearanceSchema } from '../../contract/bridge/settings.ts';
import { chosenFile } from './chosen-file.ts';
import type { DevOverrides } from './dev-overrides.ts';
import type { StorageChoices } from './storage/choices.ts';

export interface AppearanceStore {
  readonly get: () => Appearance;
  /** Saves and applies a choice; throws when the file cannot be written, and then nothing changed. */
  readonly set: (chosen: Appearance) => Appearance;
  readonly onChanged: (listener: (appearance: Appearance) => void) => void;
}

/** Files of the first version hold theme and language only. */
export const savedAppearanceSchema = z.strictObject({
  ...appearanceSchema.shape,
  contrast: appearanceSchema.shape.contrast.default('system'),
  zoom: appearanceSchema.shape.zoom.default(1),
});

/** What the app starts with before anybody chose: the system's theme and, where we speak it, its language. */
function systemAppearance(): Appearance {
  const [preferred = 'en'] = app.getPreferredSystemLanguages();
  const language = preferred.toLowerCase().startsWith('ar') ? 'ar' : 'en';
  return { theme: 'system', language, contrast: 'system', zoom: 1 };
}

/** Opens the profile's appearance and applies its theme before any window exists. */
export function openAppearance(
  profileDir: string,
  overrides: DevOverrides,
  storage: StorageChoices,
): AppearanceStore {
  const file = storage.guard(
    'appearance',
    chosenFile(join(profileDir, 'appearance.json'), savedAppearanceSchema),
  );
  const listeners = new Set<(appearance: Appearance) => void>();
  let current: Appearance = file.read() ?? {
    ...systemAppearance(),
    ...(overrides.theme === undefined ? {} : { theme: overrides.theme }),
    ...(overrides.language === undefined ? {} : { language: overrides.language }),
  };
  nativeTheme.themeSource = current.theme;
  return {
    get: () => current,
    set: (chosen) => {
      file.write(chosen);
      current = chosen;
      nativeTheme.themeSource = chosen.theme;
      for (const listener of listeners) listener(chosen);
      return chosen;
    },
    onChanged: (listener) => {
      listeners.add(listener);
    },
  };
}

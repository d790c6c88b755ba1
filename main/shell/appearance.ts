// Theme and language as the person chose them: one small file in the profile, written only when they choose.

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, nativeTheme } from 'electron';
import { type Appearance, appearanceSchema } from '../../contract/bridge/views.ts';
import type { DevOverrides } from './dev-overrides.ts';
import { report } from './diagnostics.ts';

export interface AppearanceStore {
  readonly get: () => Appearance;
  /** Saves and applies a choice; throws when the file cannot be written, and then nothing changed. */
  readonly set: (chosen: Appearance) => Appearance;
  readonly onChanged: (listener: (appearance: Appearance) => void) => void;
}

function readSaved(file: string): Appearance | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  try {
    return appearanceSchema.parse(JSON.parse(text));
  } catch {
    report('appearance.json was not readable and is ignored until a new choice is made');
    return null;
  }
}

/** What the app starts with before anybody chose: the system's theme and, where we speak it, its language. */
function systemAppearance(): Appearance {
  const [preferred = 'en'] = app.getPreferredSystemLanguages();
  return { theme: 'system', language: preferred.toLowerCase().startsWith('ar') ? 'ar' : 'en' };
}

/** Opens the profile's appearance and applies its theme before any window exists. */
export function openAppearance(profileDir: string, overrides: DevOverrides): AppearanceStore {
  const file = join(profileDir, 'appearance.json');
  const listeners = new Set<(appearance: Appearance) => void>();
  let current: Appearance = readSaved(file) ?? {
    ...systemAppearance(),
    ...(overrides.theme === undefined ? {} : { theme: overrides.theme }),
    ...(overrides.language === undefined ? {} : { language: overrides.language }),
  };
  nativeTheme.themeSource = current.theme;
  return {
    get: () => current,
    set: (chosen) => {
      const temporary = `${file}.new`;
      writeFileSync(temporary, JSON.stringify(chosen), { mode: 0o600 });
      renameSync(temporary, file);
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

// Chooses the profile folder and makes sure that only one running app uses it.

import { join } from 'node:path';
import { app } from 'electron';
import { mkdirSync } from '../writing/files.ts';
import { claimFolder } from '../writing/gate.ts';
import type { DevOverrides } from './dev-overrides.ts';
import { report } from './diagnostics.ts';
import { selfTestProfile, wantsSelfTest } from './self-test-profile.ts';

/** Exit code of a second app on the same profile; the first one comes to the front. */
export const profileInUseExit = 3;

/**
 * Returns the profile's absolute folder, private to the person. What Chromium writes goes into `browser-engine/` inside it.
 * A second instance on the same profile ends here with `profile.inUse`.
 */
export function claimProfile(overrides: DevOverrides): string {
  const profileDir =
    overrides.profileDir ??
    (wantsSelfTest() ? selfTestProfile() : join(app.getPath('appData'), app.getName()));
  claimFolder(profileDir);
  const browserEngine = join(profileDir, 'browser-engine');
  mkdirSync(browserEngine, { recursive: true, mode: 0o700 });
  app.setPath('userData', browserEngine);
  app.setPath('crashDumps', join(browserEngine, 'crashes'));
  if (!app.requestSingleInstanceLock()) {
    report(
      'profile.inUse: O7 Therapy is already open with this profile. Its window was brought to the front.',
    );
    app.exit(profileInUseExit);
  }
  return profileDir;
}

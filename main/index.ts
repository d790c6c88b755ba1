// Start-up of the main process: a short list of named steps, in the order in which they must happen.

import { app } from 'electron';
import { registerBridge } from './bridge/register.ts';
import { openAppearance } from './shell/appearance.ts';
import { readDevOverrides } from './shell/dev-overrides.ts';
import { exitOnCrash, report } from './shell/diagnostics.ts';
import { createEngineHost } from './shell/engine/engine-host.ts';
import { engineLaunch } from './shell/engine/engine-launch.ts';
import { applyChromiumSwitches, applyOsSettings } from './shell/hardening/chromium.ts';
import { hardenEveryContents } from './shell/hardening/contents.ts';
import { refuseUnknownSwitches, scrubEnvironment } from './shell/hardening/process.ts';
import { silenceEverySession } from './shell/hardening/session.ts';
import { createLinkInbox } from './shell/link-inbox.ts';
import { installMenu } from './shell/menu.ts';
import { claimProfile } from './shell/profile.ts';
import { runSelfTest } from './shell/self-test.ts';
import { wantsSelfTest } from './shell/self-test-profile.ts';
import { registerAppScheme } from './shell/window/app-protocol.ts';
import { createMainWindow } from './shell/window/main-window.ts';

exitOnCrash();
refuseUnknownSwitches();
scrubEnvironment();
const overrides = readDevOverrides();
applyChromiumSwitches();
app.enableSandbox();
registerAppScheme();
hardenEveryContents();
silenceEverySession();
const profileDir = claimProfile(overrides);
const links = createLinkInbox();

function start(): void {
  applyOsSettings();
  installMenu();
  const appearance = openAppearance(profileDir, overrides);
  const engine = createEngineHost(engineLaunch(profileDir, overrides));
  const window = createMainWindow(appearance, overrides);
  registerBridge({ engine, appearance, links, window });
  app.on('second-instance', window.bringToFront);
  app.on('before-quit', engine.stop);
  app.on('window-all-closed', () => app.quit());
  if (wantsSelfTest()) void runSelfTest(engine, window);
}

app
  .whenReady()
  .then(start)
  .catch((problem: unknown) => {
    report('start-up failed', problem);
    app.exit(1);
  });

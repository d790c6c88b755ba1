// Start-up of the main process: a short list of named steps, in the order in which they must happen.

import { app } from 'electron';
import type { MenuAction } from '../contract/bridge/settings.ts';
import { registerCalls } from './bridge/calls.ts';
import { registerLock } from './bridge/lock.ts';
import { registerBridge } from './bridge/register.ts';
import { openAppearance } from './shell/appearance.ts';
import { followAttention } from './shell/attention/attention.ts';
import { keepTray } from './shell/attention/tray.ts';
import { openCallDevices } from './shell/calls/call-devices.ts';
import { createCallHost } from './shell/calls/call-host.ts';
import { followCall } from './shell/calls/call-presence.ts';
import { createCallWindows } from './shell/calls/call-windows.ts';
import { viewForZoom } from './shell/calls/zoom-view.ts';
import { readDevOverrides } from './shell/dev-overrides.ts';
import { exitOnCrash, report } from './shell/diagnostics.ts';
import { recordEgress } from './shell/egress-record.ts';
import { createEngineHost } from './shell/engine/engine-host.ts';
import { engineLaunch } from './shell/engine/engine-launch.ts';
import { stopBeforeQuit } from './shell/engine/stop-before-quit.ts';
import { createShownFiles } from './shell/files/shown-files.ts';
import { createCameraGate } from './shell/hardening/camera.ts';
import { applyChromiumSwitches, applyOsSettings } from './shell/hardening/chromium.ts';
import { hardenEveryContents } from './shell/hardening/contents.ts';
import { refuseUnknownSwitches, scrubEnvironment } from './shell/hardening/process.ts';
import { silenceEverySession } from './shell/hardening/session.ts';
import { createLinkInbox } from './shell/link-inbox.ts';
import { carryWatch } from './shell/lock/carry-watch.ts';
import { fingerSensor } from './shell/lock/finger-sensor.ts';
import { followAbsence } from './shell/lock/follow-absence.ts';
import { createLock } from './shell/lock/lock.ts';
import { createTouch } from './shell/lock/touch.ts';
import { installMenu } from './shell/menu/menu.ts';
import { claimProfile } from './shell/profile.ts';
import { followProfile } from './shell/profile-follower.ts';
import { runSelfTest } from './shell/self-test.ts';
import { wantsSelfTest } from './shell/self-test-profile.ts';
import { openSettings } from './shell/settings.ts';
import { openStorageChoices } from './shell/storage/choices.ts';
import { answerWithSystemProxy } from './shell/system-proxy.ts';
import { shellTexts } from './shell/texts/texts.ts';
import { verifyAuditAndExit } from './shell/verify-audit.ts';
import { registerAppScheme } from './shell/window/app-protocol.ts';
import { goOnWithoutWindow } from './shell/window/go-on.ts';
import { createMainWindow } from './shell/window/main-window.ts';
import { openPlaceKeeper } from './shell/window/place-keeper.ts';

exitOnCrash();
refuseUnknownSwitches();
scrubEnvironment();
verifyAuditAndExit();
const egress = recordEgress();
const overrides = readDevOverrides();
applyChromiumSwitches();
app.enableSandbox();
registerAppScheme();
hardenEveryContents(egress);
silenceEverySession(egress);
const profileDir = claimProfile(overrides);
const links = createLinkInbox();

function start(): void {
  applyOsSettings();
  const storage = openStorageChoices(profileDir);
  const appearance = openAppearance(profileDir, overrides, storage);
  const settings = openSettings(profileDir, storage);
  const launch = engineLaunch(profileDir, overrides);
  const engine = createEngineHost(launch);
  egress.follow(engine);
  const profile = followProfile(engine);
  answerWithSystemProxy(engine, launch.options.serviceUrl, egress);
  const place = openPlaceKeeper(profileDir, overrides, storage, profile);
  const camera = createCameraGate();
  const window = createMainWindow(appearance, place, camera);
  const touch = createTouch(
    fingerSensor(() => shellTexts(appearance.get().language).unlock),
    Date.now,
  );
  const callWindows = createCallWindows(appearance, egress);
  const calls = createCallHost({
    engine,
    profile,
    openWindow: callWindows.open,
    forget: callWindows.forget,
    forZoom: (view) => viewForZoom(view, shellTexts(appearance.get().language).calls),
  });
  callWindows.follow(calls);
  followCall(calls);
  const shown = createShownFiles(engine, appearance);
  const emit = registerBridge({
    engine,
    appearance,
    settings,
    storage,
    links,
    window,
    profileDir,
    touch,
    shown,
    camera,
    egress,
    serviceUrl: launch.options.serviceUrl,
  });
  registerCalls({
    host: calls,
    windows: callWindows,
    devices: openCallDevices(profileDir, storage, profile),
    appearance,
    profile,
    window,
    emit,
  });
  const lock = createLock({
    engine,
    touch,
    window,
    profile,
    announce: (neutral) => {
      shown.closeAll();
      calls.cover();
      emit('lock.coming', { neutral });
    },
  });
  registerLock({ engine, lock, touch, window, hideCall: calls.hide });
  carryWatch(engine, profile);
  followAbsence({ lock, window, profile, overrides, isInCall: calls.isWithOthers });
  const choose = (action: MenuAction): void => {
    window.bringToFront();
    emit('menu.chosen', { action });
  };
  installMenu({ appearance, profile, choose });
  const tray = keepTray({ settings, profile, appearance, choose, bringToFront: window.bringToFront });
  goOnWithoutWindow({ window, tray, calls });
  followAttention({ engine, window, profile, settings, appearance, tray, calls });
  app.on('second-instance', window.bringToFront);
  app.on('activate', window.bringToFront);
  stopBeforeQuit(engine, calls.quit);
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

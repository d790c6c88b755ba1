// Turns off what Chromium and the operating system would do on their own: network chatter, traces on disk, restored windows.

import { app, systemPreferences } from 'electron';

/** Must run before Electron is ready. */
export function applyChromiumSwitches(): void {
  const off = [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-breakpad',
    'disable-http-cache',
    'disable-gpu-shader-disk-cache',
    'no-pings',
    'no-first-run',
  ];
  for (const name of off) app.commandLine.appendSwitch(name);
  app.commandLine.appendSwitch(
    'disable-features',
    'MediaRouter,AutofillServerCommunication,OptimizationHints',
  );
  // Chromium's own password encryption is not used; without this it would open the person's keyring for a key.
  if (process.platform === 'linux') app.commandLine.appendSwitch('password-store', 'basic');
}

/** Must run once Electron is ready. */
export function applyOsSettings(): void {
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' });
  if (process.platform === 'darwin')
    systemPreferences.setUserDefault('NSQuitAlwaysKeepsWindows', 'boolean', false);
  if (process.platform === 'win32') app.setJumpList([]);
}

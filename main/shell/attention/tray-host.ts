// Whether this desktop shows tray icons at all. On Linux that is asked of the desktop, because an icon may go nowhere.

import { execFile } from 'node:child_process';

/** Part of D-Bus itself and in the same place on every distribution; without it the answer is no. */
const busTool = '/usr/bin/dbus-send';
const question = [
  '--session',
  '--print-reply=literal',
  '--reply-timeout=1000',
  '--dest=org.kde.StatusNotifierWatcher',
  '/StatusNotifierWatcher',
  'org.freedesktop.DBus.Properties.Get',
  'string:org.kde.StatusNotifierWatcher',
  'string:IsStatusNotifierHostRegistered',
];

function askLinuxDesktop(): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const address = process.env['DBUS_SESSION_BUS_ADDRESS'];
  const env: NodeJS.ProcessEnv = address === undefined ? {} : { DBUS_SESSION_BUS_ADDRESS: address };
  execFile(busTool, question, { env, timeout: 2_000 }, (problem, said) =>
    resolve(problem === null && said.includes('boolean true')),
  );
  return promise;
}

/** macOS keeps a windowless app in the dock and Windows always has a notification area. */
export async function canRunWithoutWindow(): Promise<boolean> {
  return process.platform === 'linux' ? askLinuxDesktop() : true;
}

// `npm start`: the service and two app windows, therapist and client, each with a profile of its own in .data/.
// Where there is no display it runs the scripted demo instead.

import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startKeyring } from '../tests/support/keyring.ts';
import { startTestService } from '../tests/support/service.ts';
import { buildApp } from './build.ts';
import { requireElectron } from './electron-runtime.js';
import { root } from './setup/paths.js';
import { say, step } from './setup/say.js';

const data = join(root, '.data');
/** Fixed, because both profiles remember the service's address. */
const port = Number(process.env['O7_PORT'] ?? 4711);

/** A relay or Zoom that the person names for calls (docs/operator/turn.md): for the service, and for no window. */
const isForCalls = (name: string): boolean => /^(O7_TURN_|ZOOM_SDK_)/.test(name);
const environment = Object.entries(process.env);
const forService = Object.fromEntries(environment.filter(([name]) => isForCalls(name)));
const forWindows = Object.fromEntries(environment.filter(([name]) => !isForCalls(name)));

/** Left and right half of a common screen; the person moves them as they like. */
const desks = [
  { name: 'therapist', window: '20,40,960,820' },
  { name: 'client', window: '1000,40,900,820' },
] as const;

/** A session with a keychain of its own, or on Linux without one a private keyring that keeps its secrets in .data/. */
async function keychainEnvironment(): Promise<{ env: NodeJS.ProcessEnv; stop: () => Promise<void> }> {
  const hasOwn = process.platform !== 'linux' || process.env['DBUS_SESSION_BUS_ADDRESS'] !== undefined;
  if (hasOwn) return { env: {}, stop: async () => undefined };
  const keyring = await startKeyring(join(data, 'keyring'));
  say('no desktop keychain in this session: using a private one in .data/keyring');
  return keyring;
}

function openDesk(
  { name, window }: (typeof desks)[number],
  serviceUrl: string,
  keychain: NodeJS.ProcessEnv,
): Promise<number> {
  const electron = requireElectron();
  const profile = join(data, name);
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const app = spawn(electron.executable, [root], {
    stdio: 'inherit',
    env: {
      ...forWindows,
      ...keychain,
      O7_DEV_PROFILE: profile,
      O7_DEV_SERVICE_URL: serviceUrl,
      O7_DEV_WINDOW: window,
      ...(electron.nativeBinding === null ? {} : { O7_DEV_NATIVE_BINDING: electron.nativeBinding }),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal));
  const { promise, resolve } = Promise.withResolvers<number>();
  app.on('exit', (code) => resolve(code ?? 1));
  return promise;
}

async function openBothDesks(): Promise<number> {
  await step('building the app', () => buildApp('development'));
  const service = await step('starting the service and its PostgreSQL', () =>
    startTestService({ dataFolder: join(data, 'service'), port, env: forService }),
  );
  const keychain = await keychainEnvironment();
  try {
    say(
      `two windows are opening (profiles in .data/, service on ${service.origin}); closing both ends everything`,
    );
    const codes = await Promise.all(desks.map((desk) => openDesk(desk, service.origin, keychain.env)));
    return Math.max(...codes);
  } finally {
    await service.stop();
    await keychain.stop();
  }
}

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
try {
  if (hasDisplay) process.exitCode = await openBothDesks();
  else await import('./demo.ts');
} catch (problem) {
  say(problem instanceof Error ? problem.message : String(problem));
  process.exitCode = 1;
}

// A real keychain for one test: its own D-Bus session bus and its own gnome-keyring, unlocked, in a folder of its own.

import { type ChildProcess, execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { endHelper, firstLine, spawnHelper } from './child.ts';

const run = promisify(execFile);
const secretsName = 'org.freedesktop.secrets';
const loginCollection = '/org/freedesktop/secrets/collection/login';

export interface Keyring {
  /** Variables that make a program use this keyring and nothing of the person's session. */
  readonly env: Readonly<
    Record<'DBUS_SESSION_BUS_ADDRESS' | 'XDG_RUNTIME_DIR' | 'XDG_DATA_HOME' | 'HOME', string>
  >;
  /** Locks the keychain, as a person or a screen lock would. */
  readonly lock: () => Promise<void>;
  /** Ends the keychain service and leaves the bus: "no keychain". */
  readonly kill: () => Promise<void>;
  /** Starts the keychain service again, unlocked, with what it held. */
  readonly start: () => Promise<void>;
  /** Ends everything and removes its folder. */
  readonly stop: () => Promise<void>;
}

/** A bus that starts nothing by itself, so that a missing keychain stays missing. */
function busConfig(folder: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`;
}

type BusCall = (...args: readonly string[]) => Promise<string>;

function busCaller(env: Keyring['env']): BusCall {
  return async (...args) => {
    const options = { env: { ...process.env, ...env } };
    const { stdout } = await run('dbus-send', ['--session', '--print-reply', ...args], options);
    return stdout;
  };
}

async function waitForSecrets(call: BusCall): Promise<void> {
  const question = [
    '--dest=org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.NameHasOwner',
    `string:${secretsName}`,
  ];
  const giveUp = Date.now() + 10_000;
  while (!(await call(...question)).includes('boolean true')) {
    if (Date.now() > giveUp) throw new Error('the keyring did not take its name on the bus');
    await pause(10);
  }
}

function startDaemon(env: Keyring['env']): ChildProcess {
  const daemon = spawnHelper('gnome-keyring-daemon', ['--foreground', '--components=secrets', '--unlock'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  daemon.stdin?.end('test keyring password');
  return daemon;
}

/**
 * Starts bus and keyring (about 50 ms). Linux only; needs `dbus` and `gnome-keyring`.
 * With `dataDir` the secrets are kept there and found again by the next start; without it they go with the folder.
 */
export async function startKeyring(dataDir?: string): Promise<Keyring> {
  // Short, because a socket's path must stay under 107 bytes.
  const folder = await mkdtemp(join(tmpdir(), 'o7k-'));
  const env = {
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${folder}/bus`,
    XDG_RUNTIME_DIR: folder,
    XDG_DATA_HOME: dataDir ?? join(folder, 'data'),
    HOME: folder,
  };
  await mkdir(env.XDG_DATA_HOME, { recursive: true, mode: 0o700 });
  const configFile = join(folder, 'bus.conf');
  await writeFile(configFile, busConfig(folder));
  const bus = spawnHelper(
    'dbus-daemon',
    [`--config-file=${configFile}`, '--nofork', '--nopidfile', '--print-address=1'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  if (bus.stdout === null) throw new Error('the bus has no output');
  await firstLine(bus, bus.stdout);
  const call = busCaller(env);
  let daemon = startDaemon(env);
  await waitForSecrets(call);
  return {
    env,
    lock: async () => {
      const lock = 'org.freedesktop.Secret.Service.Lock';
      await call(
        `--dest=${secretsName}`,
        '/org/freedesktop/secrets',
        lock,
        `array:objpath:${loginCollection}`,
      );
    },
    kill: () => endHelper(daemon, 'SIGKILL'),
    start: async () => {
      daemon = startDaemon(env);
      await waitForSecrets(call);
    },
    stop: async () => {
      await endHelper(daemon);
      await endHelper(bus);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

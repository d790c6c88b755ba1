// Electron never runs as root: this makes the ordinary user and tells how to run a program as it.

import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asUserMark, cache, isRoot, root, userHome, userName, writableFolders } from './paths.js';
import { run, succeeds } from './run.js';
import { step } from './say.js';

/** @param {string} flag */
const idOf = (flag) => Number(run('id', [flag, userName]).trim());

/** Gives a folder of ours to the user, where something in it is not the user's yet. @param {string} path @param {number} uid @param {number} gid */
function giveTo(path, uid, gid) {
  const info = lstatSync(path);
  if (info.uid !== uid && !info.isSymbolicLink()) chownSync(path, uid, gid);
  if (!info.isDirectory()) return;
  for (const name of readdirSync(path)) giveTo(join(path, name), uid, gid);
}

/** Makes the ordinary user and gives it the few folders it writes to. Does nothing when set-up is not root. */
export async function ensureOrdinaryUser() {
  for (const folder of writableFolders) mkdirSync(join(root, folder), { recursive: true });
  if (!isRoot) return;
  if (!succeeds('id', [userName])) {
    await step(`making the ordinary user ${userName} (Electron never runs as root)`, () =>
      run('useradd', [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        userHome,
        '--shell',
        '/usr/sbin/nologin',
        userName,
      ]),
    );
  }
  const uid = idOf('-u');
  const gid = idOf('-g');
  for (const folder of [userHome, join(userHome, 'run')]) {
    mkdirSync(folder, { recursive: true });
    chownSync(folder, uid, gid);
    chmodSync(folder, 0o700);
  }
  for (const folder of writableFolders) giveTo(join(root, folder), uid, gid);
}

/** setpriv's flags for the user; with `reachAnyFolder` it may read through folders that only root can enter. @param {boolean} reachAnyFolder */
function userFlags(reachAnyFolder) {
  const flags = [`--reuid=${userName}`, `--regid=${userName}`, '--init-groups'];
  if (!reachAnyFolder) return [...flags, '--inh-caps=-all'];
  // access(2) ignores a capability of an ordinary user unless this bit is set: existsSync would deny what read allows.
  const caps = ['--inh-caps=-all,+dac_read_search', '--ambient-caps=-all,+dac_read_search'];
  return [...flags, '--securebits=+no_setuid_fixup', ...caps];
}

/** A clone in a 0700 folder, or one made with umask 077, cannot be read by another user. */
function userCanReadClone() {
  const probes = ['package.json', 'build/setup.js', 'node_modules/electron/package.json'];
  return probes.every((file) => succeeds('setpriv', [...userFlags(false), 'test', '-r', join(root, file)]));
}

/** The user's environment: nothing of root's session, home or temporary folder. */
function userEnvironment() {
  const foreign =
    /^(HOME|USER|LOGNAME|MAIL|SHELL|TMPDIR|SUDO_.*|XDG_.*|DBUS_.*|npm_config_(cache|prefix|userconfig))$/;
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  return {
    ...kept,
    HOME: userHome,
    USER: userName,
    LOGNAME: userName,
    SHELL: '/bin/sh',
    XDG_RUNTIME_DIR: join(userHome, 'run'),
    [asUserMark]: cache,
  };
}

/**
 * The command that runs `program` as the ordinary user (or unchanged, when we are not root).
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {{ program: string, args: string[], env: NodeJS.ProcessEnv }}
 */
export function asOrdinaryUser(program, args) {
  if (!isRoot) return { program, args: [...args], env: process.env };
  shareDisplay();
  return {
    program: 'setpriv',
    args: [...userFlags(!userCanReadClone()), program, ...args],
    env: userEnvironment(),
  };
}

/** Root's X display, where there is one, opened to the ordinary user by handing over its cookie. */
function shareDisplay() {
  const display = process.env['DISPLAY'];
  if (!display || !succeeds('xauth', ['-V'])) return;
  const cookies = spawnSync('xauth', ['nlist', display], { encoding: 'utf8' }).stdout;
  if (!cookies) return;
  const file = join(userHome, '.Xauthority');
  spawnSync('xauth', ['-f', file, 'nmerge', '-'], { input: cookies });
  if (!existsSync(file)) return;
  chownSync(file, idOf('-u'), idOf('-g'));
  process.env['XAUTHORITY'] = file;
}

// The system libraries and programs that Electron, the tests and the fallback runtime need on Linux.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isRoot } from './paths.js';
import { run, succeeds } from './run.js';
import { SetupProblem, step } from './say.js';

/** @typedef {'app' | 'headless' | 'tests' | 'fallback'} Need */
/** @typedef {{ need: Need, debian: string, library?: string, program?: string, service?: string }} SystemPart */

/** @type {readonly SystemPart[]} */
const parts = [
  { need: 'app', debian: 'libgtk-3-0', library: 'libgtk-3.so.0' },
  { need: 'app', debian: 'libnss3', library: 'libnss3.so' },
  { need: 'app', debian: 'libasound2', library: 'libasound.so.2' },
  { need: 'app', debian: 'libgbm1', library: 'libgbm.so.1' },
  { need: 'app', debian: 'libsecret-1-0', library: 'libsecret-1.so.0' },
  { need: 'headless', debian: 'xvfb', program: 'Xvfb' },
  { need: 'headless', debian: 'xauth', program: 'xauth' },
  { need: 'headless', debian: 'dbus', program: 'dbus-daemon' },
  { need: 'headless', debian: 'gnome-keyring', program: 'gnome-keyring-daemon' },
  { need: 'headless', debian: 'libnotify4', library: 'libnotify.so.4' },
  { need: 'headless', debian: 'strace', program: 'strace' },
  { need: 'tests', debian: 'strace', program: 'strace' },
  { need: 'tests', debian: 'openssl', program: 'openssl' },
  { need: 'tests', debian: 'iproute2', program: 'ip' },
  { need: 'tests', debian: 'tcpdump', program: 'tcpdump' },
  // Debian would run it from now on; only tests start one here, and end it.
  { need: 'tests', debian: 'coturn', program: 'turnserver', service: 'coturn' },
  { need: 'tests', debian: 'nftables', program: 'nft' },
  { need: 'fallback', debian: 'unzip', program: 'unzip' },
  { need: 'fallback', debian: 'g++', program: 'g++' },
  { need: 'fallback', debian: 'make', program: 'make' },
  { need: 'fallback', debian: 'python3', program: 'python3' },
];

/** @param {string} program */
function isOnPath(program) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/sbin', '/sbin'];
  return folders.some((folder) => existsSync(join(folder, program)));
}

/** Names of all shared libraries the loader knows; null where that cannot be told (no ldconfig). */
function knownLibraries() {
  const tool = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path));
  return tool ? run(tool, ['-p']) : null;
}

/** @param {readonly Need[]} needs */
function missingParts(needs) {
  const libraries = knownLibraries();
  return parts.filter(({ need, library, program }) => {
    if (!needs.includes(need)) return false;
    if (program) return !isOnPath(program);
    return libraries !== null && library !== undefined && !libraries.includes(`${library} `);
  });
}

/** Newer Ubuntu renamed some libraries for 64-bit time. @param {string} name */
function aptName(name) {
  const known = (/** @type {string} */ candidate) =>
    /Candidate: (?!\(none\))\S/.test(run('apt-cache', ['policy', candidate]));
  return !known(name) && known(`${name}t64`) ? `${name}t64` : name;
}

/** A package that brings a service is wanted for its program alone: the service is ended, and stays so after a restart. @param {string} service */
function keepQuiet(service) {
  succeeds('update-rc.d', [service, 'disable']);
  succeeds('service', [service, 'stop']);
}

/**
 * Installs what is missing where that is possible (root, with apt), else throws with the exact command.
 * @param {readonly Need[]} needs
 */
export async function ensureSystemPackages(needs) {
  if (process.platform !== 'linux') return;
  const parts = missingParts(needs);
  const missing = parts.map((part) => part.debian);
  if (missing.length === 0) return;
  const list = missing.join(' ');
  const services = parts.flatMap(({ service }) => service ?? []);
  if (!isRoot || !succeeds('apt-get', ['--version'])) {
    throw new SetupProblem(
      `these system packages are missing (Debian names): ${list}\n  On Debian or Ubuntu run:  sudo apt-get install --no-install-recommends ${list}${services.map((service) => `\n  and then:  sudo update-rc.d ${service} disable && sudo service ${service} stop`).join('')}`,
    );
  }
  await step(`installing system packages: ${list}`, () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-q'], { env });
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing.map(aptName)], { env });
    services.forEach(keepQuiet);
  });
}

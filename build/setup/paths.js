// Where things live: the clone, the shared cache, and the folders that belong to the ordinary user.

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The clone's top folder. */
export const root = resolve(import.meta.dirname, '../..');

/** True when set-up runs as root: then everything after it runs as `userName`. */
export const isRoot = process.platform !== 'win32' && process.getuid?.() === 0;

/** The ordinary user that set-up makes when it runs as root (no login shell, no password). */
export const userName = 'o7-therapy';

const rootCache = '/var/cache/o7-therapy';

/** Marks a process that set-up started as the ordinary user, so that it finds root's cache. */
export const asUserMark = 'O7_SETUP_CACHE';

/** Electron runtimes and compiled modules, kept across runs and clones. */
export const cache =
  process.env[asUserMark] ??
  (isRoot ? rootCache : join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'o7-therapy'));

/** Home of the ordinary user that root's set-up makes. */
export const userHome = join(rootCache, 'home');

/** The only folders of the clone that the ordinary user writes to. */
export const writableFolders = ['.data', 'out', 'test-results', 'dist'];

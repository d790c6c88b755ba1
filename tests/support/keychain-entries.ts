/** The entries of a real keychain, from outside of the app. Only while it runs and is unlocked. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Keyring } from './keyring.ts';

export type Entries = Readonly<Record<string, string>>;

export interface KeychainEntries {
  list(): Entries;
  set(name: string, value: string): void;
  remove(name: string): void;
}

export function keychainEntries({ env }: Pick<Keyring, 'env'>, service: string): KeychainEntries {
  const program = join(import.meta.dirname, 'keychain-child.ts');
  const run = (...args: readonly string[]): string =>
    execFileSync(process.execPath, [program, service, ...args], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', ...env },
    });
  return {
    list: () => JSON.parse(run('list')) as Entries,
    set: (name, value) => void run('set', name, value),
    remove: (name) => void run('remove', name),
  };
}

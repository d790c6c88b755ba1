/** Where a profile's vault lies, and what of this computer its keys are bound to. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../contract/errors/app-error.ts';
import { type Attempts, openAttempts } from '../keys/attempts.ts';
import { openFolderKeychain } from '../keys/folder-keychain.ts';
import { decodeKeyFile, type KeyFile } from '../keys/key-file.ts';
import { type FirstKeyFile, parseFirstKeyFile } from '../keys/key-file-v1.ts';
import type { Keychain, KeychainBackend } from '../keys/keychain.ts';
import { storeError } from '../store/store-error.ts';

export interface VaultPlace {
  readonly profileDir: string;
  /** The system's. */
  readonly keychain: Keychain;
  /** Null where the system tells none. */
  readonly machineId: () => string | null;
  /** Tests only: a passcode costs the floor. */
  readonly leastPasscodeCost?: boolean;
  readonly nativeBinding?: string | undefined;
}

export const vaultFolder = (place: VaultPlace): string => join(place.profileDir, 'vault');
/** Where a vault is built before one rename makes it real; what a crash leaves here was never a profile. */
export const buildFolder = (place: VaultPlace): string => join(place.profileDir, 'vault.new');

/** What is being removed: no profile any more. */
export const goneFolder = (place: VaultPlace): string => join(place.profileDir, 'vault.aside-gone');

export const keyFileIn = (folder: string): string => join(folder, 'key.json');
export const recoveryFileIn = (folder: string): string => join(folder, 'recovery.json');
export const databaseIn = (folder: string, keyFile: Pick<KeyFile, 'database'>): string =>
  join(folder, keyFile.database);

/** Whether this profile holds a vault. */
export function hasVault(place: VaultPlace): boolean {
  return existsSync(vaultFolder(place));
}

/** Whether the words of a recovery kit can open it. */
export function hasRecoveryFile(place: VaultPlace): boolean {
  return existsSync(recoveryFileIn(vaultFolder(place)));
}

/** Wrong passcodes are counted outside of everything that a failed start must not change. */
export function attemptsOf(place: VaultPlace): Attempts {
  return openAttempts(join(vaultFolder(place), 'attempts.json'));
}

/** The key file as the first builds wrote it; null where there is none of that form. */
export function findFirstKeyFile(folder: string): FirstKeyFile | null {
  return existsSync(keyFileIn(folder)) ? parseFirstKeyFile(readFileSync(keyFileIn(folder), 'utf8')) : null;
}

/** Throws `keyFile.missing`, `keyFile.damaged`, `keyFile.newer`. */
export function readKeyFile(folder: string): KeyFile {
  if (!existsSync(keyFileIn(folder))) throw new AppError('keyFile.missing');
  try {
    return decodeKeyFile(readFileSync(keyFileIn(folder), 'utf8'));
  } catch (thrown) {
    throw storeError(thrown, 'keyFile.damaged');
  }
}

/** The key file where it can be read at all; null for every cause that it cannot. */
export function findKeyFile(folder: string): KeyFile | null {
  try {
    return readKeyFile(folder);
  } catch {
    return null;
  }
}

/** The keychain of this backend; `keychain.weak` when it is neither the system's nor none. */
export function keychainOf(place: VaultPlace, backend: KeychainBackend): Keychain {
  if (backend === 'none') return openFolderKeychain(join(place.profileDir, 'device-half.json'));
  if (backend !== place.keychain.backend) throw new AppError('keychain.weak');
  return place.keychain;
}

/** The vault of a profile: key file and database, made complete or not at all, opened without changing a byte on failure. */
import { existsSync, rmSync } from 'node:fs';
import type { Protection } from '../../../contract/bridge/protection.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { mkdirSync, renameSync } from '../../writing/files.ts';
import { reach } from '../crash-points.ts';
import { newId } from '../crypto/ids.ts';
import { randomBytes, wipe } from '../crypto/primitives.ts';
import { makeDeviceSecret, readDeviceSecret, removeDeviceSecret } from '../keys/device-secret.ts';
import { syncFolder, writeDurably } from '../keys/durable-file.ts';
import { encodeKeyFile, type KeyFile, keyFileVersion } from '../keys/key-file.ts';
import { type FirstKeyFile, renewKeyFile } from '../keys/key-file-v1.ts';
import type { Keychain } from '../keys/keychain.ts';
import { encodePasscode, newPasscodeKey, type PasscodeKey, passcodeKey } from '../keys/passcode.ts';
import { checkSecrets, unwrapDataKey, wrapDataKey } from '../keys/wrap.ts';
import { openStore, type Store } from '../store/database.ts';
import { finishEarlierCopy } from '../store/snapshot.ts';
import { inTransaction } from '../store/statement.ts';
import { storeError } from '../store/store-error.ts';
import { rewrap } from './rewrapping.ts';
import {
  buildFolder,
  databaseIn,
  findFirstKeyFile,
  findKeyFile,
  goneFolder,
  hasVault,
  keychainOf,
  keyFileIn,
  readKeyFile,
  type VaultPlace,
  vaultFolder,
} from './vault-place.ts';

/** An open vault. While it is open this process holds its keys; locking ends the process. */
export interface Vault {
  readonly store: Store;
  readonly keyFile: KeyFile;
  /** Where the device secret lies. */
  readonly keychain: Keychain;
  readonly dataKey: Uint8Array;
  /** Null: no passcode is set. */
  readonly passcode: PasscodeKey | null;
}

/** As far as possible: an entry that stays behind opens nothing once its key file is gone. */
export async function removeSecretOf(
  place: VaultPlace,
  { profile, wrap }: Pick<KeyFile, 'profile' | 'wrap'>,
): Promise<void> {
  try {
    await removeDeviceSecret(keychainOf(place, wrap.backend), profile);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
  }
}

/** With its keychain entries. */
export async function removeVaultFolder(place: VaultPlace, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const keyFile = findKeyFile(folder);
  if (keyFile !== null) await removeSecretOf(place, keyFile);
  rmSync(folder, { recursive: true, force: true });
}

/** Throws `passcode.required` where the protection cannot be without one, `passcode.tooShort`, `passcode.tooLong`. */
async function passcodeFor(place: VaultPlace, protection: Protection): Promise<PasscodeKey | null> {
  if (protection.passcode !== null)
    return newPasscodeKey(encodePasscode(protection.passcode), place.leastPasscodeCost);
  if (protection.shared || protection.withoutKeychain) throw new AppError('passcode.required');
  return null;
}

/**
 * A key file for a data key under this protection; the device secret is in its keychain already. Not bound to the machine:
 * that comes with the recovery kit. Throws `keychain.*`, `passcode.*`.
 */
export async function protectDataKey(
  place: VaultPlace,
  dataKey: Uint8Array,
  protection: Protection,
  header: { readonly createdAt: number; readonly now: number; readonly database: string },
): Promise<{ readonly keyFile: KeyFile; readonly passcode: PasscodeKey | null }> {
  const passcode = await passcodeFor(place, protection);
  const keychain = keychainOf(place, protection.withoutKeychain ? 'none' : place.keychain.backend);
  const profile = newId();
  const deviceSecret = await makeDeviceSecret(keychain, profile);
  const keyFile = wrapDataKey(
    dataKey,
    {
      version: keyFileVersion,
      cipher: 'sqlcipher4',
      profile,
      createdAt: header.createdAt,
      keysAt: header.now,
      shared: protection.shared,
      database: header.database,
    },
    { deviceSecret, backend: keychain.backend, machineId: null, passcode },
  );
  wipe(deviceSecret);
  return { keyFile, passcode };
}

/**
 * Makes a new vault; `fill` writes the first rows in one transaction. Throws `profile.exists`, `keychain.*`, `passcode.*`,
 * `store.*`; on any failure nothing is left behind.
 */
export async function createVault(
  place: VaultPlace,
  now: number,
  protection: Protection,
  fill: (store: Store) => void,
): Promise<Vault> {
  if (hasVault(place)) throw new AppError('profile.exists');
  const folder = buildFolder(place);
  await removeVaultFolder(place, folder);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const dataKey = randomBytes(32);
    const database = 'o7.db';
    const { keyFile, passcode } = await protectDataKey(place, dataKey, protection, {
      createdAt: now,
      now,
      database,
    });
    writeDurably(keyFileIn(folder), encodeKeyFile(keyFile));
    reach('create.keyFileWritten');
    const { nativeBinding } = place;
    const store = openStore({ file: databaseIn(folder, keyFile), dataKey, mode: 'create', nativeBinding });
    wipe(dataKey);
    inTransaction(store, () => fill(store));
    store.close();
    reach('create.filled');
    syncFolder(folder);
    renameSync(folder, vaultFolder(place));
    reach('create.inPlace');
    syncFolder(place.profileDir);
    return await openVault(place, passcode?.key ?? null);
  } catch (thrown) {
    await removeVaultFolder(place, folder);
    throw storeError(thrown);
  }
}

/** A passcode as it was typed, or its key where that is at hand. */
type Given = string | Uint8Array | null;

async function keyOf(keyFile: KeyFile, given: Given): Promise<PasscodeKey | null> {
  const cost = keyFile.wrap.passcode;
  if (cost === null) return null;
  if (given === null) throw new AppError('profile.locked');
  return { cost, key: typeof given === 'string' ? await passcodeKey(encodePasscode(given), cost) : given };
}

/**
 * Opens the vault. Throws `profile.missing`, `keyFile.*`, `keychain.*`, `store.*`, `profile.inUse`; `profile.locked` when all
 * else is in order and no passcode is given; `passcode.wrong`.
 */
export async function openVault(place: VaultPlace, given: Given): Promise<Vault> {
  if (!hasVault(place)) throw new AppError('profile.missing');
  const folder = vaultFolder(place);
  const first = findFirstKeyFile(folder);
  if (first !== null) return openFirstVault(place, first);
  const keyFile = readKeyFile(folder);
  const file = databaseIn(folder, keyFile);
  finishEarlierCopy(folder);
  if (!existsSync(file)) throw new AppError('store.missing');
  const keychain = keychainOf(place, keyFile.wrap.backend);
  const deviceSecret = await readDeviceSecret(keychain, keyFile.profile);
  const machineId = keyFile.wrap.machine === null ? null : place.machineId();
  try {
    checkSecrets(keyFile, deviceSecret, machineId);
    const passcode = await keyOf(keyFile, given);
    const dataKey = unwrapDataKey(keyFile, deviceSecret, machineId, passcode?.key ?? null);
    lastKeys = { keyFile, keychain, dataKey, passcode, file };
    const store = openStore({ file, dataKey, mode: 'open', nativeBinding: place.nativeBinding });
    return { store, keyFile, keychain, dataKey, passcode };
  } finally {
    wipe(deviceSecret);
  }
}

/** A vault's keys without its store. */
export interface VaultKeys extends Omit<Vault, 'store'> {
  /** Path of the database. */
  readonly file: string;
}

let lastKeys: VaultKeys | null = null;

/** Keys of the vault that was opened last: should its database prove damaged, saving it needs no passcode a second time. */
export const findLastKeys = (): VaultKeys | null => lastKeys;

/** A vault of the first builds gets its key file in today's form, once it has opened. */
async function openFirstVault(place: VaultPlace, first: FirstKeyFile): Promise<Vault> {
  const folder = vaultFolder(place);
  const keychain = keychainOf(place, first.wraps[0].backend);
  const deviceSecret = await readDeviceSecret(keychain, first.profile);
  try {
    const { keyFile, dataKey } = renewKeyFile(first, deviceSecret);
    const file = databaseIn(folder, keyFile);
    if (!existsSync(file)) throw new AppError('store.missing');
    const store = openStore({ file, dataKey, mode: 'open', nativeBinding: place.nativeBinding });
    try {
      // A copy of the old file, which knew no passcode, is to open nothing from here on.
      return await rewrap(place, { store, keyFile, keychain, dataKey, passcode: null }, {});
    } catch (thrown) {
      store.close();
      throw thrown;
    }
  } finally {
    wipe(deviceSecret);
  }
}

/** Removes vault and keychain entries. The store must be closed. */
export async function destroyVault(place: VaultPlace): Promise<void> {
  await finishDestroying(place);
  if (!hasVault(place)) return;
  // One step: from here on there is no profile, whatever happens to this process.
  renameSync(vaultFolder(place), goneFolder(place));
  syncFolder(place.profileDir);
  reach('forget.begun');
  await finishDestroying(place);
}

/** Call before anything looks for the vault: what a crash left of one that was given up goes, its keys first. */
export async function finishDestroying(place: VaultPlace): Promise<void> {
  const folder = goneFolder(place);
  if (!existsSync(folder)) return;
  const keyFile = findKeyFile(folder);
  if (keyFile !== null) await removeSecretOf(place, keyFile);
  reach('forget.keysGone');
  rmSync(folder, { recursive: true, force: true });
}

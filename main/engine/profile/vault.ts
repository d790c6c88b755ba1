/** The vault folder of a profile: key file and database, made complete or not at all, opened without changing a byte on failure. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../contract/errors/app-error.ts';
import { wipe } from '../crypto/primitives.ts';
import { createDataKey, deviceSecretName, startCounterName, unwrapDataKey } from '../keys/data-key.ts';
import { syncFolder, writeDurably } from '../keys/durable-file.ts';
import { decodeKeyFile, encodeKeyFile, type KeyFile } from '../keys/key-file.ts';
import type { Keychain } from '../keys/keychain.ts';
import { openStore, type Store } from '../store/database.ts';
import { inTransaction } from '../store/statement.ts';
import { storeError } from '../store/store-error.ts';

export interface VaultPlace {
  readonly profileDir: string;
  readonly keychain: Keychain;
  readonly nativeBinding?: string | undefined;
}

/** An open vault: the store and the random name its keychain entries carry. */
export interface Vault {
  readonly store: Store;
  readonly profile: string;
}

const keyFileIn = (folder: string) => join(folder, 'key.json');
const databaseIn = (folder: string) => join(folder, 'o7.db');
const vaultFolder = (place: VaultPlace) => join(place.profileDir, 'vault');
/** Where a vault is built before one rename makes it real; what a crash leaves here was never a profile. */
const buildFolder = (place: VaultPlace) => join(place.profileDir, 'vault.new');

/** Whether this profile holds a vault. */
export function hasVault(place: VaultPlace): boolean {
  return existsSync(vaultFolder(place));
}

/** As far as possible: an entry that stays behind opens nothing once its key file is gone. */
async function removeKeychainEntries(place: VaultPlace, folder: string): Promise<void> {
  try {
    const { profile } = readKeyFile(folder);
    await place.keychain.remove(deviceSecretName(profile));
    await place.keychain.remove(startCounterName(profile));
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
  }
}

async function removeFolder(place: VaultPlace, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await removeKeychainEntries(place, folder);
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Makes a new vault; `fill` writes the first rows in one transaction. Throws `profile.exists`, `keychain.*`, `store.*`;
 * on any failure nothing is left behind.
 */
export async function createVault(
  place: VaultPlace,
  now: number,
  fill: (store: Store) => void,
): Promise<Vault> {
  if (hasVault(place)) throw new AppError('profile.exists');
  const folder = buildFolder(place);
  await removeFolder(place, folder);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { dataKey, keyFile } = await createDataKey(place.keychain, now);
    writeDurably(keyFileIn(folder), encodeKeyFile(keyFile));
    const store = openStore({
      file: databaseIn(folder),
      dataKey,
      mode: 'create',
      nativeBinding: place.nativeBinding,
    });
    wipe(dataKey);
    inTransaction(store, () => fill(store));
    store.close();
    syncFolder(folder);
    renameSync(folder, vaultFolder(place));
    syncFolder(place.profileDir);
  } catch (thrown) {
    await removeFolder(place, folder);
    throw storeError(thrown);
  }
  return openVault(place);
}

function readKeyFile(folder: string): KeyFile {
  if (!existsSync(keyFileIn(folder))) throw new AppError('keyFile.missing');
  try {
    return decodeKeyFile(readFileSync(keyFileIn(folder), 'utf8'));
  } catch (thrown) {
    throw storeError(thrown, 'keyFile.damaged');
  }
}

/** Opens the vault. Throws `profile.missing`, `keyFile.*`, `keychain.*`, `store.*`, `profile.inUse`. */
export async function openVault(place: VaultPlace): Promise<Vault> {
  if (!hasVault(place)) throw new AppError('profile.missing');
  const folder = vaultFolder(place);
  const keyFile = readKeyFile(folder);
  if (!existsSync(databaseIn(folder))) throw new AppError('store.missing');
  const dataKey = await unwrapDataKey(keyFile, place.keychain);
  try {
    const store = openStore({
      file: databaseIn(folder),
      dataKey,
      mode: 'open',
      nativeBinding: place.nativeBinding,
    });
    return { store, profile: keyFile.profile };
  } finally {
    wipe(dataKey);
  }
}

/** Removes vault and keychain entries: for a sign-up that the service refused. The store must be closed. */
export async function destroyVault(place: VaultPlace): Promise<void> {
  await removeFolder(place, vaultFolder(place));
}

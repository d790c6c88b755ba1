/** Builds a whole vault beside the present one and lets it take that one's place: a crash leaves the old one or the new one. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mkdirSync, renameSync } from '../../writing/files.ts';
import { reach } from '../crash-points.ts';
import { randomBytes, wipe } from '../crypto/primitives.ts';
import { syncFolder, writeDurably } from '../keys/durable-file.ts';
import { encodeKeyFile, type KeyFile } from '../keys/key-file.ts';
import type { PasscodeKey } from '../keys/passcode.ts';
import { storeError } from '../store/store-error.ts';
import { openVault, removeVaultFolder, type Vault } from './vault.ts';
import { buildFolder, hasVault, keyFileIn, type VaultPlace, vaultFolder } from './vault-place.ts';

/** Stands in a vault that is whole and only lacks its name. */
const wholeMark = (folder: string) => join(folder, 'whole');

/** Where a vault that could not be opened is kept; the first free name. */
function asideFolder(place: VaultPlace): string {
  for (let number = 1; ; number++) {
    const folder = join(place.profileDir, `vault.aside-${number}`);
    if (!existsSync(folder)) return folder;
  }
}

/** Call before anything looks for the vault: a swap that a crash broke off between its two renames is finished. */
export function finishSwap(place: VaultPlace): void {
  const built = buildFolder(place);
  if (hasVault(place) || !existsSync(wholeMark(built))) return;
  renameSync(built, vaultFolder(place));
  syncFolder(place.profileDir);
}

/** Vaults that could not be opened and were kept when another took their place. */
export function findAsideFolders({ profileDir }: Pick<VaultPlace, 'profileDir'>): readonly string[] {
  return readdirSync(profileDir)
    .filter((name) => /^vault\.aside-\d+$/.test(name))
    .map((name) => join(profileDir, name));
}

/** Vaults kept aside, and what a crash left of one that was being built, with their keychain entries. */
export async function removeOtherVaults(place: VaultPlace): Promise<void> {
  const names = readdirSync(place.profileDir).filter((name) => /^vault\.(aside-\d+|new)$/.test(name));
  for (const name of names) await removeVaultFolder(place, join(place.profileDir, name));
}

/** What is written into a vault that is being built. */
export interface Building {
  readonly folder: string;
  readonly keyFile: KeyFile;
  readonly dataKey: Uint8Array;
}

/** A key file that is not written yet, its device secret in the keychain already. */
export interface ProtectedKey {
  readonly keyFile: KeyFile;
  readonly passcode: PasscodeKey | null;
}

/**
 * `fill` writes database and files into the new folder and leaves them closed and synced. Throws what it throws, `keychain.*`,
 * `passcode.*`, `store.*`; then the present vault is as it was. It is kept aside, for it could not be opened.
 */
export async function replaceVault(
  place: VaultPlace,
  protect: (dataKey: Uint8Array, database: string) => Promise<ProtectedKey>,
  fill: (building: Building) => Promise<void>,
): Promise<Vault> {
  const folder = buildFolder(place);
  const dataKey = randomBytes(32);
  await removeVaultFolder(place, folder);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { keyFile, passcode } = await protect(dataKey, 'o7.db');
    writeDurably(keyFileIn(folder), encodeKeyFile(keyFile));
    await fill({ folder, keyFile, dataKey });
    syncFolder(folder);
    writeDurably(wholeMark(folder), '');
    reach('vault.built');
    if (hasVault(place)) {
      renameSync(vaultFolder(place), asideFolder(place));
      syncFolder(place.profileDir);
    }
    reach('vault.oldAside');
    finishSwap(place);
    reach('vault.swapped');
    rmSync(wholeMark(vaultFolder(place)), { force: true });
    return await openVault(place, passcode?.key ?? null);
  } catch (thrown) {
    // Between the two renames the new one is all there is: the next start finishes.
    if (hasVault(place) || !existsSync(wholeMark(folder))) await removeVaultFolder(place, folder);
    throw storeError(thrown);
  } finally {
    wipe(dataKey);
  }
}

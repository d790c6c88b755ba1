/** New data key, new device secret: a copy of the database under them takes its place in the one write of the key file. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { idSchema } from '../../../contract/domain/ids.ts';
import { reach } from '../crash-points.ts';
import { newId } from '../crypto/ids.ts';
import { randomBytes, wipe } from '../crypto/primitives.ts';
import { makeDeviceSecret, removeDeviceSecret } from '../keys/device-secret.ts';
import { writeDurably } from '../keys/durable-file.ts';
import { encodeKeyFile, type KeyFile } from '../keys/key-file.ts';
import { wrapDataKey } from '../keys/wrap.ts';
import { copyUnderNewKey } from '../store/rekey.ts';
import { clearOldPages } from '../store/repositories/deletions.ts';
import { findSetting, putSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import { openVault, type Vault } from './vault.ts';
import { databaseIn, keyFileIn, type VaultPlace, vaultFolder } from './vault-place.ts';

/** Names under which secrets may still lie in the keychain: of the change before, or of one that broke off. */
const leftoverSetting = 'keychain-leftovers';
const leftoversSchema = z.array(idSchema);

const findLeftovers = ({ store }: Vault): readonly string[] =>
  leftoversSchema.parse(JSON.parse(findSetting(store, leftoverSetting) ?? '[]'));

const putLeftovers = ({ store }: Vault, names: readonly string[]): void =>
  inTransaction(store, () => putSetting(store, leftoverSetting, JSON.stringify(names)));

function nextDatabase({ database }: KeyFile): string {
  const number = Number(/-(\d+)\.db$/.exec(database)?.[1] ?? '1');
  return `o7-${number + 1}.db`;
}

/** Takes away what a change left behind: databases that the key file does not name, secrets of earlier names. */
export async function clearLeftovers(place: VaultPlace, vault: Vault): Promise<void> {
  const { database, profile } = vault.keyFile;
  for (const name of readdirSync(vaultFolder(place))) {
    const isDatabase = /^o7(-\d+)?\.db(-wal|-journal)?$/.test(name);
    if (isDatabase && name !== database && !name.startsWith(`${database}-`))
      rmSync(join(vaultFolder(place), name), { force: true });
  }
  const names = findLeftovers(vault);
  if (names.length === 0) return;
  for (const name of names) if (name !== profile) await removeDeviceSecret(vault.keychain, name);
  putLeftovers(vault, []);
}

/** Writes what the words of the recovery kit open: called with both keys before the change and with the new one after it. */
export type WriteRecovery = (
  keys: readonly { readonly database: string; readonly dataKey: Uint8Array }[],
) => void;

/**
 * Closes the vault's store and answers the same vault under new keys; the passcode stays. The connection must be stopped.
 * On a failure before the key file is written the old keys hold; the store is closed either way, so open the vault again.
 * Throws `keychain.*`, `store.diskFull`, `store.readOnly`.
 */
export async function changeKeys(
  place: VaultPlace,
  vault: Vault,
  now: number,
  writeRecovery: WriteRecovery | null,
): Promise<Vault> {
  const folder = vaultFolder(place);
  const { wrap, ...header } = vault.keyFile;
  const profile = newId();
  const database = nextDatabase(vault.keyFile);
  // Both names: whichever is not in use after this is taken away at the next good start.
  putLeftovers(vault, [...findLeftovers(vault), header.profile, profile]);
  const dataKey = randomBytes(32);
  const deviceSecret = await makeDeviceSecret(vault.keychain, profile);
  reach('keys.secretMade');
  const machineId = wrap.machine === null ? null : place.machineId();
  const secrets = { deviceSecret, backend: wrap.backend, machineId, passcode: vault.passcode };
  const keyFile = wrapDataKey(dataKey, { ...header, profile, database, keysAt: now }, secrets);
  wipe(deviceSecret);
  clearOldPages(vault.store);
  vault.store.close();
  copyUnderNewKey({
    from: databaseIn(folder, vault.keyFile),
    to: databaseIn(folder, keyFile),
    oldKey: vault.dataKey,
    newKey: dataKey,
    nativeBinding: place.nativeBinding,
  });
  reach('keys.copied');
  writeRecovery?.([
    { database, dataKey },
    { database: header.database, dataKey: vault.dataKey },
  ]);
  reach('keys.recoveryWritten');
  writeDurably(keyFileIn(folder), encodeKeyFile(keyFile));
  reach('keys.changed');
  writeRecovery?.([{ database, dataKey }]);
  wipe(vault.dataKey);
  const changed = await openVault(place, vault.passcode?.key ?? null);
  await clearLeftovers(place, changed);
  reach('keys.oldRemoved');
  return changed;
}

/** New data key, new device secret: a copy of the database under them takes its place in the one write of the key file. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { reach } from '../crash-points.ts';
import { randomBytes, wipe } from '../crypto/primitives.ts';
import { writeDurably } from '../keys/durable-file.ts';
import { encodeKeyFile, type KeyFile } from '../keys/key-file.ts';
import { wrapDataKey } from '../keys/wrap.ts';
import { copyUnderNewKey } from '../store/rekey.ts';
import { clearOldPages } from '../store/repositories/deletions.ts';
import { makeNewSecret, removeOldSecrets } from './new-secret.ts';
import { openVault, type Vault } from './vault.ts';
import { databaseIn, keyFileIn, type VaultPlace, vaultFolder } from './vault-place.ts';

function nextDatabase({ database }: KeyFile): string {
  const number = Number(/-(\d+)\.db$/.exec(database)?.[1] ?? '1');
  return `o7-${number + 1}.db`;
}

/** Takes away what a change left behind: databases that the key file does not name, secrets of earlier names. */
export async function clearLeftovers(place: VaultPlace, vault: Vault): Promise<void> {
  const { database } = vault.keyFile;
  for (const name of readdirSync(vaultFolder(place))) {
    const isDatabase = /^o7(-\d+)?\.db(-wal|-journal)?$/.test(name);
    if (isDatabase && name !== database && !name.startsWith(`${database}-`))
      rmSync(join(vaultFolder(place), name), { force: true });
  }
  await removeOldSecrets(vault);
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
  const database = nextDatabase(vault.keyFile);
  const dataKey = randomBytes(32);
  const { profile, deviceSecret } = await makeNewSecret(vault);
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

/** Wraps the same data key anew in one write: passcode set, changed or removed, shared or not, bound to this machine or not. */
import { reach } from '../crash-points.ts';
import { wipe } from '../crypto/primitives.ts';
import { writeDurably } from '../keys/durable-file.ts';
import { encodeKeyFile } from '../keys/key-file.ts';
import type { PasscodeKey } from '../keys/passcode.ts';
import { wrapDataKey } from '../keys/wrap.ts';
import { makeNewSecret, removeOldSecrets } from './new-secret.ts';
import type { Vault } from './vault.ts';
import { keyFileIn, type VaultPlace, vaultFolder } from './vault-place.ts';

/** What is to be different; the rest stays. */
export interface WrapChange {
  readonly passcode?: PasscodeKey | null;
  readonly shared?: boolean;
  readonly bound?: boolean;
}

/**
 * The old file holds until the new one is in its place; after that a copy of the old one opens nothing, because its secret is
 * gone. Throws `keychain.*`, `store.diskFull`, `store.readOnly`.
 */
export async function rewrap(place: VaultPlace, vault: Vault, change: WrapChange): Promise<Vault> {
  const { wrap, ...header } = vault.keyFile;
  const passcode = change.passcode === undefined ? vault.passcode : change.passcode;
  const isBound = change.bound ?? wrap.machine !== null;
  const { profile, deviceSecret } = await makeNewSecret(vault);
  const keyFile = wrapDataKey(
    vault.dataKey,
    { ...header, profile, shared: change.shared ?? header.shared },
    { deviceSecret, backend: wrap.backend, machineId: isBound ? place.machineId() : null, passcode },
  );
  wipe(deviceSecret);
  reach('rewrap.beforeWrite');
  writeDurably(keyFileIn(vaultFolder(place)), encodeKeyFile(keyFile));
  reach('rewrap.afterWrite');
  const changed = { ...vault, keyFile, passcode };
  await removeOldSecrets(changed);
  return changed;
}

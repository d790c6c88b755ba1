/** A new device secret under a new name at every change of the key file, so that no older key file opens anything again. */
import { z } from 'zod';
import { idSchema } from '../../../contract/domain/ids.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
import { makeDeviceSecret, removeDeviceSecret, startCounterName } from '../keys/device-secret.ts';
import { getCounters } from '../store/repositories/counters.ts';
import { findSetting, putSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import type { Vault } from './vault.ts';

/** Names under which secrets may still lie in the keychain: of the change before, or of one that broke off. */
const setting = 'keychain-leftovers';
const namesSchema = z.array(idSchema);

const findNames = ({ store }: Vault): readonly string[] =>
  namesSchema.parse(JSON.parse(findSetting(store, setting) ?? '[]'));

function putNames({ store }: Vault, names: readonly string[]): void {
  inTransaction(store, () => putSetting(store, setting, JSON.stringify(names)));
}

/** The secret is in the keychain when this answers; it is the caller's to wipe. Throws `keychain.*`. */
export async function makeNewSecret(
  vault: Vault,
): Promise<{ readonly profile: string; readonly deviceSecret: Uint8Array }> {
  const profile = newId();
  // Both names: whichever the key file does not name after this is taken away.
  putNames(vault, [...findNames(vault), vault.keyFile.profile, profile]);
  const deviceSecret = await makeDeviceSecret(vault.keychain, profile);
  await vault.keychain.write(startCounterName(profile), String(getCounters(vault.store).starts));
  return { profile, deviceSecret };
}

/** Takes away the secrets of names that the key file does not carry. One that cannot be now is tried again at the next start. */
export async function removeOldSecrets(vault: Vault): Promise<void> {
  const names = findNames(vault);
  if (names.length === 0) return;
  const left: string[] = [];
  for (const name of names) {
    if (name === vault.keyFile.profile) continue;
    try {
      await removeDeviceSecret(vault.keychain, name);
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      left.push(name);
    }
  }
  putNames(vault, left);
}

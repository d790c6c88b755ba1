/** What the words bring back: the vault of this computer where its keys fail, or on a new one who one is and whom one writes with. */
import type { Protection } from '../../../contract/bridge/protection.ts';
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { recordEvent } from '../audit/record.ts';
import { newId } from '../crypto/ids.ts';
import { equalConstantTime } from '../crypto/primitives.ts';
import { writeDurably } from '../keys/durable-file.ts';
import { encodeKeyFile } from '../keys/key-file.ts';
import { endOpenInvitations } from '../messaging/ending-invitations.ts';
import type { Profile } from '../profile/profile.ts';
import { prepareNewDevice, readOwnList } from '../profile/recovering.ts';
import { settleTries } from '../profile/unlocking.ts';
import { protectDataKey, removeSecretOf, type Vault } from '../profile/vault.ts';
import {
  attemptsOf,
  databaseIn,
  findKeyFile,
  hasVault,
  keychainOf,
  keyFileIn,
  type VaultPlace,
  vaultFolder,
} from '../profile/vault-place.ts';
import { openStore, type Store } from '../store/database.ts';
import { type Account, getAccount } from '../store/repositories/account.ts';
import { markOlderCopy } from '../store/repositories/counters.ts';
import { findKit, putKit } from '../store/repositories/recovery.ts';
import { inTransaction } from '../store/statement.ts';
import { storeError } from '../store/store-error.ts';
import { createServiceClient } from '../sync/service-client.ts';
import { fillPeople, toAccount } from './identity.ts';
import { type IdentityRecord, openIdentity } from './identity-record.ts';
import { bindToMachine, settleRecoveryFile } from './kit.ts';
import { type KeyedDatabase, openRecoveryFile } from './recovery-file.ts';
import { type RecoveryKeys, vouchFor, withRecoveryKeys } from './recovery-keys.ts';

/** Of two databases, as a change of keys that broke off leaves, the one that is there and opens. */
function openOneOf(
  place: VaultPlace,
  databases: readonly KeyedDatabase[],
): { readonly store: Store; readonly keyed: KeyedDatabase } {
  let problem = new AppError('store.missing');
  for (const keyed of databases) {
    try {
      const { nativeBinding } = place;
      const file = databaseIn(vaultFolder(place), keyed);
      return { store: openStore({ file, dataKey: keyed.dataKey, mode: 'open', nativeBinding }), keyed };
    } catch (thrown) {
      const error = storeError(thrown);
      if (error.code !== 'store.missing') problem = error;
    }
  }
  throw problem;
}

/** Whether these words made the kit that the store names: a database that somebody put in its place is not opened. */
function isVouchedFor(store: Store, keys: RecoveryKeys): boolean {
  const kit = findKit(store);
  if (kit === undefined) return false;
  const { id, key } = getAccount(store);
  return equalConstantTime(kit.vouch, vouchFor(keys, { id, publicKey: key.publicKey }));
}

async function openByWords(
  { place, clock }: Profile,
  keys: RecoveryKeys,
  protection: Protection,
): Promise<Vault> {
  const folder = vaultFolder(place);
  const databases = openRecoveryFile(folder, keys);
  const { store, keyed } = openOneOf(place, databases);
  try {
    if (!isVouchedFor(store, keys)) throw new AppError('recovery.wrongWords');
    const old = findKeyFile(folder);
    const now = clock.now();
    const header = { createdAt: old?.createdAt ?? now, now, database: keyed.database };
    const { keyFile, passcode } = await protectDataKey(place, keyed.dataKey, protection, header);
    // Should this end between here and becoming a new device, the next start still encrypts nothing before it.
    inTransaction(store, () => {
      markOlderCopy(store);
      recordEvent(store, now, { code: 'lock.unlockedByWords' });
    });
    writeDurably(keyFileIn(folder), encodeKeyFile(keyFile));
    if (old !== null) await removeSecretOf(place, old);
    settleTries(attemptsOf(place), store, now);
    const keychain = keychainOf(place, keyFile.wrap.backend);
    return { store, keyFile, keychain, dataKey: keyed.dataKey, passcode };
  } catch (thrown) {
    store.close();
    throw thrown;
  }
}

/**
 * Opens the vault of this computer by its words, under new keys and as a new device. Until the key file is written nothing is
 * changed. Throws `recovery.*`, `keyFile.damaged` (its recovery file), `passcode.*`, `keychain.*`, `store.*`.
 */
export function unlockByWords(
  profile: Profile,
  words: string,
  protection: Protection,
): Promise<ProfileStatus> {
  if (profile.isOpen()) throw new AppError('profile.exists');
  if (!hasVault(profile.place)) throw new AppError('profile.missing');
  return withRecoveryKeys(words, async (keys) => {
    await profile.takeUp(() => openByWords(profile, keys, protection), true);
    await bindToMachine(profile);
    return profile.status();
  });
}

/** The rows of a record; conversations wait to be added again. */
function fillIdentity(store: Store, record: IdentityRecord, keys: RecoveryKeys): void {
  putKit(store, {
    kit: record.kit,
    publicKey: keys.publicKey,
    lookupId: keys.lookupId,
    vouch: fromBase64Url(record.vouch),
    confirmedAt: record.confirmedAt,
  });
  fillPeople(store, record);
}

async function fetchIdentity(
  profile: Profile,
  keys: RecoveryKeys,
): Promise<{ readonly record: IdentityRecord; readonly account: Omit<Account, 'registration'> }> {
  const network = profile.makeNetwork();
  try {
    const service = createServiceClient(network);
    const { sealed } = await service.ask('recovery.fetch', { lookupId: toBase64Url(keys.lookupId) });
    const record = openIdentity(fromBase64Url(sealed), keys);
    const account = toAccount(record);
    const deviceList = await readOwnList(service, network.origin, account, newId());
    if (deviceList.version < record.account.listVersion) throw new AppError('deviceList.rollback');
    return { record, account: { ...account, deviceList } };
  } finally {
    network.close();
  }
}

/**
 * First run on another computer. Throws `recovery.malformed`, `recovery.unknown`, `network.*`, `passcode.*`, `keychain.*`;
 * then nothing is left behind.
 */
export function comeBackByWords(
  profile: Profile,
  words: string,
  protection: Protection,
): Promise<ProfileStatus> {
  if (profile.isOpen() || hasVault(profile.place)) throw new AppError('profile.exists');
  return withRecoveryKeys(words, async (keys) => {
    const { record, account } = await fetchIdentity(profile, keys);
    const becomeNewDevice = await prepareNewDevice(account, profile.clock.now());
    await profile.signUp(protection, (store) => {
      fillIdentity(store, record, keys);
      becomeNewDevice(store);
      // Computers of before end with this: whoever has one knows codes that are open.
      endOpenInvitations({ store, clock: profile.clock });
    });
    const vault = profile.getVault();
    recordEvent(vault.store, profile.clock.now(), { code: 'profile.restored' });
    settleRecoveryFile(vaultFolder(profile.place), vault, profile.clock.now());
    await bindToMachine(profile);
    return profile.status();
  });
}

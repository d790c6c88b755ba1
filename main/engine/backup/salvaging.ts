/** Saves what can be read of a damaged database into a new vault under the same protection; the damaged one is kept aside. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { copyFileSync, mkdirSync } from '../../writing/files.ts';
import { beginLog } from '../audit/beginning.ts';
import { recordEvent } from '../audit/record.ts';
import { newId } from '../crypto/ids.ts';
import { wipe } from '../crypto/primitives.ts';
import { makeDeviceSecret } from '../keys/device-secret.ts';
import { syncFile, syncFolder } from '../keys/durable-file.ts';
import { wrapDataKey } from '../keys/wrap.ts';
import type { Profile } from '../profile/profile.ts';
import { prepareNewDevice } from '../profile/recovering.ts';
import { type Building, type ProtectedKey, replaceVault } from '../profile/replacing.ts';
import { findLastKeys, type VaultKeys } from '../profile/vault.ts';
import { databaseIn, type VaultPlace, vaultFolder } from '../profile/vault-place.ts';
import { writeRecoveryFile } from '../recovery/recovery-file.ts';
import { attachmentPath } from '../store/attachments.ts';
import { openStore, type Store } from '../store/database.ts';
import { migrate } from '../store/migrations/index.ts';
import { getAccount } from '../store/repositories/account.ts';
import { listAttachments, removeAttachment } from '../store/repositories/attachments.ts';
import {
  backupPlans,
  dropOrphans,
  ignoreParents,
  lastMessagePlace,
} from '../store/repositories/backup-rows.ts';
import { clearOldPages } from '../store/repositories/deletions.ts';
import { findKit, putKit } from '../store/repositories/recovery.ts';
import {
  countByIndex,
  openDamagedCopy,
  readWhatCanBe,
  versionOf,
} from '../store/repositories/salvage-rows.ts';
import { rebuildIndex } from '../store/repositories/word-index.ts';
import { inTransaction } from '../store/statement.ts';
import { rowTaker } from './restoring.ts';

export interface Saved {
  readonly status: ProfileStatus;
  readonly messages: number;
  /** Known to have been there and not read. */
  readonly lost: number;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A new data key under the passcode, keychain and machine of the old one. */
async function protectLike(
  place: VaultPlace,
  { keyFile: old, keychain, passcode }: VaultKeys,
  dataKey: Uint8Array,
  database: string,
  now: number,
): Promise<ProtectedKey> {
  const { wrap, ...header } = old;
  const profile = newId();
  const deviceSecret = await makeDeviceSecret(keychain, profile);
  const keyFile = wrapDataKey(
    dataKey,
    { ...header, profile, database, keysAt: now },
    {
      deviceSecret,
      backend: wrap.backend,
      machineId: wrap.machine === null ? null : place.machineId(),
      passcode,
    },
  );
  wipe(deviceSecret);
  return { keyFile, passcode };
}

async function copyRows(from: Store, to: Store): Promise<number> {
  const rows = rowTaker(to);
  let messages = 0;
  for (const table of Object.keys(backupPlans)) {
    for (const slice of readWhatCanBe(from, table)) {
      rows.take(slice);
      if (table === 'message') messages += slice.rows.length;
      await turn();
    }
  }
  rows.end();
  return messages;
}

/** The file of each attachment that still has a row; rows without a file go. */
function copyAttachments(store: Store, from: string, to: string): void {
  for (const { file } of listAttachments(store)) {
    const source = attachmentPath(from, file);
    const target = attachmentPath(to, file);
    if (!existsSync(source)) {
      removeAttachment(store, file);
      continue;
    }
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    copyFileSync(source, target);
    syncFile(target);
  }
  if (existsSync(attachmentPath(to, ''))) syncFolder(attachmentPath(to, ''));
}

/** Who one is must be among it; everything else may be missing. */
async function fill(
  { place, clock }: Profile,
  vault: VaultKeys,
  { folder, keyFile, dataKey }: Building,
): Promise<{ readonly messages: number; readonly lost: number }> {
  const now = clock.now();
  const { nativeBinding } = place;
  const damaged = openDamagedCopy(vault.file, join(folder, 'damaged.db'), vault.dataKey, nativeBinding);
  let store: Store | null = null;
  try {
    const version = versionOf(damaged.store);
    store = openStore({
      file: databaseIn(folder, keyFile),
      dataKey,
      mode: 'create',
      nativeBinding,
      version,
    });
    ignoreParents(store);
    const read = await copyRows(damaged.store, store);
    const before = countByIndex(damaged.store) ?? read;
    dropOrphans(store);
    migrate.run(store, version);
    const becomeNewDevice = await prepareNewDevice(getAccount(store), now);
    const kit = findKitIn(damaged.store);
    const messages = lastMessagePlace(store).count;
    const made = store;
    inTransaction(made, () => {
      rebuildIndex(made);
      if (kit !== undefined) putKit(made, kit);
      copyAttachments(made, vaultFolder(place), folder);
      becomeNewDevice(made);
      beginLog(made, now, 'profile.restored');
      recordEvent(made, now, { code: 'store.salvaged', count: messages });
    });
    if (kit !== undefined) writeRecoveryFile(folder, kit, [{ database: keyFile.database, dataKey }], now);
    clearOldPages(made);
    return { messages, lost: Math.max(0, before - messages) };
  } catch (thrown) {
    const isNobody = thrown instanceof AppError && thrown.code === 'profile.missing';
    throw isNobody ? new AppError('store.damaged') : thrown;
  } finally {
    store?.close();
    damaged.close();
  }
}

function findKitIn(store: Store): ReturnType<typeof findKit> {
  try {
    return findKit(store);
  } catch {
    return undefined;
  }
}

/**
 * Only where the database is damaged and its keys are in order. Becomes a new device. Throws `request.notFound` elsewhere,
 * `store.damaged` where not even who one is can be read, `store.diskFull`, `keychain.*`; then everything is as it was.
 */
export async function salvage(profile: Profile): Promise<Saved> {
  const vault = findLastKeys();
  const status = profile.status();
  const isDamaged = status.state === 'problem' && status.error.code === 'store.damaged';
  if (!isDamaged || vault === null) throw new AppError('request.notFound');
  const { place, clock } = profile;
  let saved = { messages: 0, lost: 0 };
  await profile.takeUp(
    () =>
      replaceVault(
        place,
        (dataKey, database) => protectLike(place, vault, dataKey, database, clock.now()),
        async (building) => {
          saved = await fill(profile, vault, building);
        },
      ),
    false,
  );
  return { status: profile.status(), ...saved };
}

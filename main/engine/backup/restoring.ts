/** Brings a backup back: all of it is checked before anything is touched, and a whole new vault takes the place of what is here. */
import { existsSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Protection } from '../../../contract/bridge/protection.ts';
import type { ProfileStatus, RestoreFile } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { mkdirSync, open } from '../../writing/files.ts';
import { beginLog } from '../audit/beginning.ts';
import { newId } from '../crypto/ids.ts';
import { equalConstantTime, wipe } from '../crypto/primitives.ts';
import { syncFolder } from '../keys/durable-file.ts';
import type { Profile } from '../profile/profile.ts';
import { prepareNewDevice } from '../profile/recovering.ts';
import { type Building, replaceVault } from '../profile/replacing.ts';
import { protectDataKey, type Vault } from '../profile/vault.ts';
import { databaseIn } from '../profile/vault-place.ts';
import { bindToMachine } from '../recovery/kit.ts';
import { writeRecoveryFile } from '../recovery/recovery-file.ts';
import { type RecoveryKeys, withRecoveryKeys } from '../recovery/recovery-keys.ts';
import { attachmentPath } from '../store/attachments.ts';
import { openStore, type Store } from '../store/database.ts';
import { migrate } from '../store/migrations/index.ts';
import { getAccount } from '../store/repositories/account.ts';
import { listAttachments, removeAttachment } from '../store/repositories/attachments.ts';
import { dropOrphans, ignoreParents, insertRows } from '../store/repositories/backup-rows.ts';
import { addBackup } from '../store/repositories/backups.ts';
import { clearOldPages } from '../store/repositories/deletions.ts';
import { putKit } from '../store/repositories/recovery.ts';
import { rebuildIndex } from '../store/repositories/word-index.ts';
import { inTransaction } from '../store/statement.ts';
import {
  type OpenBackup,
  openBackup,
  parseRecord,
  readRecords,
  unsealFileKey,
  verifyBackup,
} from './reading.ts';
import { type BackupCounts, fileSchema, sliceFrame } from './records.ts';

/** Slices that go into one transaction. */
const slicesAtOnce = 32;
/** The version that brought the word index; later ones fill it from what was put in. */
const indexVersion = 50;

export interface RestoreRun {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

/** What a file says of itself without any words. Throws `backup.notABackup`, `backup.newer`, `backup.damaged`. */
export async function inspectBackup(path: string): Promise<RestoreFile> {
  const { handle, outside, size } = await openBackup(path);
  await handle.close();
  return { name: basename(path).slice(0, 255), bytes: size, madeAt: outside.header.createdAt };
}

/** Slices gathered into transactions; `end` after the last one. */
export function rowTaker(store: Store): {
  take(body: ReturnType<typeof sliceFrame.parse>): void;
  end(): void;
} {
  let held: ReturnType<typeof sliceFrame.parse>[] = [];
  const end = (): void => {
    const slices = held;
    held = [];
    inTransaction(store, () => {
      for (const slice of slices) insertRows(store, slice);
    });
  };
  return {
    take(slice) {
      held.push(slice);
      if (held.length >= slicesAtOnce) end();
    },
    end,
  };
}

/** Attachment files as they come, one open at a time. */
function fileTaker(folder: string): {
  begin(file: string): Promise<void>;
  add(bytes: Buffer): Promise<void>;
  end(): Promise<void>;
} {
  let handle: FileHandle | null = null;
  const end = async (): Promise<void> => {
    await handle?.sync();
    await handle?.close();
    handle = null;
  };
  return {
    async begin(file) {
      await end();
      const path = attachmentPath(folder, file);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      handle = await open(path, 'wx', 0o600);
    },
    async add(bytes) {
      await handle?.writeFile(bytes);
    },
    end,
  };
}

async function readInto(
  store: Store,
  folder: string,
  backup: OpenBackup,
  fileKey: Uint8Array,
  run: RestoreRun,
): Promise<void> {
  const rows = rowTaker(store);
  const files = fileTaker(folder);
  const reading = {
    signal: run.signal,
    progress: (done: number) => run.progress(backup.size + done, 2 * backup.size),
  };
  try {
    await readRecords(backup, fileKey, reading, async (record) => {
      if (record.kind === 'rows') rows.take(parseRecord(record, sliceFrame));
      else if (record.kind === 'file') await files.begin(parseRecord(record, fileSchema).file);
      else if (record.kind === 'bytes') await files.add(record.body);
    });
    rows.end();
  } finally {
    await files.end();
  }
}

/** Brings the rows to this app's version and makes the store that of a new device with this kit. */
async function settle(
  store: Store,
  folder: string,
  { outside, size }: OpenBackup,
  keys: RecoveryKeys,
  counts: BackupCounts,
  now: number,
  name: string,
): Promise<void> {
  const { header } = outside;
  dropOrphans(store);
  migrate.run(store, header.schema);
  const account = getAccount(store);
  const isOwn = account.id === header.account && equalConstantTime(account.key.publicKey, header.accountKey);
  if (!isOwn) throw new AppError('backup.forged');
  const becomeNewDevice = await prepareNewDevice(account, now);
  inTransaction(store, () => {
    if (header.schema >= indexVersion) rebuildIndex(store);
    for (const { file } of listAttachments(store)) {
      if (!existsSync(attachmentPath(folder, file))) removeAttachment(store, file);
    }
    const { kit, recoveryKey: publicKey, vouch } = header;
    putKit(store, { kit, publicKey, lookupId: keys.lookupId, vouch, confirmedAt: header.createdAt });
    becomeNewDevice(store);
    const messages = counts.rows['message'] ?? 0;
    addBackup(store, { id: newId(), at: header.createdAt, bytes: size, messages, place: 'file', name, kit });
    beginLog(store, now, 'profile.restored');
  });
}

/** Where and when something is brought back. */
type Scene = Pick<Profile, 'place' | 'clock'>;

async function fillVault(
  { place, clock }: Scene,
  building: Building,
  backup: OpenBackup,
  fileKey: Uint8Array,
  keys: RecoveryKeys,
  counts: BackupCounts,
  run: RestoreRun,
  name: string,
): Promise<void> {
  const { folder, keyFile, dataKey } = building;
  const now = clock.now();
  const store = openStore({
    file: databaseIn(folder, keyFile),
    dataKey,
    mode: 'create',
    nativeBinding: place.nativeBinding,
    version: backup.outside.header.schema,
  });
  try {
    ignoreParents(store);
    await readInto(store, folder, backup, fileKey, run);
    await settle(store, folder, backup, keys, counts, now, name);
    clearOldPages(store);
  } finally {
    store.close();
  }
  const attachments = dirname(attachmentPath(folder, ''));
  if (existsSync(attachments)) syncFolder(attachments);
  const { kit, recoveryKey: publicKey } = backup.outside.header;
  writeRecoveryFile(folder, { kit, publicKey }, [{ database: keyFile.database, dataKey }], now);
}

/** A vault of what a backup holds, in the place of what is here. Throws as `restoreBackup`. */
export async function restoreVault(
  scene: Scene,
  path: string,
  keys: RecoveryKeys,
  protection: Protection,
  run: RestoreRun,
): Promise<Vault> {
  const backup = await openBackup(path);
  let fileKey: Uint8Array | null = null;
  try {
    const key = unsealFileKey(backup, keys);
    fileKey = key;
    const counts = await verifyBackup(backup, key, {
      signal: run.signal,
      progress: (done) => run.progress(done, 2 * backup.size),
    });
    const name = basename(path).slice(0, 255);
    const now = scene.clock.now();
    const protect = (dataKey: Uint8Array, database: string) =>
      protectDataKey(scene.place, dataKey, protection, { createdAt: now, now, database });
    return await replaceVault(scene.place, protect, (building) =>
      fillVault(scene, building, backup, key, keys, counts, run, name),
    );
  } finally {
    if (fileKey !== null) wipe(fileKey);
    await backup.handle.close();
  }
}

/**
 * Where no profile is open: first run, or one that cannot be opened, which is then kept aside. Registers a new device, now or
 * when the service can be reached. Throws `recovery.malformed`, `recovery.wrongWords`, `backup.*`, `passcode.*`, `keychain.*`,
 * `store.*`; then everything is as it was.
 */
export async function restoreBackup(
  profile: Profile,
  path: string,
  words: string,
  protection: Protection,
  run: RestoreRun,
): Promise<ProfileStatus> {
  if (profile.isOpen()) throw new AppError('profile.exists');
  await withRecoveryKeys(words, (keys) =>
    profile.takeUp(() => restoreVault(profile, path, keys, protection, run), false),
  );
  await bindToMachine(profile);
  return profile.status();
}

/** Backups of the open profile: by hand and daily, one at a time, the seven newest of the daily ones kept. */
import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BackupStatus, Progress } from '../../../contract/bridge/views.ts';
import { backupEnding, backupName } from '../../../contract/domain/backup-name.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { recordEvent } from '../audit/record.ts';
import type { Profile } from '../profile/profile.ts';
import { vaultFolder } from '../profile/vault-place.ts';
import type { Store } from '../store/database.ts';
import { getAccount } from '../store/repositories/account.ts';
import { type Backup, listBackups, releaseFolder, removeBackup } from '../store/repositories/backups.ts';
import { findKit } from '../store/repositories/recovery.ts';
import { findSetting, putSetting, removeSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import { storeError } from '../store/store-error.ts';
import { type BackupTarget, makeBackup } from './making.ts';
import { isBackupOf } from './reading.ts';

const folderSetting = 'backup-folder';
const day = 24 * 60 * 60 * 1000;
/** A folder that was not there is looked for again after this. */
const againMs = 60 * 60 * 1000;
const lookMs = 60 * 1000;
/** After the start, when the person has what they came for. */
const soonMs = 5_000;
const keptDaily = 7;
/** Events of one run: the window needs no more. */
const progressSteps = 100;

export interface Backups {
  status(): BackupStatus;
  /** Writes one to this file. Throws what `makeBackup` throws, and `backup.running`. */
  write(file: string): Promise<void>;
  /** Daily from now on, the first at once. */
  useFolder(folder: string): Promise<void>;
  stopDaily(): BackupStatus;
  cancel(): BackupStatus;
}

interface Running {
  readonly controller: AbortController;
  progress: Progress;
}

/** Whether the daily backup is due: the last good one is older than a day, or from a clock that was wrong. */
export function isDue(lastAt: number | null, now: number): boolean {
  return lastAt === null || now - lastAt >= day || lastAt - now > day;
}

export function createBackups(profile: Profile, appVersion: string): Backups {
  const { clock, emit, place } = profile;
  let running: Running | null = null;
  let problem: AppError | null = null;
  let failedAt: number | null = null;

  const openStore = (): Store => profile.getOpen().desk.store;
  const folderOf = (store: Store) => findSetting(store, folderSetting) ?? null;

  function isSuperseded(store: Store, backup: Backup): boolean {
    const { vault } = profile.getOpen();
    return backup.kit !== findKit(store)?.kit || (vault !== null && backup.at < vault.keyFile.keysAt);
  }

  /** Those in the folder that are known to be gone are not named. */
  function isThere(folder: string | null, backup: Backup): boolean {
    if (backup.place === 'file' || folder === null || !existsSync(folder)) return true;
    return existsSync(join(folder, backup.name));
  }

  function status(): BackupStatus {
    const store = openStore();
    const folder = folderOf(store);
    return {
      backups: listBackups(store)
        .filter((backup) => isThere(folder, backup))
        .map((backup) => ({
          id: backup.id,
          at: backup.at,
          bytes: backup.bytes,
          messages: backup.messages,
          place: backup.place,
          name: backup.name,
          superseded: isSuperseded(store, backup),
        })),
      dailyFolder: folder === null ? null : basename(folder).slice(0, 255),
      running: running === null ? null : running.progress,
      problem: problem?.toReport() ?? null,
    };
  }

  const tell = (): void => {
    if (profile.isOpen()) emit('backup.changed', status());
  };

  function follow(run: Running): (done: number, total: number) => void {
    let lastStep = 0;
    return (done, total) => {
      run.progress = { done, total };
      const step = Math.floor((done / total) * progressSteps);
      if (step === lastStep) return;
      lastStep = step;
      tell();
    };
  }

  async function make(target: BackupTarget): Promise<void> {
    if (running !== null) throw new AppError('backup.running');
    const { store } = profile.getVault();
    const run: Running = { controller: new AbortController(), progress: { done: 0, total: 1 } };
    running = run;
    tell();
    try {
      const source = { store, vault: vaultFolder(place), appVersion, now: clock.now() };
      await makeBackup(source, target, { signal: run.controller.signal, progress: follow(run) });
      problem = null;
      failedAt = null;
    } catch (thrown) {
      const error = storeError(thrown);
      if (error.code === 'backup.cancelled') throw error;
      problem = error;
      failedAt = clock.now();
      if (store.open) recordEvent(store, clock.now(), { code: 'backup.failed' });
      throw error;
    } finally {
      running = null;
      tell();
    }
  }

  /** Only what we made and what is still ours by its outside is ever deleted. */
  async function prune(folder: string): Promise<void> {
    const store = openStore();
    const { id } = getAccount(store);
    const daily = listBackups(store).filter((backup) => backup.place === 'folder');
    for (const backup of daily.slice(keptDaily)) {
      const path = join(folder, backup.name);
      if (existsSync(path)) {
        if (!(await isBackupOf(path, id))) continue;
        rmSync(path, { force: true });
      }
      inTransaction(store, () => removeBackup(store, backup.id));
    }
  }

  async function makeDaily(folder: string): Promise<void> {
    const base = backupName(clock.now());
    let name = `${base}.${backupEnding}`;
    for (let copy = 2; existsSync(join(folder, name)); copy++) name = `${base} (${copy}).${backupEnding}`;
    await make({ path: join(folder, name), place: 'folder' });
    await prune(folder);
    tell();
  }

  function look(): void {
    if (!profile.isOpen() || running !== null || profile.getOpen().vault === null) return;
    const store = openStore();
    const folder = folderOf(store);
    if (folder === null || findKit(store) === undefined) return;
    const last = listBackups(store).find((backup) => backup.place === 'folder');
    if (!isDue(last?.at ?? null, clock.now())) return;
    if (failedAt !== null && Math.abs(clock.now() - failedAt) < againMs) return;
    // Its failure is told by `status`.
    makeDaily(folder).catch(() => undefined);
  }

  // As long as the engine lives; a backup that its end breaks off leaves no file (`removeUnfinished`).
  setInterval(look, lookMs).unref();
  setTimeout(look, soonMs).unref();

  return {
    status,
    write: (file) => make({ path: file, place: 'file' }),
    async useFolder(folder) {
      const { store } = profile.getVault();
      if (findKit(store) === undefined) throw new AppError('recovery.noKit');
      if (running !== null) throw new AppError('backup.running');
      inTransaction(store, () => {
        if (folderOf(store) !== folder) releaseFolder(store);
        putSetting(store, folderSetting, folder);
        recordEvent(store, clock.now(), { code: 'backup.folderChosen' });
      });
      await makeDaily(folder);
    },
    stopDaily() {
      const { store } = profile.getVault();
      inTransaction(store, () => {
        releaseFolder(store);
        removeSetting(store, folderSetting);
        recordEvent(store, clock.now(), { code: 'backup.stopped' });
      });
      tell();
      return status();
    },
    cancel() {
      running?.controller.abort();
      return status();
    },
  };
}

/** What "This device" says: where the keys lie, what they are bound to, how much is here. */
import type { DeviceView } from '../../../contract/bridge/views.ts';
import { listFiles, sumBytes } from '../profile/files.ts';
import type { Profile } from '../profile/profile.ts';
import { findAsideFolders } from '../profile/replacing.ts';
import { listBackups } from '../store/repositories/backups.ts';

const mib = 1024 * 1024;

/** Throws `sample.notConnected` in the sample practice, which is nowhere. */
export function viewDevice({ place, getVault }: Profile): DeviceView {
  const { keyFile, store } = getVault();
  const { createdAt, keysAt, wrap } = keyFile;
  const files = listFiles(place.profileDir);
  const unbound = place.machineId() === null ? 'unavailable' : 'off';
  return {
    bytes: sumBytes(files),
    files: files.length,
    backend: wrap.backend,
    machineBinding: wrap.machine === null ? unbound : 'on',
    createdAt,
    keysChangedAt: keysAt === createdAt ? null : keysAt,
    lastBackupAt: listBackups(store)[0]?.at ?? null,
    asideBytes: sumBytes(findAsideFolders(place).flatMap((folder) => listFiles(folder))),
    passcodeCost:
      wrap.passcode === null
        ? null
        : { memoryMiB: Math.round(wrap.passcode.memBytes / mib), passes: wrap.passcode.ops },
  };
}

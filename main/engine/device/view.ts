/** What "This device" says: where the keys lie, what they are bound to, how much is here. */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceView } from '../../../contract/bridge/views.ts';
import type { Profile } from '../profile/profile.ts';
import { findAsideFolders } from '../profile/replacing.ts';
import { listBackups } from '../store/repositories/backups.ts';

const mib = 1024 * 1024;

/** Sizes of all files below a folder; links are not followed. */
function measure(folder: string): { readonly bytes: number; readonly files: number } {
  let bytes = 0;
  let files = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    files += 1;
    // A file may go while others are counted.
    bytes += lstatSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return { bytes, files };
}

/** Throws `sample.notConnected` in the sample practice, which is nowhere. */
export function viewDevice({ place, getVault }: Profile): DeviceView {
  const { keyFile, store } = getVault();
  const { createdAt, keysAt, wrap } = keyFile;
  const unbound = place.machineId() === null ? 'unavailable' : 'off';
  return {
    ...measure(place.profileDir),
    backend: wrap.backend,
    machineBinding: wrap.machine === null ? unbound : 'on',
    createdAt,
    keysChangedAt: keysAt === createdAt ? null : keysAt,
    lastBackupAt: listBackups(store)[0]?.at ?? null,
    asideBytes: findAsideFolders(place).reduce((sum, folder) => sum + measure(folder).bytes, 0),
    passcodeCost:
      wrap.passcode === null
        ? null
        : { memoryMiB: Math.round(wrap.passcode.memBytes / mib), passes: wrap.passcode.ops },
  };
}

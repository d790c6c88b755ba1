/** Answers for backups and for bringing them back. */

import { AppError } from '../../../contract/errors/app-error.ts';
import about from '../../../package.json' with { type: 'json' };
import type { HandlersOf, ShellHandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';
import { createBackups } from './backups.ts';
import { inspectBackup, type RestoreRun, restoreBackup } from './restoring.ts';
import { salvage } from './salvaging.ts';

/** Events of one restore: the window needs no more. */
const progressSteps = 100;

export function backupHandlers(
  profile: Profile,
): HandlersOf<'backup'> &
  Pick<HandlersOf<'restore'>, 'restore.cancel' | 'restore.salvage'> &
  ShellHandlersOf<'backup' | 'restore'> {
  const backups = createBackups(profile, about.version);
  let restoring: AbortController | null = null;

  function restoreRun(controller: AbortController): RestoreRun {
    let lastStep = -1;
    return {
      signal: controller.signal,
      progress(done, total) {
        const step = Math.floor((done / total) * progressSteps);
        if (step === lastStep) return;
        lastStep = step;
        profile.emit('restore.progress', { done, total });
      },
    };
  }

  return {
    'backup.status': () => backups.status(),
    'backup.stopDaily': () => backups.stopDaily(),
    'backup.cancel': () => backups.cancel(),
    'backup.write': async ({ file }) => {
      await backups.write(file);
      return {};
    },
    'backup.useFolder': async ({ folder }) => {
      await backups.useFolder(folder);
      return {};
    },
    'restore.inspect': ({ file }) => inspectBackup(file),
    'restore.from': async ({ file, words, protection }) => {
      if (restoring !== null) throw new AppError('backup.running');
      const controller = new AbortController();
      restoring = controller;
      try {
        return await restoreBackup(profile, file, words, protection, restoreRun(controller));
      } finally {
        restoring = null;
      }
    },
    'restore.cancel': () => {
      restoring?.abort();
      return {};
    },
    'restore.salvage': () => salvage(profile),
  };
}

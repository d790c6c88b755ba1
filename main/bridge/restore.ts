// Asks for a backup file and remembers which one was chosen; the page knows its name only.

import { dialog } from 'electron';
import { backupEnding } from '../../contract/domain/backup-name.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { AppearanceStore } from '../shell/appearance.ts';
import type { EngineHost } from '../shell/engine/engine-host.ts';
import { shellTexts } from '../shell/texts/texts.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { handle } from './handle.ts';

/** Registers `restore.choose` and `restore.run`, which takes the file chosen last. */
export function registerRestore(engine: EngineHost, window: MainWindow, appearance: AppearanceStore): void {
  let chosen: string | null = null;

  handle('restore.choose', async () => {
    const texts = shellTexts(appearance.get().language).files;
    const { canceled, filePaths } = await dialog.showOpenDialog(window.native, {
      title: texts.openBackup,
      filters: [{ name: texts.backup, extensions: [backupEnding] }],
      properties: ['openFile', 'dontAddToRecent'],
    });
    const [file] = filePaths;
    if (canceled || file === undefined) return { file: null };
    const outside = await engine.call('restore.inspect', { file });
    chosen = file;
    return { file: outside };
  });

  handle('restore.run', async (typed) => {
    if (chosen === null) throw new AppError('request.invalid');
    const status = await engine.call('restore.from', { file: chosen, ...typed });
    chosen = null;
    return status;
  });
}

// Asks where a backup is to be kept; the engine writes it, and no path reaches the page.

import { join } from 'node:path';
import { app, dialog } from 'electron';
import { backupEnding, backupName } from '../../contract/domain/backup-name.ts';
import type { AppearanceStore } from '../shell/appearance.ts';
import type { EngineHost } from '../shell/engine/engine-host.ts';
import { shellTexts } from '../shell/texts/texts.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { handle } from './handle.ts';

/** Registers `backup.make` and `backup.chooseFolder`. Both answer once the backup is made and was read back. */
export function registerBackup(engine: EngineHost, window: MainWindow, appearance: AppearanceStore): void {
  const texts = () => shellTexts(appearance.get().language).files;

  handle('backup.make', async () => {
    const { canceled, filePath } = await dialog.showSaveDialog(window.native, {
      title: texts().saveBackup,
      defaultPath: join(app.getPath('documents'), `${backupName(Date.now())}.${backupEnding}`),
      filters: [{ name: texts().backup, extensions: [backupEnding] }],
      properties: ['createDirectory', 'dontAddToRecent', 'showOverwriteConfirmation'],
    });
    if (canceled || filePath === '') return { made: false };
    await engine.call('backup.write', { file: filePath });
    return { made: true };
  });

  handle('backup.chooseFolder', async () => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window.native, {
      title: texts().backupFolder,
      buttonLabel: texts().chooseFolder,
      properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
    });
    const [folder] = filePaths;
    if (canceled || folder === undefined) return { chosen: false };
    await engine.call('backup.useFolder', { folder });
    return { chosen: true };
  });
}

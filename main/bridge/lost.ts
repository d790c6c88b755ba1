// Saves the report about a lost computer as a text file that nobody else on this computer may read.

import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { AppError } from '../../contract/errors/app-error.ts';
import type { AppearanceStore } from '../shell/appearance.ts';
import { shellTexts } from '../shell/texts/texts.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { writeFile } from '../writing/files.ts';
import { chosenPlace } from '../writing/gate.ts';
import { handle } from './handle.ts';

const fileName = 'O7 Therapy lost computer.txt';

/** Registers `lost.save`. */
export function registerLost(window: MainWindow, appearance: AppearanceStore): void {
  handle('lost.save', async ({ text }) => {
    const texts = shellTexts(appearance.get().language).files;
    const { canceled, filePath } = await dialog.showSaveDialog(window.native, {
      title: texts.saveReport,
      defaultPath: join(app.getPath('documents'), fileName),
      filters: [{ name: texts.report, extensions: ['txt'] }],
      properties: ['createDirectory', 'dontAddToRecent', 'showOverwriteConfirmation'],
    });
    if (canceled || filePath === '') return { saved: false };
    try {
      await writeFile(chosenPlace('lostReport', filePath), text, { mode: 0o600 });
      // One that was there before keeps its mode.
      await chmod(filePath, 0o600);
    } catch (cause) {
      const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
      throw new AppError(isFull ? 'backup.diskFull' : 'backup.notWritable', { cause });
    }
    return { saved: true };
  });
}

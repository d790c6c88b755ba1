// Saves the page of the recovery kit as a PDF that nobody else on this computer may read.

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

const fileName = 'O7 Therapy recovery kit.pdf';

async function save(path: string, pdf: Buffer): Promise<void> {
  try {
    await writeFile(chosenPlace('recoveryPage', path), pdf, { mode: 0o600 });
    // One that was there before keeps its mode.
    await chmod(path, 0o600);
  } catch (cause) {
    const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
    throw new AppError(isFull ? 'backup.diskFull' : 'backup.notWritable', { cause });
  }
}

/** Registers `recovery.savePdf`. */
export function registerRecovery(window: MainWindow, appearance: AppearanceStore): void {
  handle('recovery.savePdf', async () => {
    const contents = window.contents();
    if (contents === null) throw new AppError('print.unavailable');
    const texts = shellTexts(appearance.get().language).files;
    const { canceled, filePath } = await dialog.showSaveDialog(window.native, {
      title: texts.saveKit,
      defaultPath: join(app.getPath('documents'), fileName),
      filters: [{ name: texts.kit, extensions: ['pdf'] }],
      properties: ['createDirectory', 'dontAddToRecent', 'showOverwriteConfirmation'],
    });
    if (canceled || filePath === '') return { saved: false };
    const pdf = await contents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true });
    await save(filePath, pdf);
    return { saved: true };
  });
}

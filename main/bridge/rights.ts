// Asks where the report of what is held is to be saved; the engine writes it, and no path reaches the page.

import { dialog } from 'electron';
import type { AppearanceStore } from '../shell/appearance.ts';
import type { EngineHost } from '../shell/engine/engine-host.ts';
import { shellTexts } from '../shell/texts/texts.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { handle } from './handle.ts';

/** Registers `rights.saveReport`. */
export function registerRights(engine: EngineHost, window: MainWindow, appearance: AppearanceStore): void {
  handle('rights.saveReport', async (report) => {
    const texts = shellTexts(appearance.get().language).files;
    const { canceled, filePath } = await dialog.showSaveDialog(window.native, {
      title: texts.saveAccess,
      defaultPath: `${texts.accessName}.txt`,
      filters: [{ name: texts.accessName, extensions: ['txt'] }],
      properties: ['createDirectory', 'dontAddToRecent'],
    });
    if (canceled || filePath === '') return { saved: false };
    await engine.call('rights.writeReport', { ...report, file: filePath });
    return { saved: true };
  });
}

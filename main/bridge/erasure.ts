// Asks where the last receipt is to be saved; the engine writes it, and no path reaches the page.

import { dialog } from 'electron';
import type { AppearanceStore } from '../shell/appearance.ts';
import type { EngineHost } from '../shell/engine/engine-host.ts';
import { shellTexts } from '../shell/texts/texts.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { handle } from './handle.ts';

/** Registers `erasure.saveReceipt`. */
export function registerErasure(engine: EngineHost, window: MainWindow, appearance: AppearanceStore): void {
  handle('erasure.saveReceipt', async () => {
    const texts = shellTexts(appearance.get().language).files;
    const { canceled, filePath } = await dialog.showSaveDialog(window.native, {
      title: texts.saveReceipt,
      defaultPath: 'receipt.json',
      filters: [{ name: texts.receipt, extensions: ['json'] }],
      properties: ['createDirectory', 'dontAddToRecent'],
    });
    if (canceled || filePath === '') return { saved: false };
    await engine.call('erasure.writeReceipt', { file: filePath });
    return { saved: true };
  });
}

// Asks where the security log is to be saved; the engine writes it, and no path reaches the page.

import { dialog } from 'electron';
import type { AppearanceStore } from '../shell/appearance.ts';
import type { EngineHost } from '../shell/engine/engine-host.ts';
import { shellTexts } from '../shell/texts/texts.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { handle } from './handle.ts';

/** Registers `audit.export`. */
export function registerAudit(engine: EngineHost, window: MainWindow, appearance: AppearanceStore): void {
  handle('audit.export', async () => {
    const texts = shellTexts(appearance.get().language).files;
    const { canceled, filePath } = await dialog.showSaveDialog(window.native, {
      title: texts.saveLog,
      defaultPath: 'security-log.jsonl',
      filters: [{ name: texts.log, extensions: ['jsonl'] }],
      properties: ['createDirectory', 'dontAddToRecent'],
    });
    if (canceled || filePath === '') return { saved: false };
    await engine.call('audit.write', { file: filePath });
    return { saved: true };
  });
}

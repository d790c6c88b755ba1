// Asks where an export is to be kept, and which one is to be brought along; the engine writes and reads, and no path reaches the page.

import { join } from 'node:path';
import { app, dialog } from 'electron';
import { exportEndings, exportName } from '../../contract/domain/export-name.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { AppearanceStore } from '../shell/appearance.ts';
import type { EngineHost } from '../shell/engine/engine-host.ts';
import { shellTexts } from '../shell/texts/texts.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { handle } from './handle.ts';

/** Registers `portability.export`, `portability.choose`, and `portability.import`, which takes the file chosen last. */
export function registerPortability(
  engine: EngineHost,
  window: MainWindow,
  appearance: AppearanceStore,
): void {
  let chosen: string | null = null;
  const texts = () => shellTexts(appearance.get().language).files;

  handle('portability.export', async ({ passphrase }) => {
    const ending = passphrase === null ? exportEndings.plain : exportEndings.sealed;
    const { canceled, filePath } = await dialog.showSaveDialog(window.native, {
      title: texts().saveExport,
      defaultPath: join(app.getPath('documents'), `${exportName(Date.now())}.${ending}`),
      filters: [{ name: texts().export, extensions: [ending] }],
      properties: ['createDirectory', 'dontAddToRecent', 'showOverwriteConfirmation'],
    });
    if (canceled || filePath === '') return { made: null };
    const { language } = appearance.get();
    return { made: await engine.call('portability.write', { file: filePath, passphrase, language }) };
  });

  handle('portability.choose', async () => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window.native, {
      title: texts().openExport,
      filters: [{ name: texts().export, extensions: Object.values(exportEndings) }],
      properties: ['openFile', 'dontAddToRecent'],
    });
    const [file] = filePaths;
    if (canceled || file === undefined) return { file: null };
    const view = await engine.call('portability.inspect', { file });
    chosen = file;
    return { file: view };
  });

  handle('portability.import', async ({ passphrase }) => {
    if (chosen === null) throw new AppError('request.invalid');
    const taken = await engine.call('portability.take', { file: chosen, passphrase });
    chosen = null;
    return taken;
  });
}

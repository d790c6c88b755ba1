// Files that a person chooses, drops, pastes, saves and opens. Paths stay here and in the engine; the page has ids.

import { basename, join } from 'node:path';
import { app, dialog, ipcMain } from 'electron';
import { z } from 'zod';
import type { PreparedFile, TakenFiles } from '../../contract/bridge/channels/files.ts';
import type { ShellResponse } from '../../contract/bridge/shell-calls.ts';
import { cleanFileName, isProgramName } from '../../contract/domain/file-kinds.ts';
import { limits } from '../../contract/domain/limits.ts';
import { AppError, toAppError } from '../../contract/errors/app-error.ts';
import type { AppearanceStore } from '../shell/appearance.ts';
import type { EngineHost } from '../shell/engine/engine-host.ts';
import { markAsForeign } from '../shell/files/internet-mark.ts';
import type { ShownFiles } from '../shell/files/shown-files.ts';
import { shellTexts } from '../shell/texts/texts.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { comesFromOurPage, handle } from './handle.ts';

/** What preload hands over; `bytes` null: more than may be pasted. */
const takenSchema = z
  .array(
    z.union([
      z.strictObject({ path: z.string().min(1).max(4_096) }),
      z.strictObject({
        name: z.string().max(1_000),
        bytes: z
          .custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= limits.pastedBytes)
          .nullable(),
      }),
    ]),
  )
  .max(limits.filesPrepared);
type Taken = z.infer<typeof takenSchema>[number];

export interface FileParts {
  readonly engine: EngineHost;
  readonly window: MainWindow;
  readonly appearance: AppearanceStore;
  readonly shown: ShownFiles;
}

const nameOf = (taken: Taken): string =>
  cleanFileName('path' in taken ? basename(taken.path) : taken.name, limits.fileNameLetters);

async function takeOne(engine: EngineHost, taken: Taken): Promise<PreparedFile> {
  if ('path' in taken) return (await engine.call('files.take', taken)) as PreparedFile;
  if (taken.bytes === null) throw new AppError('file.tooLarge', { fields: { max: limits.pastedBytes } });
  return (await engine.call('files.takeBytes', taken)) as PreparedFile;
}

/** One after the other; what is refused is named with its reason, and the others are taken. */
async function takeAll(engine: EngineHost, all: readonly Taken[]): Promise<TakenFiles> {
  const files: PreparedFile[] = [];
  const refused: TakenFiles['refused'] = [];
  for (const taken of all.slice(0, limits.filesPrepared)) {
    try {
      files.push(await takeOne(engine, taken));
    } catch (thrown) {
      refused.push({ name: nameOf(taken), error: toAppError(thrown).toReport() });
    }
  }
  return { files, refused };
}

/** Registers every `files.*` call that the shell answers, and the one that only preload can make. */
export function registerFiles({ engine, window, appearance, shown }: FileParts): void {
  const texts = () => shellTexts(appearance.get().language).files;

  ipcMain.handle('o7:files:take', async (event, ...args: unknown[]) => {
    try {
      if (!comesFromOurPage(event)) throw new AppError('bridge.refused');
      const parsed = takenSchema.safeParse(args[0]);
      if (args.length !== 1 || !parsed.success) throw new AppError('request.invalid');
      return { ok: true, value: await takeAll(engine, parsed.data) };
    } catch (thrown) {
      return { ok: false, error: toAppError(thrown).toReport() };
    }
  });

  handle('files.choose', async () => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window.native, {
      title: texts().choose,
      buttonLabel: texts().send,
      properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
    });
    if (canceled) return { files: [], refused: [] };
    return takeAll(
      engine,
      filePaths.map((path) => ({ path })),
    );
  });

  async function mayBeSaved(name: string): Promise<boolean> {
    if (!isProgramName(name)) return true;
    const { response } = await dialog.showMessageBox(window.native, {
      type: 'warning',
      message: name,
      detail: texts().programWarning,
      buttons: [texts().cancel, texts().saveAnyway],
      defaultId: 0,
      cancelId: 0,
    });
    return response === 1;
  }

  handle('files.save', async ({ file }) => {
    const about = (await engine.call('files.begin', { file })) as ShellResponse<'files.begin'>;
    await engine.call('files.end', { reader: about.reader });
    const name = cleanFileName(about.name, limits.fileNameLetters);
    if (!(await mayBeSaved(name))) return { saved: false };
    const { canceled, filePath } = await dialog.showSaveDialog(window.native, {
      title: texts().save,
      defaultPath: join(app.getPath('downloads'), name),
      properties: ['createDirectory', 'dontAddToRecent', 'showOverwriteConfirmation'],
    });
    if (canceled || filePath === '') return { saved: false };
    await engine.call('files.write', { file, path: filePath });
    await markAsForeign(filePath);
    return { saved: true };
  });

  handle('files.open', async ({ file }) => {
    await shown.open(file);
    return {};
  });
  handle('files.thumbnail', ({ file }) => shown.thumbnail(file));
}

// Pictures and PDFs in windows of their own, which know nothing of the app and end when it locks.

import type { BrowserWindow } from 'electron';
import { viewOf } from '../../../contract/domain/file-kinds.ts';
import { limits } from '../../../contract/domain/limits.ts';
import type { AppearanceStore } from '../appearance.ts';
import type { EngineHost } from '../engine/engine-host.ts';
import { shellTexts } from '../texts/texts.ts';
import { appOrigin } from '../window/app-origin.ts';
import { createBareWindow } from '../window/create-window.ts';
import { readContent } from './content.ts';
import { giveContent, serveContent } from './serve-content.ts';
import { createThumbnails, type Thumbnail } from './thumbnails.ts';

export interface ShownFiles {
  /** Throws `file.notHere`, `file.notShown`. */
  readonly open: (file: string) => Promise<void>;
  readonly thumbnail: (file: string) => Promise<Thumbnail>;
  readonly closeAll: () => void;
}

/** Windows at a time; the oldest makes room. */
const mostWindows = 8;

export function createShownFiles(engine: EngineHost, appearance: AppearanceStore): ShownFiles {
  const windows = new Set<BrowserWindow>();
  /** Read before a lock, and not to be shown after it. */
  let round = 0;

  const closeAll = (): void => {
    round += 1;
    for (const window of windows) window.destroy();
  };
  engine.onState((state) => {
    if (state !== 'running') closeAll();
  });

  async function open(file: string): Promise<void> {
    const began = round;
    const content = await readContent(engine, file, limits.fileBytes, (type) => viewOf(type) !== null);
    if (began !== round) return;
    const [oldest] = windows;
    if (windows.size >= mostWindows) oldest?.destroy();
    const { token, withdraw } = giveContent(content);
    const window = createBareWindow({
      name: 'viewer',
      backgroundColor: '#1c1b1a',
      zoom: 1,
      bounds: { width: 960, height: 760, minWidth: 320, minHeight: 240 },
      isShown: true,
      serve: serveContent,
    });
    windows.add(window);
    window.once('closed', () => {
      windows.delete(window);
      withdraw();
    });
    // Nothing of it is worth keeping alive; a page that died shows nothing.
    window.webContents.once('render-process-gone', () => window.destroy());
    const { language } = appearance.get();
    const about = new URLSearchParams({
      kind: viewOf(content.type) ?? '',
      language,
      failed: shellTexts(language).files.notShown,
      token,
    });
    window.loadURL(`${appOrigin}/viewer.html#${about.toString()}`).catch(() => undefined);
  }

  return { open, thumbnail: createThumbnails(engine), closeAll };
}

// Puts two pictures of windows beside each other, drawn by a window of the app itself.

import type { ElectronApplication } from '@playwright/test';

/** A picture of given height and width. */
export interface Picture {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

const gap = 24;

/** One PNG with both pictures on a quiet ground, a gap around each. */
export async function sideBySide(app: ElectronApplication, left: Picture, right: Picture): Promise<Buffer> {
  const width = left.width + right.width + 3 * gap;
  const height = Math.max(left.height, right.height) + 2 * gap;
  const image = ({ png, width: wide }: Picture): string =>
    `<img width="${wide}" src="data:image/png;base64,${png.toString('base64')}">`;
  const html = `<style>body{margin:0;padding:${gap}px;display:flex;gap:${gap}px;align-items:start;background:#D9D5CE}
    img{border-radius:10px;box-shadow:0 6px 24px rgb(29 36 35 / 22%)}</style>${image(left)}${image(right)}`;
  const drawn = await app.evaluate(
    async ({ BrowserWindow }, [page, wide, high]) => {
      const window = new BrowserWindow({
        width: wide,
        height: high,
        show: false,
        frame: false,
        useContentSize: true,
      });
      // The app closes every page that is not its own; this one is only a canvas.
      window.webContents.removeAllListeners('did-navigate');
      await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
      const picture = await window.webContents.capturePage();
      window.destroy();
      return picture.toPNG().toString('base64');
    },
    [html, width, height] as const,
  );
  return Buffer.from(drawn, 'base64');
}

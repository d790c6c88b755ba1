// Small pictures for the thread: each is decoded in a hidden window of its own, whose process ends with it, and painted anew here.

import { nativeImage } from 'electron';
import { viewOf } from '../../../contract/domain/file-kinds.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { EngineHost } from '../engine/engine-host.ts';
import { appOrigin } from '../window/app-origin.ts';
import { createBareWindow } from '../window/create-window.ts';
import { type Content, readContent } from './content.ts';
import { giveContent, serveContent } from './serve-content.ts';

const mostBytes = 40 * 1024 * 1024;
const mostSide = 480;
/** A decoder that takes longer hangs, or is made to. */
const patienceMs = 10_000;

export interface Thumbnail {
  readonly image: string;
  readonly width: number;
  readonly height: number;
}

/** RGBA as the decoder tells it → our own JPEG. Throws `file.notShown` for anything but exactly that many pixels. */
export function paintThumbnail(answer: Buffer): Thumbnail {
  const width = answer.length < 8 ? 0 : answer.readUInt32BE(0);
  const height = answer.length < 8 ? 0 : answer.readUInt32BE(4);
  const isPossible = width > 0 && height > 0 && width <= mostSide && height <= mostSide;
  if (!isPossible || answer.length !== 8 + width * height * 4) throw new AppError('file.notShown');
  const pixels = Buffer.from(answer.subarray(8));
  for (let at = 0; at < pixels.length; at += 4) {
    const red = pixels[at] ?? 0;
    pixels[at] = pixels[at + 2] ?? 0;
    pixels[at + 2] = red;
    pixels[at + 3] = 255;
  }
  const picture = nativeImage.createFromBitmap(pixels, { width, height });
  return { image: `data:image/jpeg;base64,${picture.toJPEG(82).toString('base64')}`, width, height };
}

async function decode(content: Content): Promise<Buffer> {
  const answered = Promise.withResolvers<Buffer>();
  const refuse = () => answered.reject(new AppError('file.notShown'));
  const { token, withdraw } = giveContent(content, (answer) =>
    answer === null ? refuse() : answered.resolve(answer),
  );
  const window = createBareWindow({
    name: 'decoder',
    backgroundColor: '#000000',
    zoom: 1,
    bounds: { width: 100, height: 100 },
    isShown: false,
    serve: serveContent,
  });
  const timer = setTimeout(refuse, patienceMs);
  window.webContents.once('render-process-gone', refuse);
  window.loadURL(`${appOrigin}/decoder.html#${token}`).catch(refuse);
  try {
    return await answered.promise;
  } finally {
    clearTimeout(timer);
    withdraw();
    // Also one that hangs and would not hear of being closed.
    if (!window.isDestroyed()) {
      if (!window.webContents.isCrashed()) window.webContents.forcefullyCrashRenderer();
      window.destroy();
    }
  }
}

/** One at a time, in the order asked. */
export function createThumbnails(engine: EngineHost): (file: string) => Promise<Thumbnail> {
  let last: Promise<unknown> = Promise.resolve();
  return (file) => {
    const next = last.then(async () => {
      const content = await readContent(engine, file, mostBytes, (type) => viewOf(type) === 'picture');
      return paintThumbnail(await decode(content));
    });
    last = next.catch(() => undefined);
    return next;
  };
}

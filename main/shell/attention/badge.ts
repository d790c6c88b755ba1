// The mark on the app's icon in dock or task bar: how much is unread, or that something is.

import { app, type BrowserWindow, type NativeImage, nativeImage } from 'electron';

const size = 16;

/** A round dot in the accent of the dark theme, which stands out on either task bar; drawn here, BGRA premultiplied. */
function drawDot(): NativeImage {
  const pixels = Buffer.alloc(size * size * 4);
  const middle = (size - 1) / 2;
  for (let at = 0; at < size * size; at += 1) {
    const distance = Math.hypot((at % size) - middle, Math.floor(at / size) - middle);
    const cover = Math.min(1, Math.max(0, size / 2 - distance));
    for (const [channel, value] of [0xbf, 0xc9, 0x86, 0xff].entries())
      pixels[at * 4 + channel] = Math.round(value * cover);
  }
  return nativeImage.createFromBitmap(pixels, { width: size, height: size });
}

/** Shows `unread` on the icon; 0 removes it. Windows gets a dot, with `text` for screen readers. */
export function showBadge(window: BrowserWindow, unread: number, text: string): void {
  if (process.platform !== 'win32') app.setBadgeCount(unread);
  else if (!window.isDestroyed())
    window.setOverlayIcon(unread > 0 ? drawDot() : null, unread > 0 ? text : '');
}

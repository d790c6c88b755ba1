// Puts four pictures of one place into one: English above Arabic, light beside dark.

import type { ElectronApplication } from '@playwright/test';

/** Share of the window's size that each picture keeps. */
const scale = 0.6;
const gap = 12;

/** JPEG of a two by two sheet from four PNGs of one size, in reading order. */
export async function contactSheet(app: ElectronApplication, pictures: readonly Buffer[]): Promise<Buffer> {
  const sheet = await app.evaluate(
    ({ nativeImage }, [encoded, share, space]) => {
      const images = encoded.map((png) => {
        const image = nativeImage.createFromBuffer(Buffer.from(png, 'base64'));
        return image.resize({ width: Math.round(image.getSize().width * share), quality: 'best' });
      });
      const { width, height } = images[0]?.getSize() ?? { width: 0, height: 0 };
      const [wide, high] = [2 * width + 3 * space, 2 * height + 3 * space];
      // Paper of a quiet grey; four bytes a pixel: blue, green, red, opacity.
      const bitmap = Buffer.alloc(wide * high * 4, Buffer.from([0xce, 0xd5, 0xd9, 0xff]));
      for (const [at, image] of images.entries()) {
        const pixels = image.toBitmap();
        const left = space + (at % 2) * (width + space);
        const top = space + Math.floor(at / 2) * (height + space);
        for (let row = 0; row < height; row++)
          pixels.copy(bitmap, ((top + row) * wide + left) * 4, row * width * 4, (row + 1) * width * 4);
      }
      return nativeImage
        .createFromBitmap(bitmap, { width: wide, height: high })
        .toJPEG(80)
        .toString('base64');
    },
    [pictures.map((png) => png.toString('base64')), scale, gap] as const,
  );
  return Buffer.from(sheet, 'base64');
}

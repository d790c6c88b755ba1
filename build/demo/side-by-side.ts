// Puts two pictures of windows beside each other, pixel by pixel: the app loads no page that could draw them.

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
  const drawn = await app.evaluate(
    ({ nativeImage }, { pictures, space }) => {
      const images = pictures.map(({ png, width }) =>
        nativeImage.createFromBuffer(Buffer.from(png, 'base64')).resize({ width, quality: 'best' }),
      );
      const sizes = images.map((image) => image.getSize());
      const wide = sizes.reduce((sum, { width }) => sum + width + space, space);
      const high = Math.max(...sizes.map(({ height }) => height)) + 2 * space;
      // Four bytes a pixel: blue, green, red, opacity.
      const bitmap = Buffer.alloc(wide * high * 4, Buffer.from([0xce, 0xd5, 0xd9, 0xff]));
      let from = space;
      for (const image of images) {
        const { width, height } = image.getSize();
        const pixels = image.toBitmap();
        for (let row = 0; row < height; row++)
          pixels.copy(bitmap, ((space + row) * wide + from) * 4, row * width * 4, (row + 1) * width * 4);
        from += width + space;
      }
      return nativeImage.createFromBitmap(bitmap, { width: wide, height: high }).toPNG().toString('base64');
    },
    {
      pictures: [left, right].map(({ png, width }) => ({ png: png.toString('base64'), width })),
      space: gap,
    },
  );
  return Buffer.from(drawn, 'base64');
}

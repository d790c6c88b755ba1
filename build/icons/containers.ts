// Writes the two containers of pictures that Windows and macOS want: .ico and .icns, both holding PNGs as they are.

/** A square picture: its edge in px and its PNG bytes. */
export interface Picture {
  readonly edge: number;
  readonly png: Buffer;
}

/** An .ico: ICONDIR, one ICONDIRENTRY a picture, then the PNGs. An edge of 256 is written as 0. */
export function ico(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [at, { edge, png }] of pictures.entries()) {
    const entry = 6 + 16 * at;
    head.writeUInt8(edge % 256, entry);
    head.writeUInt8(edge % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** Types of an .icns that hold a PNG; those named twice are the double of half the edge. */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** An .icns: magic and length, then type, length and PNG of each picture. Edges without a type are left out. */
export function icns(pictures: readonly Picture[]): Buffer {
  const parts = pictures.flatMap(({ edge, png }) =>
    (icnsTypes[edge] ?? []).map((type) => {
      const head = Buffer.alloc(8);
      head.write(type, 'latin1');
      head.writeUInt32BE(8 + png.length, 4);
      return Buffer.concat([head, png]);
    }),
  );
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(8 + body.length, 4);
  return Buffer.concat([head, body]);
}

/** What the pretended camera and microphone give: films and sounds made on the fly, never kept. */
import { writeFileSync } from 'node:fs';

export const filmSize = { width: 640, height: 360 } as const;
const { width, height } = filmSize;

/** The same numbers in every run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Colour = readonly [red: number, green: number, blue: number];

/** Frames of red, green and blue as a raw film (Y4M, 4:2:0, BT.601). */
function writeFilm(file: string, perSecond: number, frames: number, colourAt: Paint): void {
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F${perSecond}:1 Ip A1:1 C420\n`);
  const parts: Buffer[] = [head];
  for (let frame = 0; frame < frames; frame++) {
    const luma = Buffer.alloc(width * height);
    const [blueness, redness] = [Buffer.alloc((width * height) / 4), Buffer.alloc((width * height) / 4)];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [r, g, b] = colourAt(x, y, frame);
        luma[y * width + x] = 16 + 0.257 * r + 0.504 * g + 0.098 * b;
        if (x % 2 === 1 || y % 2 === 1) continue;
        const at = (y / 2) * (width / 2) + x / 2;
        blueness[at] = 128 - 0.148 * r - 0.291 * g + 0.439 * b;
        redness[at] = 128 + 0.439 * r - 0.368 * g - 0.071 * b;
      }
    }
    parts.push(Buffer.from('FRAME\n'), luma, blueness, redness);
  }
  writeFileSync(file, Buffer.concat(parts));
}
type Paint = (x: number, y: number, frame: number) => Colour;

/** A texture that wanders: work for an encoder, as a room with a camera in a hand is. */
export function writeTexturedFilm(file: string): void {
  const side = 1024;
  const random = randomOf(7);
  const grain = Float32Array.from({ length: side * side }, random);
  const at = (x: number, y: number) => grain[(y % side) * side + (x % side)] ?? 0;
  writeFilm(file, 30, 60, (x, y, frame) => {
    const shift = frame < 30 ? frame : 60 - frame;
    const coarse = at((x + shift * 2) >> 3, (y + shift) >> 3);
    const fine = at(x + shift * 2, y + shift);
    const value = 60 + 110 * coarse + 40 * fine;
    return [value, value * 0.9, 40 + value * 0.7];
  });
}

const inside = (x: number, y: number, cx: number, cy: number, rx: number, ry: number): boolean =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;

/** Where, in parts of the picture, the person's face is and where the room is nothing but room. */
export const personPlaces = {
  inside: [0.44, 0.28, 0.56, 0.5],
  outside: [0.04, 0.06, 0.26, 0.6],
} as const;

/** A drawn person before a wall of bright and dark squares, with a fine grain over everything, the face among it. */
export function writePersonFilm(file: string): void {
  const random = randomOf(11);
  const grain = Float32Array.from({ length: width * height }, () => random() * 24 - 12);
  const wall: Paint = (x, y) => (((x >> 3) + (y >> 3)) % 2 === 0 ? [210, 205, 190] : [70, 90, 110]);
  const figure: Paint = (x, y, frame) => {
    const shade = 1 - Math.abs(x - 320) / 700;
    const skin: Colour = [224 * shade, 172 * shade, 140 * shade];
    if (inside(x, y, 295, 132, 8, 4) || inside(x, y, 345, 132, 8, 4)) return [40, 30, 25];
    if (inside(x, y, 320, 178, 20, 5)) return [160, 70, 70];
    if (inside(x, y, 320, 152, 6, 12)) return [200 * shade, 145 * shade, 115 * shade];
    if (inside(x, y, 320, 145, 58, 78) && y > 95) return skin;
    if (inside(x, y, 320, 125, 68, 75) && y < 150) return [50, 35, 28];
    if (Math.abs(x - 320) < 26 && y > 200 && y < 250) return [205 * shade, 152 * shade, 122 * shade];
    if (inside(x, y, 320, 370, 175, 140)) return [48, 66, 120];
    return wall(x, y, frame);
  };
  writeFilm(file, 30, 4, (x, y, frame) => {
    const [r, g, b] = figure(x, y, frame);
    const change = grain[y * width + x] ?? 0;
    return [r + change, g + change, b + change];
  });
}

/** White noise of the given loudness (dB below full) as a sound file, one channel at 48 kHz. */
export function writeNoise(file: string, db: number, seconds: number): void {
  const random = randomOf(3);
  const count = 48_000 * seconds;
  const bytes = Buffer.alloc(44 + count * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + count * 2, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(48_000, 24);
  bytes.writeUInt32LE(96_000, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(count * 2, 40);
  // Evenly spread samples of this height have the wanted root mean square.
  const highest = 10 ** (db / 20) * Math.sqrt(3) * 32_767;
  for (let at = 0; at < count; at++)
    bytes.writeInt16LE(Math.round((random() * 2 - 1) * highest), 44 + at * 2);
  writeFileSync(file, bytes);
}

// What the demo's cameras see: a drawn figure before a wall, breathing slowly. Nobody's face.

import { closeSync, openSync, writeSync } from 'node:fs';

const width = 640;
const height = 360;
const framesPerSecond = 20;
/** One breath, after which Chromium begins the file again. */
const frames = 80;

type Colour = readonly [red: number, green: number, blue: number];

/** Wall, light from the window, clothes, skin, hair. */
export interface Portrait {
  readonly wall: Colour;
  readonly light: Colour;
  readonly clothes: Colour;
  readonly skin: Colour;
  readonly hair: Colour;
}

/** One for each person of the demo. */
export const portraits = {
  therapist: {
    wall: [214, 205, 190],
    light: [236, 229, 216],
    clothes: [52, 92, 90],
    skin: [201, 158, 128],
    hair: [62, 48, 42],
  },
  client: {
    wall: [188, 200, 204],
    light: [214, 222, 224],
    clothes: [150, 104, 92],
    skin: [190, 142, 110],
    hair: [38, 34, 36],
  },
} as const satisfies Record<string, Portrait>;

/** Within an ellipse around (x, y)? Radii in pixels. */
const isIn = (dx: number, dy: number, rx: number, ry: number): boolean =>
  (dx / rx) ** 2 + (dy / ry) ** 2 <= 1;

/** The colour of one point; `breath` from -1 to 1 lifts the shoulders by a few pixels. */
function colourAt(portrait: Portrait, x: number, y: number, breath: number): Colour {
  const dx = x - width / 2;
  const lift = 3 * breath;
  if (isIn(dx, y - (150 + lift / 2), 52, 66)) return portrait.skin;
  if (isIn(dx, y - (134 + lift / 2), 66, 74) && !isIn(dx, y - (170 + lift / 2), 48, 66)) return portrait.hair;
  if (isIn(dx, y - (232 + lift / 2), 24, 40)) return portrait.skin;
  if (isIn(dx, y - (390 + lift), 168, 162)) return portrait.clothes;
  return x > 60 && x < 190 && y > 40 && y < 210 ? portrait.light : portrait.wall;
}

/** BT.601, as y4m without a colour range is read. */
function toYuv([red, green, blue]: Colour): readonly [number, number, number] {
  return [
    16 + (65.5 * red + 128.6 * green + 25 * blue) / 255,
    128 + (-37.8 * red - 74.2 * green + 112 * blue) / 255,
    128 + (112 * red - 93.8 * green - 18.2 * blue) / 255,
  ];
}

function drawFrame(portrait: Portrait, breath: number): Buffer {
  const luma = Buffer.alloc(width * height);
  const [blue, red] = [Buffer.alloc(luma.length / 4), Buffer.alloc(luma.length / 4)];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [bright, u, v] = toYuv(colourAt(portrait, x, y, breath));
      luma[y * width + x] = bright;
      const at = (y >> 1) * (width / 2) + (x >> 1);
      blue[at] = u;
      red[at] = v;
    }
  return Buffer.concat([Buffer.from('FRAME\n'), luma, blue, red]);
}

/** Writes a YUV4MPEG2 file that Chromium takes as a camera (`--use-file-for-fake-video-capture`): 28 MB. */
export function writePortrait(file: string, portrait: Portrait): void {
  const into = openSync(file, 'w');
  writeSync(into, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
  for (let at = 0; at < frames; at += 1)
    writeSync(into, drawFrame(portrait, Math.sin((2 * Math.PI * at) / frames)));
  closeSync(into);
}

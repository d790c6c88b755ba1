// What a pretended camera shows: a still film of a QR code, in the file that Chromium plays instead of a camera.

import { writeFileSync } from 'node:fs';
import { encodeQR } from 'qr';

const [width, height] = [640, 480];
const frames = 3;

/** Switches that put this file in a camera's place. It is read each time the camera is turned on. */
export const cameraSwitches = (file: string): string[] => [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
];

/** Shows this text from now on: dark on white in the middle, as raw frames (Y4M, 4:2:0). */
export function showToCamera(file: string, text: string): void {
  const code = encodeQR(text, 'raw', { ecc: 'medium', border: 3 });
  const scale = Math.floor(height / code.length);
  const [left, top] = [width, height].map((side) => Math.floor((side - code.length * scale) / 2));
  const luma = Buffer.alloc(width * height, 235);
  for (const [y, row] of code.entries()) {
    for (const [x, isDark] of row.entries()) {
      if (!isDark) continue;
      for (let line = 0; line < scale; line += 1) {
        const at = ((top ?? 0) + y * scale + line) * width + (left ?? 0) + x * scale;
        luma.fill(16, at, at + scale);
      }
    }
  }
  const colour = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, colour]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`);
  writeFileSync(file, Buffer.concat([head, ...Array.from({ length: frames }, () => frame)]));
}

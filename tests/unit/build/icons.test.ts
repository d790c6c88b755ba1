// The committed pictures of the icon: the containers hold what their tables say, and every size that is promised is there.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { icns, ico } from '../../../build/icons/containers.ts';
import { root } from '../../../build/setup/paths.js';

const folder = join(root, 'build', 'icons');
const read = (name: string): Buffer => readFileSync(join(folder, name));

/** Width and height from a PNG's IHDR. */
function sizeOf(png: Buffer): readonly [number, number] {
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('the pictures', () => {
  test.each([16, 32, 48, 64, 128, 256, 512, 1024])('the app’s icon at %i px', (edge) => {
    expect(sizeOf(read(`app/${edge}x${edge}.png`))).toEqual([edge, edge]);
  });

  test.each([
    ['tray-light', 32],
    ['tray-dark', 32],
    ['tray-unread-light', 32],
    ['tray-unread-dark', 32],
    ['trayTemplate', 16],
    ['trayUnreadTemplate', 16],
  ] as const)('%s at %i px and its double', (name, edge) => {
    expect(sizeOf(read(`tray/${name}.png`))).toEqual([edge, edge]);
    expect(sizeOf(read(`tray/${name}@2x.png`))).toEqual([2 * edge, 2 * edge]);
  });

  test('what electron-builder is told to take is there', () => {
    const told = readFileSync(join(root, 'electron-builder.yml'), 'utf8').matchAll(/icon: (\S+)/g);
    const paths = [...told].map(([, path]) => path ?? '');
    expect(paths).toHaveLength(3);
    for (const path of paths) expect(existsSync(join(root, path)), path).toBe(true);
  });
});

describe('the containers', () => {
  const png = (edge: number) => ({ edge, png: read(`app/${edge}x${edge}.png`) });

  test('icon.ico is what the pictures make: each entry leads to a PNG of its edge', () => {
    const file = read('icon.ico');
    expect(file.equals(ico([16, 32, 48, 64, 128, 256].map(png)))).toBe(true);
    expect(file.readUInt16LE(4)).toBe(6);
    for (let at = 0; at < 6; at++) {
      const entry = 6 + 16 * at;
      const start = file.readUInt32LE(entry + 12);
      const picture = file.subarray(start, start + file.readUInt32LE(entry + 8));
      expect(sizeOf(picture)[0] % 256).toBe(file.readUInt8(entry));
    }
  });

  test('icon.icns says its own length and holds every size that macOS asks for', () => {
    const file = read('icon.icns');
    expect(file.equals(icns([16, 32, 48, 64, 128, 256, 512, 1024].map(png)))).toBe(true);
    expect(file.readUInt32BE(4)).toBe(file.length);
    const types = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      types.push(file.toString('latin1', at, at + 4));
      expect(file.toString('latin1', at + 9, at + 12)).toBe('PNG');
    }
    expect(types.sort()).toEqual(['ic07', 'ic08', 'ic09', 'ic10', 'ic11', 'ic12', 'ic13', 'ic14']);
  });
});

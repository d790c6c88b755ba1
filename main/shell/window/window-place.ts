// Where a window stands: the design's size, kept inside the screen.

import { type Rectangle, screen } from 'electron';
import type { DevOverrides } from '../dev-overrides.ts';

const wanted = { width: 1240, height: 800 };
const minimum = { minWidth: 880, minHeight: 600 };

/** Bounds for a new main window; `overrides.window` places it exactly (two windows side by side in the demo). */
export function mainWindowBounds(
  overrides: DevOverrides,
): Partial<Rectangle> & { width: number; height: number; minWidth: number; minHeight: number } {
  if (overrides.window !== undefined) {
    const [x = 0, y = 0, width = wanted.width, height = wanted.height] = overrides.window
      .split(',')
      .map(Number);
    return {
      x,
      y,
      width,
      height,
      minWidth: Math.min(width, minimum.minWidth),
      minHeight: Math.min(height, minimum.minHeight),
    };
  }
  const { workAreaSize } = screen.getPrimaryDisplay();
  return {
    width: Math.min(wanted.width, workAreaSize.width),
    height: Math.min(wanted.height, workAreaSize.height),
    ...minimum,
  };
}

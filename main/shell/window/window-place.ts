// Where a window stands: the design's size or where it was left, always on a screen that is there.

import type { Rectangle } from 'electron';
import { z } from 'zod';

/** What is remembered of a window. */
export const windowPlaceSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximised: z.boolean(),
  isFullScreen: z.boolean(),
});

export interface WindowBounds {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly minWidth: number;
  readonly minHeight: number;
}

const wanted = { width: 1240, height: 800 };
export const minimumSize = { minWidth: 880, minHeight: 600 };

/** `x,y,width,height` of the development switch, exactly (two windows side by side in the demo). */
export function givenBounds(text: string): WindowBounds {
  const [x = 0, y = 0, width = wanted.width, height = wanted.height] = text.split(',').map(Number);
  return {
    x,
    y,
    width,
    height,
    minWidth: Math.min(width, minimumSize.minWidth),
    minHeight: Math.min(height, minimumSize.minHeight),
  };
}

/** The design's size, kept inside the primary screen's work area; the system chooses the place. */
export function firstBounds(workArea: Pick<Rectangle, 'width' | 'height'>): WindowBounds {
  return {
    width: Math.min(wanted.width, workArea.width),
    height: Math.min(wanted.height, workArea.height),
    ...minimumSize,
  };
}

const overlap = (a: Rectangle, b: Rectangle): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

const between = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

/**
 * The remembered place, moved and made smaller until it lies wholly in the work area of the screen that holds most of
 * it. Null where it touches no present screen: its screen was unplugged, and the system chooses.
 */
export function placeOn(place: Rectangle, workAreas: readonly Rectangle[]): WindowBounds | null {
  const [home] = [...workAreas].sort((a, b) => overlap(place, b) - overlap(place, a));
  if (home === undefined || overlap(place, home) === 0) return null;
  // A screen smaller than the minimum wins over the minimum.
  const width = Math.min(Math.max(place.width, minimumSize.minWidth), home.width);
  const height = Math.min(Math.max(place.height, minimumSize.minHeight), home.height);
  return {
    x: between(place.x, home.x, home.x + home.width - width),
    y: between(place.y, home.y, home.y + home.height - height),
    width,
    height,
    minWidth: Math.min(width, minimumSize.minWidth),
    minHeight: Math.min(height, minimumSize.minHeight),
  };
}

// A remembered window always lies wholly on a screen that is there.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  firstBounds,
  givenBounds,
  placeOn,
  windowPlaceSchema,
} from '../../../../../main/shell/window/window-place.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const second = { x: 1440, y: 0, width: 2560, height: 1400 };

const rectangle = fc.record({
  x: fc.integer({ min: -6000, max: 6000 }),
  y: fc.integer({ min: -6000, max: 6000 }),
  width: fc.integer({ min: 1, max: 9000 }),
  height: fc.integer({ min: 1, max: 9000 }),
});
const workArea = fc.record({
  x: fc.integer({ min: -4000, max: 4000 }),
  y: fc.integer({ min: -4000, max: 4000 }),
  width: fc.integer({ min: 640, max: 4000 }),
  height: fc.integer({ min: 480, max: 3000 }),
});

describe('the place of a window', () => {
  test('stays where it was left when it fits', () => {
    const place = { x: 1500, y: 100, width: 1300, height: 900 };
    expect(placeOn(place, [laptop, second])).toMatchObject(place);
  });

  test('lies wholly inside one screen, wherever it was left', () => {
    fc.assert(
      fc.property(rectangle, fc.array(workArea, { minLength: 1, maxLength: 3 }), (place, areas) => {
        const bounds = placeOn(place, areas);
        if (bounds === null) return;
        const { x = Number.NaN, y = Number.NaN, width, height } = bounds;
        const isInside = areas.some(
          (area) =>
            x >= area.x &&
            y >= area.y &&
            x + width <= area.x + area.width &&
            y + height <= area.y + area.height,
        );
        expect(isInside).toBe(true);
      }),
      { seed: 20261122, numRuns: 1000 },
    );
  });

  test('is left to the system when its screen was unplugged', () => {
    expect(placeOn({ x: 1500, y: 100, width: 1240, height: 800 }, [laptop])).toBeNull();
    expect(placeOn({ x: 0, y: 0, width: 1240, height: 800 }, [])).toBeNull();
  });

  test('becomes no smaller than the design allows, unless the screen is', () => {
    expect(placeOn({ x: 10, y: 30, width: 200, height: 100 }, [laptop])).toMatchObject({
      width: 880,
      height: 600,
    });
    const tiny = { x: 0, y: 0, width: 800, height: 480 };
    expect(placeOn({ x: 0, y: 0, width: 1240, height: 800 }, [tiny])).toEqual({
      ...tiny,
      minWidth: 800,
      minHeight: 480,
    });
  });

  test('is the design’s size at first, inside the work area', () => {
    expect(firstBounds(second)).toMatchObject({ width: 1240, height: 800 });
    expect(firstBounds({ width: 1024, height: 700 })).toMatchObject({ width: 1024, height: 700 });
  });

  test('is exactly what the development switch names', () => {
    expect(givenBounds('1260,0,700,800')).toEqual({
      x: 1260,
      y: 0,
      width: 700,
      height: 800,
      minWidth: 700,
      minHeight: 600,
    });
  });

  test.each([
    '{}',
    '{"x":0,"y":0,"width":0,"height":1,"isMaximised":false,"isFullScreen":false}',
    '{"x":0.5,"y":0,"width":1,"height":1,"isMaximised":false,"isFullScreen":false}',
    '{"x":0,"y":0,"width":1,"height":1,"isMaximised":false,"isFullScreen":false,"title":"Rana"}',
  ])('is not read from %s', (text) => {
    expect(windowPlaceSchema.safeParse(JSON.parse(text)).success).toBe(false);
  });
});

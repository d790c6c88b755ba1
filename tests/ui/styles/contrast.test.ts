// The colours of both themes against what they stand on, by the formula of WCAG 2.2 (1.4.3, 1.4.11).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const tokens = readFileSync(join(import.meta.dirname, '../../../renderer/styles/tokens.css'), 'utf8');

/** A token's two colours. */
function colourOf(name: string): readonly [light: string, dark: string] {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens);
  if (found?.[1] === undefined || found[2] === undefined) throw new Error(`no token --${name}`);
  return [found[1], found[2]];
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const themes = [
  ['light', 0],
  ['dark', 1],
] as const;

describe.each(themes)('in the %s theme', (_name, theme) => {
  test.each([
    ['ink', ['paper', 'paper-deep', 'surface', 'own', 'theirs', 'hover', 'selected']],
    ['muted', ['paper', 'paper-deep', 'surface', 'hover', 'selected']],
    ['accent', ['paper', 'paper-deep', 'surface', 'selected']],
    ['on-accent', ['accent', 'accent-deep']],
    ['clay', ['paper', 'paper-deep', 'clay-paper']],
    ...Array.from({ length: 8 }, (_, tone) => [`tone-ink-${tone}`, [`tone-${tone}`]] as const),
  ] as const)('%s is read on everything it is written on', (ink, papers) => {
    for (const paper of papers) {
      expect(
        contrast(colourOf(ink)[theme], colourOf(paper)[theme]),
        `${ink} on ${paper}`,
      ).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('the edges of fields and the ring of focus are seen', () => {
    for (const paper of ['paper', 'surface'] as const) {
      for (const edge of ['hairline-strong', 'accent'] as const) {
        const ratio = contrast(colourOf(edge)[theme], colourOf(paper)[theme]);
        expect(ratio, `${edge} on ${paper}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
});

test('paper, ink, muted, accent and own bubble are the design’s', () => {
  expect(['paper', 'ink', 'muted', 'accent', 'own'].map(colourOf)).toEqual([
    ['#faf8f5', '#15191a'],
    ['#1d2423', '#e8ecea'],
    ['#5c6664', '#9aa6a3'],
    ['#1f5f5b', '#86c9bf'],
    ['#e3efec', '#1e3836'],
  ]);
});

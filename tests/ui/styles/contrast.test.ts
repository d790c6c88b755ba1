// The colours of every theme against what they stand on, by the formula of WCAG 2.2 (1.4.3, 1.4.6, 1.4.11).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const tokens = readFileSync(join(import.meta.dirname, '../../../renderer/styles/tokens.css'), 'utf8');

/** The declarations of the first block that `selector` opens, as name and value. */
function block(selector: string): Map<string, string> {
  const start = tokens.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no block ${selector}`);
  const body = tokens.slice(tokens.indexOf('{', start) + 1, tokens.indexOf('}', start));
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const usual = block(':root');
const more = block(":root[data-contrast='more']");
const sets = { usual, more: new Map([...usual, ...more]) } as const;
type Contrast = keyof typeof sets;

/** A token's two colours; a token that stands for another has that one's. */
function colourOf(name: string, contrast: Contrast = 'usual'): readonly [light: string, dark: string] {
  const value = sets[contrast].get(name) ?? '';
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (other !== undefined) return colourOf(other, contrast);
  const found = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(value);
  if (found?.[1] === undefined || found[2] === undefined)
    throw new Error(`no colours in --${name}: ${value}`);
  return [found[1], found[2]];
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const papers = ['paper', 'paper-deep', 'surface', 'hover', 'selected'] as const;

/** What is written, and on what. */
const written: readonly (readonly [ink: string, on: readonly string[]])[] = [
  ['ink', [...papers, 'own', 'theirs', 'clay-paper']],
  ['muted', papers],
  ['accent', papers],
  ['on-accent', ['accent', 'accent-deep']],
  ['on-clay', ['clay']],
  ['clay', ['paper', 'paper-deep', 'surface', 'clay-paper']],
  ['paper', ['ink']],
  ...Array.from({ length: 8 }, (_, tone) => [`tone-ink-${tone}`, [`tone-${tone}`]] as const),
];

describe.each([
  ['light', 'usual', 0, 4.5],
  ['dark', 'usual', 1, 4.5],
  ['light', 'more', 0, 7],
  ['dark', 'more', 1, 7],
] as const)('in the %s theme with %s contrast', (_name, contrast, theme, least) => {
  const between = (one: string, other: string) =>
    ratio(colourOf(one, contrast)[theme], colourOf(other, contrast)[theme]);

  test.each(written)('%s is read on everything it is written on', (ink, grounds) => {
    for (const ground of grounds) {
      expect(between(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(least);
    }
  });

  test('the edges of fields and the ring of focus are seen', () => {
    for (const paper of [...papers, 'own', 'clay-paper']) {
      expect(between('accent', paper), `the ring on ${paper}`).toBeGreaterThanOrEqual(3);
    }
    for (const paper of ['paper', 'surface']) {
      expect(between('hairline-strong', paper), `edge on ${paper}`).toBeGreaterThanOrEqual(
        contrast === 'more' ? 7 : 3,
      );
    }
  });

  test('the ring on a toast is seen', () => {
    expect(between('toast-ring', 'ink')).toBeGreaterThanOrEqual(3);
  });

  test('with more contrast, hairlines are edges too', () => {
    expect(between('hairline', 'surface')).toBeGreaterThanOrEqual(contrast === 'more' ? 4.5 : 1.1);
  });
});

test('the system’s wish for more contrast gives the same set as the person’s', () => {
  const start = tokens.indexOf('@media (prefers-contrast: more)');
  const asked = tokens.slice(start).match(/--[\w-]+:\s*[^;]+;/g);
  expect(asked).toEqual([...more].map(([name, value]) => `--${name}: ${value};`));
});

test('paper, ink, muted, accent and own bubble are the design’s', () => {
  expect(['paper', 'ink', 'muted', 'accent', 'own'].map((name) => colourOf(name))).toEqual([
    ['#faf8f5', '#15191a'],
    ['#1d2423', '#e8ecea'],
    ['#5c6664', '#9aa6a3'],
    ['#1f5f5b', '#86c9bf'],
    ['#e3efec', '#1e3836'],
  ]);
});

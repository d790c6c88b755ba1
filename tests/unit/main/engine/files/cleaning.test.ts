/** Cleaning: what a file tells is gone, what it shows is byte for byte the same, and no bytes at all make it throw or grow. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanBytes, kindOf } from '../../../../../main/engine/files/cleaning/clean.ts';
import { readExif } from '../../../../../main/engine/files/cleaning/exif.ts';
import {
  makePdf,
  plainGif,
  plainJpeg,
  plainPng,
  plainWebp,
  taggedGif,
  taggedPng,
  taggedWebp,
  tagJpeg,
  telling,
} from '../../../../support/tagged-files.ts';

function clean(bytes: Uint8Array) {
  const kind = kindOf(bytes);
  if (kind === null) throw new Error('a kind that can be cleaned');
  const cleaned = cleanBytes(kind, bytes);
  return { ...cleaned, text: Buffer.from(cleaned.bytes).toString('latin1'), type: kind.type };
}

const expectSilent = (text: string) => {
  for (const word of telling) expect(text).not.toContain(word);
};

describe('a file that tells nothing', () => {
  it.each([
    ['JPEG', plainJpeg],
    ['PNG', plainPng],
    ['WebP', plainWebp],
    ['GIF', plainGif],
    ['PDF', makePdf('Hello', false)],
  ])('stays as it is: %s', (_kind, bytes) => {
    const { bytes: kept, removed, cleaned } = clean(bytes);
    expect(Buffer.from(kept).equals(bytes)).toBe(true);
    expect({ removed, cleaned }).toEqual({ removed: [], cleaned: true });
  });
});

describe('a photograph', () => {
  it('loses place, camera, times, author and what hangs behind it, and lies as it lay', () => {
    const { bytes, text, removed, size } = clean(tagJpeg(plainJpeg));
    expectSilent(text);
    expect(removed.toSorted()).toEqual([
      'attached',
      'author',
      'camera',
      'location',
      'notes',
      'program',
      'times',
    ]);
    // On its side: 40 × 30 is seen as 30 × 40.
    expect(size).toEqual({ width: 30, height: 40 });
    const exif = text.indexOf('Exif\0\0');
    expect(readExif(bytes.subarray(exif + 6, exif + 32))).toEqual({ orientation: 6, told: [] });
    // Besides that one segment of 36 bytes: the picture as it was.
    const start = exif - 4;
    expect(Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 36)]).equals(plainJpeg)).toBe(
      true,
    );
    expect(clean(bytes)).toMatchObject({ removed: [], cleaned: true });
    const upright = clean(tagJpeg(plainJpeg, 1));
    expect(Buffer.from(upright.bytes).equals(plainJpeg)).toBe(true);
  });

  it('as PNG, WebP or GIF loses the same', () => {
    const png = clean(taggedPng);
    expectSilent(png.text);
    expect(png.removed).toEqual(expect.arrayContaining(['author', 'location', 'times', 'attached']));
    expect(png.size).toEqual({ width: 30, height: 40 });
    const webp = clean(taggedWebp);
    expectSilent(webp.text);
    expect(webp.removed).toEqual(expect.arrayContaining(['author', 'location', 'camera']));
    expect(webp.size).toEqual({ width: 30, height: 40 });
    // No more XMP; EXIF only for which side is up.
    expect((webp.bytes[20] ?? 0) & 0x0c).toBe(0x08);
    const gif = clean(taggedGif);
    expect(Buffer.from(gif.bytes).equals(plainGif)).toBe(true);
    expect(gif.removed).toEqual(['notes', 'attached']);
  });
});

describe('a PDF', () => {
  it('loses who made it, with what and when, at its own length', () => {
    const original = makePdf('Words that stay');
    const { bytes, text, removed, cleaned } = clean(original);
    expect(cleaned).toBe(true);
    expect(bytes).toHaveLength(original.length);
    expect(removed.toSorted()).toEqual(['author', 'location', 'program', 'times']);
    for (const word of ['Basem', '5365', '20240506', 'GPS']) expect(text).not.toContain(word);
    expect(text).toContain('(Words that stay) Tj');
  });

  it.each([
    ['encrypted', (text: string) => text.replace('/Size', '/Encrypt 9 0 R /Size')],
    ['with objects that lie compressed', (text: string) => text.replace('/Type /Font', '/Type /ObjStm')],
    ['whose information lies elsewhere', (text: string) => text.replace('/Info 6 0 R', '/Info 66 0 R')],
    ['whose author is another object', (text: string) => text.replace('(Basem \\(the\\) Author)', '5 0 R')],
    ['whose metadata cannot be read', (text: string) => text.replace(/<\?xpacket begin/, 'packed')],
    ['with a photograph inside that may tell', (text: string) => text.replace('Hello', 'Exif\0\0')],
  ])('is not claimed to be clean: %s', (_what, change) => {
    const bytes = Buffer.from(change(makePdf().toString('latin1')), 'latin1');
    const kept = clean(bytes);
    expect({ cleaned: kept.cleaned, removed: kept.removed }).toEqual({ cleaned: false, removed: [] });
    expect(Buffer.from(kept.bytes).equals(bytes)).toBe(true);
  });
});

it('never throws, never grows, and is done after once, whatever was broken on the way', () => {
  const samples = [tagJpeg(plainJpeg), plainJpeg, taggedPng, taggedWebp, taggedGif, makePdf()];
  const broken = fc
    .tuple(
      fc.constantFrom(...samples),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
      fc.option(fc.nat(), { nil: undefined }),
      fc.uint8Array({ maxLength: 40 }),
    )
    .map(([sample, changes, cut, tail]) => {
      const bytes = Buffer.from(sample);
      for (const [at, value] of changes) bytes[12 + (at % (bytes.length - 12))] = value;
      const kept = cut === undefined ? bytes : bytes.subarray(0, 12 + (cut % (bytes.length - 12)));
      return Buffer.concat([kept, tail]);
    });
  fc.assert(
    fc.property(broken, (bytes) => {
      const kind = kindOf(bytes);
      if (kind === null) return;
      const before = Buffer.from(bytes);
      const once = cleanBytes(kind, bytes);
      expect(bytes.equals(before)).toBe(true);
      expect(once.bytes.length).toBeLessThanOrEqual(bytes.length);
      if (!once.cleaned) return;
      const twice = cleanBytes(kind, once.bytes);
      expect(twice.cleaned).toBe(true);
      expect(Buffer.from(twice.bytes).equals(Buffer.from(once.bytes))).toBe(true);
    }),
    { numRuns: 600 },
  );
});

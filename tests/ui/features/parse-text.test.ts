// Reading what people type: nothing is lost, nothing but web and mail addresses is a link, and hostile texts stay quick.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOfLink } from '../../../renderer/features/conversation/text/link-host.ts';
import {
  parseBlocks,
  parsePieces,
  plainWords,
  toUrl,
} from '../../../renderer/features/conversation/text/parse-text.ts';

const links = (text: string) =>
  parsePieces(text).flatMap((piece) => (piece.kind === 'link' ? [piece.url] : []));
const words = fc.constantFrom(
  'word',
  '`',
  '```',
  '>',
  'https://a.example/x?y=1',
  'javascript:alert(1)',
  'كلمة',
  '\u202e',
  '\u200b',
  '+20 100 123 4567',
  'me@mail.example',
  '(',
  '.',
  '<b>',
  '&amp;',
);

test('a glance at a message shows its words in one run, without the marks, and no half letter', () => {
  expect(plainWords('Before bed:\n> breathe in\n```\nin 4\nout 6\n```', 200)).toBe(
    'Before bed: breathe in in 4 out 6',
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, letters) => {
      const shown = plainWords(text, letters);
      expect(shown.length).toBeLessThanOrEqual(letters);
      expect(shown.isWellFormed()).toBe(true);
    }),
  );
});

describe('pieces of a paragraph', () => {
  test('are all of its letters in their order, whatever stands in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(words).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const paragraph = typed.replaceAll('\n', ' ');
        const shown = parsePieces(paragraph)
          .map((piece) => (piece.kind === 'code' ? `\`${piece.text}\`` : piece.text))
          .join('');
        expect(shown).toBe(paragraph.replace(/[\u202d\u202e]/g, ''));
      }),
    );
  });

  test('a link is only what a browser or a mail program opens, without the marks around it', () => {
    expect(links('See (https://a.example/x_(y)), or www.b.example. Write me@mail.example!')).toEqual([
      'https://a.example/x_(y)',
      'https://www.b.example/',
      'mailto:me@mail.example',
    ]);
    for (const text of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'o7://x.example',
      'data:text/html,x',
      'http://localhost/',
      'https://',
      'vbscript:x',
      `https://a.example/${'x'.repeat(3_000)}`,
    ])
      expect(links(text)).toEqual([]);
  });

  test('a link says its real host: without the name in front of it, and spelled as the network spells it', () => {
    expect(toUrl('https://bank.example@evil.example/login')).toBe('https://evil.example/login');
    expect(factsOfLink(toUrl('https://аpple.example/') ?? '')).toMatchObject({
      host: 'xn--pple-43d.example',
      isDisguised: true,
    });
    expect(factsOfLink(toUrl('https://a\u200bb.example/') ?? '')).toMatchObject({ host: 'ab.example' });
  });

  test('hostile texts of the longest size cost no more than their length', () => {
    const size = 32 * 1024;
    const counted = [
      'a'.repeat(size),
      '`'.repeat(size),
      '1 '.repeat(size / 2),
      '+1-'.repeat(size / 3),
      'a@'.repeat(size / 2),
      `${'a.'.repeat(size / 2)}@`,
      '('.repeat(size),
      '.'.repeat(size),
      'https://a.b '.repeat(size / 12),
      '\u202e\u200b'.repeat(size / 6),
    ].map((text) => parsePieces(text).length);
    expect(counted).toHaveLength(10);
    expect(parseBlocks('```\n'.repeat(size / 4)).length).toBeGreaterThan(0);
  });
});

describe('blocks of a text', () => {
  test('fences keep what stands between them, an open one is only words, quoted lines lose their mark', () => {
    expect(parseBlocks('Hello\n```js\nlet a = `1`;\n> x\n```\n> said\n>again')).toEqual([
      { kind: 'paragraph', text: 'Hello' },
      { kind: 'code', text: 'let a = `1`;\n> x' },
      { kind: 'quote', text: 'said' },
      { kind: 'quote', text: 'again' },
    ]);
    expect(parseBlocks('```\nnever closed')).toEqual([
      { kind: 'paragraph', text: '```' },
      { kind: 'paragraph', text: 'never closed' },
    ]);
  });
});

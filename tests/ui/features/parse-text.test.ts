// Reading what people type: nothing is lost, nothing but web and mail addresses is a link, and hostile texts stay quick.

import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestLink, toOutsideUrl } from '../../../contract/domain/outside-link.ts';
import {
  parseBlocks,
  parsePieces,
  plainWords,
  toUrl,
} from '../../../renderer/features/conversation/text/parse-text.ts';
import { factsOfLink } from '../../../renderer/features/links/link-facts.ts';
import { fromPunycode } from '../../../renderer/features/links/punycode.ts';

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

  test('a link holds no letter that nobody sees, whatever text it stands in, and ends where the sentence does', () => {
    const hidden = fc.constantFrom(
      '\u202e',
      '\u2066',
      '\u2069',
      '\u200f',
      '\u061c',
      '\u200b',
      '\u00ad',
      '\ufeff',
    );
    const around = fc.array(fc.oneof(words, hidden, fc.string({ unit: 'binary', maxLength: 8 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(around, around, fc.constantFrom('', '.', '،', '؟', ')', '»'), (before, after, mark) => {
        const text = [...before, ' https://a.example/x ', ...after, ` www.b.example${mark}`].join('');
        for (const piece of parsePieces(text.replaceAll('`', ''))) {
          if (piece.kind !== 'link') continue;
          expect(piece.text).not.toMatch(/[\s\p{Cf}\p{Cc}]/u);
          expect(toOutsideUrl(piece.url)).toBe(piece.url);
        }
        expect(links(text.replaceAll('`', '')).at(-1)).toBe('https://www.b.example/');
      }),
    );
    expect(links('اقرئي https://a.example/x\u200f، ثم نتكلم')).toEqual(['https://a.example/x']);
  });

  test('S21: only https, http and mailto leave, and only the host that is shown', () => {
    for (const address of [
      'https://bank.example@evil.example/login',
      'https://:secret@evil.example/',
      'http://localhost:631/',
      'http://192.168.0.1/',
      'http://0x7f.1/',
      'https://[::1]/',
      'http://printer.local/',
      'mailto:a@b.example?attach=/etc/passwd',
      'mailto:a@b.example,c@d.example',
      'mailto:a@b.example?cc=c@d.example',
      'https://a.example/\u202etxt',
      'https://a.exa\nmple/',
      ' https://a.example/',
      'ftp://a.example/',
      'ms-settings:privacy',
      'blob:https://a.example/x',
      'view-source:https://a.example/',
      `https://a.example/${'ب'.repeat(longestLink / 2)}`,
    ])
      expect(toOutsideUrl(address), address).toBeNull();
    expect(toOutsideUrl('mailto:a@b.example?subject=Hello')).toBe('mailto:a@b.example?subject=Hello');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.webUrl().map((url) => url.replace('://', '://x@')),
        ),
        (typed) => {
          const url = toOutsideUrl(typed);
          if (url === null) return;
          expect(url).toMatch(/^(?:https?:\/\/[^@/]+\/|mailto:)/);
          expect(toOutsideUrl(url)).toBe(url);
        },
      ),
    );
  });

  test('S21: a host in other letters is spelled as the network spells it, and says when scripts are mixed', () => {
    expect(factsOfLink(toUrl('https://аpple.example/') ?? '')).toMatchObject({
      host: 'xn--pple-43d.example',
      reads: 'аpple.example',
      isMixed: true,
    });
    expect(factsOfLink(toUrl('http://موقع.example/') ?? '')).toMatchObject({
      reads: 'موقع.example',
      isMixed: false,
      isOpenRoad: true,
    });
    expect(factsOfLink(toUrl('https://a.example:8443/') ?? '')).toMatchObject({
      host: 'a.example:8443',
      reads: null,
      isMixed: false,
    });
    const letters = fc.string({ unit: fc.constantFrom(...'aбвγδابتش漢字한-7'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(letters, (typed) => {
        const spelled = domainToASCII(typed);
        fc.pre(spelled.startsWith('xn--') && !spelled.includes('.'));
        expect(fromPunycode(spelled)).toBe(domainToUnicode(spelled));
      }),
    );
    for (const wrong of ['xn--', 'xn--é', 'xn--99999999999', 'xn---'])
      expect(fromPunycode(wrong)).toBeTypeOf('string');
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
      'https://a.example\u200b'.repeat(size / 18),
    ].map((text) => parsePieces(text).length);
    expect(counted).toHaveLength(11);
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

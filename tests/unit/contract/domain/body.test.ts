import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodySchema } from '../../../../contract/domain/body.ts';
import { limits } from '../../../../contract/domain/limits.ts';

const id = 'AAAAAAAAAAAAAAAAAAAAAA';
const body = { v: 1, type: 'text', message: id, counter: 1, seen: [], at: 0, text: 'hello' };

describe('a message body', () => {
  it('survives JSON for any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
        fc.pre(text.isWellFormed() && !text.includes('\0'));
        expect(bodySchema.parse(JSON.parse(JSON.stringify({ ...body, text })))).toEqual({ ...body, text });
      }),
    );
  });

  it.each([
    ['an unknown field', { ...body, extra: 1 }],
    ['an unknown type', { ...body, type: 'shout' }],
    ['another version', { ...body, v: 2 }],
    ['no counter', { ...body, counter: 0 }],
    ['five parents', { ...body, seen: [id, id, id, id, id] }],
    ['an id of another length', { ...body, message: 'AAAA' }],
    ['a lone surrogate', { ...body, text: 'a\ud800' }],
    ['a NUL', { ...body, text: 'a\0' }],
    ['no text', { ...body, text: '' }],
    ['a text over the limit in bytes', { ...body, text: 'é'.repeat(limits.textBytes / 2 + 1) }],
  ])('is refused with %s', (_what, value) => {
    expect(bodySchema.safeParse(value).success).toBe(false);
  });
});

// Reading a recovery key while it is typed or after it was pasted.

import { wordlist } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTypedKey } from '../../../renderer/features/recovery/typed-words.ts';

const words = fc.array(fc.constantFrom(...wordlist), { minLength: 24, maxLength: 24 });
const group = fc.integer({ min: 0, max: 0xffff }).map((value) => String(value).padStart(5, '0'));
const groups = fc.array(group, { minLength: 17, maxLength: 17 });

describe('a recovery key as it is typed', () => {
  test('is whole with any 24 words of the list, however they are set apart, numbered or capitalised', () => {
    fc.assert(
      fc.property(
        words,
        fc.constantFrom(' ', '\n', ', ', ' · '),
        fc.boolean(),
        (key, between, isNumbered) => {
          const typed = key.map((word, at) => `${isNumbered ? `${at + 1}. ` : ''}${word.toUpperCase()}`);
          const read = readTypedKey(typed.join(between));
          expect(read).toMatchObject({ form: 'words', count: 24, wrong: null, isWhole: true });
          expect(read.text).toBe(key.join(' '));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is whole with four letters of each word, and shows which one they are not enough for', () => {
    fc.assert(
      fc.property(words, (key) => {
        expect(readTypedKey(key.map((word) => word.slice(0, 4)).join(' ')).isWhole).toBe(true);
      }),
      { numRuns: 30 },
    );
    expect(readTypedKey('aban xyz ').wrong).toEqual({ position: 2, text: 'xyz' });
  });

  test('is whole with any 17 groups, in Arabic digits too, and after the head of a scanned card', () => {
    fc.assert(
      fc.property(groups, fc.constantFrom(' ', '-', '\n'), (key, between) => {
        const typed = key.join(between);
        const arabic = typed.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
        const text = key.join(' ');
        for (const form of [typed, arabic, key.join(''), `O7-RECOVERY-1 ${text}`]) {
          expect(readTypedKey(form)).toMatchObject({ form: 'groups', isWhole: true, wrong: null, text });
        }
      }),
      { numRuns: 60 },
    );
  });

  test('waits with a judgement until a word or a group is finished', () => {
    expect(readTypedKey('abandon abi').wrong).toBeNull();
    expect(readTypedKey('abandon abi ').wrong).toEqual({ position: 2, text: 'abi' });
    expect(readTypedKey('12345 6').wrong).toBeNull();
    expect(readTypedKey('12345 6 ').wrong).toEqual({ position: 2, text: '6' });
  });

  test.each([
    ['a word that no word of the list begins with', 'abandon zzz', 2],
    ['letters of another alphabet', 'abandon كلمة ', 2],
    ['a group larger than 16 bits', '00001 65536 ', 2],
  ])('names %s', (_what, typed, position) => {
    expect(readTypedKey(typed).wrong?.position).toBe(position);
    expect(readTypedKey(typed).isWhole).toBe(false);
  });

  test('is not whole with one part too few or too many', () => {
    for (const count of [23, 25]) {
      const read = readTypedKey(`${Array.from({ length: count }, () => 'abandon').join(' ')} `);
      expect(read).toMatchObject({ count, of: 24, isWhole: false });
    }
    expect(readTypedKey('00000 '.repeat(16))).toMatchObject({ count: 16, of: 17, isWhole: false });
    expect(readTypedKey('')).toMatchObject({ count: 0, isWhole: false, wrong: null });
  });
});

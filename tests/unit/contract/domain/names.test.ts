import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLabel, parseNickname, parsePracticeName } from '../../../../contract/domain/names.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';

describe('names that people give', () => {
  it.each([
    ['  Sara  A. ', 'Sara A.'],
    ['سارة', 'سارة'],
    ['Zoe\u0301', 'Zo\u00e9'],
    ['👩‍👧 mum', '👩‍👧 mum'],
  ])('trims and composes %j', (typed, name) => {
    expect(parseNickname(typed)).toBe(name);
  });

  it.each([
    ['', 'nickname.empty'],
    ['   ', 'nickname.empty'],
    ['\u0301\u0301', 'nickname.empty'],
    ['—…', 'nickname.empty'],
    ['x'.repeat(41), 'nickname.tooLong'],
    [`a${'\u0301'.repeat(400)}`, 'nickname.tooLong'],
    ['a\u202eb', 'nickname.forbiddenCharacter'],
    ['a\u2066b', 'nickname.forbiddenCharacter'],
    ['a\nb', 'nickname.forbiddenCharacter'],
    ['a\u0000b', 'nickname.forbiddenCharacter'],
    ['a\u200bb', 'nickname.forbiddenCharacter'],
    ['a\ud800b', 'nickname.forbiddenCharacter'],
    ['a\u{e0041}b', 'nickname.forbiddenCharacter'],
  ])('refuses %j with %s', (typed, code) => {
    expect(() => parseNickname(typed)).toThrow(code);
  });

  it('gives a name that is its own parse, or a coded refusal, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        try {
          const name = parseNickname(typed);
          expect(parseNickname(name)).toBe(name);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppError);
        }
      }),
    );
  });

  it('takes an empty label as none, and practice names up to 80 letters', () => {
    expect(parseLabel('  ')).toBeNull();
    expect(parsePracticeName('p'.repeat(80))).toHaveLength(80);
    expect(() => parsePracticeName('p'.repeat(81))).toThrow('practice.nameTooLong');
  });
});

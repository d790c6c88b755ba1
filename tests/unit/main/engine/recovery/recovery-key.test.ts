import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import {
  findWord,
  makeRecoveryKey,
  parseRecoveryKey,
  toCard,
  toGroups,
  toWords,
} from '../../../../../main/engine/recovery/recovery-key.ts';

beforeAll(loadSodium);

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });

function positionOf(typed: string): unknown {
  try {
    parseRecoveryKey(typed);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'recovery.malformed') return thrown.fields['position'];
    throw thrown;
  }
  return 'read';
}

const arabic = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

describe('the forms of a recovery key', () => {
  // From the vectors that BIP-39 itself names.
  it.each([
    ['00', `${'abandon '.repeat(23)}art`],
    [
      '7f',
      `${'legal winner thank year wave sausage worth useful '.repeat(2)}legal winner thank year wave sausage worth title`,
    ],
    ['ff', `${'zoo '.repeat(23)}vote`],
  ])('are the words that everybody else reads (%s)', (byte, words) => {
    const key = new Uint8Array(32).fill(Number.parseInt(byte, 16));
    expect(toWords(key).join(' ')).toBe(words);
    expect(parseRecoveryKey(words)).toEqual(key);
  });

  it('each give the same key back, whatever it is', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const words = toWords(key);
        const groups = toGroups(key);
        expect(groups.every((group) => /^\d{5}$/.test(group))).toBe(true);
        const card = toCard(key);
        expect(card.length).toBeLessThanOrEqual(120);
        for (const typed of [words.join(' '), groups.join(' '), groups.join(''), card, card.toLowerCase()]) {
          expect(parseRecoveryKey(typed)).toEqual(key);
        }
      }),
    );
  });

  it('are read as people type them', () => {
    const key = makeRecoveryKey();
    const words = toWords(key);
    const groups = toGroups(key);
    const ways = [
      words.map((word) => word.toUpperCase()).join('\n'),
      words.map((word) => word.slice(0, 4)).join(' , '),
      words.map((word, at) => `${at + 1}. ${word}`).join('  '),
      words.map((word, at) => `${arabic(String(at + 1))}-${word}`).join(' '),
      ` \u200f${words.join('\t')}\u200e. `,
      arabic(groups.join(' ')),
      groups.join('-'),
    ];
    for (const way of ways) expect(parseRecoveryKey(way), way).toEqual(key);
  });

  it('name the first word or group that cannot be right', () => {
    const words = ['abandon', 'ability', ...Array.from({ length: 22 }, () => 'zoo')];
    expect(positionOf(words.with(6, 'qqqq').join(' '))).toBe(7);
    expect(positionOf(words.with(3, 'abc').join(' '))).toBe(4);
    expect(positionOf(words.slice(0, 20).join(' '))).toBe(21);
    expect(positionOf([...words, 'zoo'].join(' '))).toBe(25);
    const groups = [...toGroups(new Uint8Array(32).fill(9))];
    expect(positionOf(groups.with(4, '70000').join(' '))).toBe(5);
    expect(positionOf(groups.with(2, '1234').join(' '))).toBe(3);
    expect(positionOf(groups.slice(0, 9).join(' '))).toBe(10);
    expect(positionOf('')).toBe(1);
  });

  it('notice any single changed word or digit that the list itself allows, but for one word in 256', () => {
    const key = new Uint8Array(32).fill(9);
    const groups = toGroups(key).join(' ');
    for (let at = 0; at < groups.length; at++) {
      if (groups[at] === ' ') continue;
      const digit = groups[at] === '0' ? '1' : '0';
      expect(positionOf(`${groups.slice(0, at)}${digit}${groups.slice(at + 1)}`), `digit ${at}`).not.toBe(
        'read',
      );
    }
    const words = toWords(key);
    const unnoticed = words.filter((word, at) => {
      const other = word === 'zoo' ? 'abandon' : 'zoo';
      return positionOf(words.with(at, other).join(' ')) === 'read';
    });
    expect(unnoticed.length).toBeLessThanOrEqual(1);
  });

  it('never fail but with their own code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
        expect(['number', 'string']).toContain(typeof positionOf(typed));
      }),
    );
  });

  it('know a word by its first four letters', () => {
    expect(findWord(' Zoo ')).toBe(2047);
    expect(findWord('aban')).toBe(0);
    expect(findWord('act')).not.toBe(findWord('action'));
    expect(findWord('zo')).toBeUndefined();
  });
});

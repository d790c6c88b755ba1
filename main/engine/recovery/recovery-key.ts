/** The recovery key's three written forms: 24 words, 17 groups of five digits, the text of a QR card; and reading any of them. */
import { entropyToMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { AppError } from '../../../contract/errors/app-error.ts';
import { concat, equalConstantTime, randomBytes, sha256 } from '../crypto/primitives.ts';

/** 256 random bits. */
export const recoveryKeyBytes = 32;
const wordCount = 24;
const groupCount = 17;
/** No two words of the list share them. */
const tellingLetters = 4;
const cardMark = 'O7-RECOVERY-1';
const groupsLabel = new TextEncoder().encode('o7-recovery-groups-v1');

const placeOf = new Map<string, number>();
for (const [place, word] of wordlist.entries()) placeOf.set(word.slice(0, tellingLetters), place);

/** A fresh key. */
export function makeRecoveryKey(): Uint8Array {
  return randomBytes(recoveryKeyBytes);
}

/** As BIP-39 defines it: eleven bits a word, the last eight bits of all a checksum. */
export function toWords(key: Uint8Array): readonly string[] {
  return entropyToMnemonic(key, wordlist).split(' ');
}

/** 16 bits in five digits each, then 16 bits of checksum. */
export function toGroups(key: Uint8Array): readonly string[] {
  const all = concat(key, groupChecksum(key));
  return Array.from({ length: groupCount }, (_none, at) =>
    String(((all[2 * at] ?? 0) << 8) | (all[2 * at + 1] ?? 0)).padStart(5, '0'),
  );
}

/** Letters that QR codes hold compactly. */
export function toCard(key: Uint8Array): string {
  return [cardMark, ...toGroups(key)].join(' ');
}

function groupChecksum(key: Uint8Array): Uint8Array {
  return sha256(concat(groupsLabel, key)).slice(0, 2);
}

function malformed(position = 0): AppError {
  return new AppError('recovery.malformed', { fields: { position } });
}

/** Small letters without marks, Western digits. */
function unify(typed: string): string {
  return typed
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

/** Which word of the list is meant: its first four letters decide. Undefined for none. */
export function findWord(typed: string): number | undefined {
  const letters = unify(typed).replace(/[^a-z]/g, '');
  return placeOf.get(letters.slice(0, tellingLetters));
}

function fromWords(words: readonly string[]): Uint8Array {
  const places = words.map((word, at) => {
    const place = at < wordCount ? findWord(word) : undefined;
    if (place === undefined) throw malformed(at + 1);
    return place;
  });
  if (places.length !== wordCount) throw malformed(places.length + 1);
  const key = new Uint8Array(recoveryKeyBytes + 1);
  places.forEach((place, at) => {
    for (let bit = 0; bit < 11; bit++) {
      const to = at * 11 + bit;
      if ((place >> (10 - bit)) & 1) key[to >> 3] = (key[to >> 3] ?? 0) | (0x80 >> (to & 7));
    }
  });
  const entropy = key.slice(0, recoveryKeyBytes);
  if (sha256(entropy)[0] !== key[recoveryKeyBytes]) throw malformed();
  return entropy;
}

function fromGroups(groups: readonly string[]): Uint8Array {
  const all = new Uint8Array(2 * groupCount);
  groups.forEach((group, at) => {
    const value = Number(group);
    if (at >= groupCount || group.length !== 5 || value > 0xffff) throw malformed(at + 1);
    all[2 * at] = value >> 8;
    all[2 * at + 1] = value & 255;
  });
  if (groups.length !== groupCount) throw malformed(groups.length + 1);
  const key = all.slice(0, recoveryKeyBytes);
  if (!equalConstantTime(groupChecksum(key), all.slice(recoveryKeyBytes))) throw malformed();
  return key;
}

/**
 * Reads any of the three forms as people type them: any case and spacing, words shortened to four letters, with their numbers
 * before them, Arabic digits. Throws `recovery.malformed`; `position` counts from 1 and is 0 where the whole does not fit.
 */
export function parseRecoveryKey(typed: string): Uint8Array {
  const text = unify(typed).trim();
  const card = cardMark.toLowerCase();
  if (text.startsWith(card)) return fromGroups(text.slice(card.length).match(/\d+/g) ?? []);
  const words = text.match(/[a-z]+/g);
  // With words between them, digits are the words' numbers.
  if (words !== null) return fromWords(words);
  const groups = text.match(/\d+/g) ?? [];
  // Written without spaces, five digits are still a group.
  const isUnbroken = groups.length === 1 && groups[0]?.length === 5 * groupCount;
  return fromGroups(isUnbroken ? (groups[0]?.match(/\d{5}/g) ?? []) : groups);
}

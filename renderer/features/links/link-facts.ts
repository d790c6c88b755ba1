// What a link really leads to, as it is said before it is opened.

import { fromPunycode } from './punycode.ts';

export interface LinkFacts {
  readonly kind: 'site' | 'mail';
  /** The host as the network knows it, in Latin letters (punycode); for mail, to whom. */
  readonly host: string;
  /** How the host reads in its own letters, where those are not Latin ones. */
  readonly reads: string | null;
  /** One word of the host holds letters of several scripts: hardly any honest name does. */
  readonly isMixed: boolean;
  /** What passes can be read and changed on the way. */
  readonly isOpenRoad: boolean;
  readonly url: string;
}

const scripts = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Hebrew', 'Arabic', 'Cherokee', 'Georgian'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);
/** Written together in one word by whole countries, with Latin letters among them. */
const eastAsian =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]$/u;
const isLetter = /^\p{L}$/u;

/** Whether letters of more than one script stand in a word. */
export function mixesScripts(word: string): boolean {
  const letters = [...word].filter((letter) => isLetter.test(letter) && !eastAsian.test(letter));
  const found = new Set(letters.map((letter) => scripts.findIndex((script) => script.test(letter))));
  return found.size > 1;
}

/** Of an address that `toOutsideUrl` answered. */
export function factsOfLink(url: string): LinkFacts {
  const parsed = new URL(url);
  const isMail = parsed.protocol === 'mailto:';
  const host = isMail ? parsed.pathname : parsed.host;
  const words = parsed.hostname.split('.').map(fromPunycode);
  const reads = words.join('.');
  return {
    kind: isMail ? 'mail' : 'site',
    host,
    reads: isMail || reads === parsed.hostname ? null : reads,
    isMixed: words.some(mixesScripts),
    isOpenRoad: parsed.protocol === 'http:',
    url,
  };
}

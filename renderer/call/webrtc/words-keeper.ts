// The four words as they stand: there once every certificate was checked, the same while nothing of that changes.

import { fourWords } from '../words/four-words.ts';

export interface WordsKeeper {
  readonly current: () => readonly number[] | null;
  /** @param fingerprints of every computer; null where one was not checked yet */
  readonly update: (
    secret: Uint8Array<ArrayBuffer> | null,
    fingerprints: readonly (Uint8Array | null)[],
  ) => void;
}

export function createWordsKeeper(onChange: () => void): WordsKeeper {
  let words: readonly number[] | null = null;
  let of = '';
  return {
    current: () => words,
    update(secret, fingerprints) {
      const checked = fingerprints.filter((print) => print !== null);
      const isWhole = secret !== null && checked.length === fingerprints.length && checked.length > 1;
      const next = isWhole ? [secret, ...checked.map(String).sort()].join(' ') : '';
      if (next === of) return;
      of = next;
      words = null;
      if (!isWhole) return;
      void fourWords(secret, checked).then((found) => {
        if (of !== next) return;
        words = found;
        onChange();
      });
    },
  };
}

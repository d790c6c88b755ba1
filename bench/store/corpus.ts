/** A million lines of made-up talk, half English, half Arabic: words as often as in real texts (Zipf), repeatable. */
import { seededRandom } from '../../tests/support/seeded-random.ts';

export interface Line {
  readonly conversation: number;
  readonly text: string;
  readonly at: number;
  readonly mine: boolean;
}

const vocabularySize = 30_000;
const scripts = {
  english: { letters: 'etaoinshrdlucmfwypvbgkjqxz', shortest: 2, longest: 9 },
  arabic: { letters: 'اليمونرتبهسعفدقكحجشصطخضذثزغظ', shortest: 2, longest: 7 },
} as const;
export type Script = keyof typeof scripts;

function makeVocabulary(script: Script, random: () => number): readonly string[] {
  const { letters, shortest, longest } = scripts[script];
  const words = new Set<string>();
  while (words.size < vocabularySize) {
    // Frequent words are short, as in every language.
    const rank = words.size / vocabularySize;
    const length =
      shortest + Math.floor((longest - shortest + 1) * Math.min(0.99, 0.15 + 0.85 * random() * (0.4 + rank)));
    let word = '';
    for (let at = 0; at < length; at++) word += letters[Math.floor(letters.length * random() ** 1.7)];
    words.add(word);
  }
  return [...words];
}

/** A rank drawn so that the n-th word comes about 1/n as often as the first. */
const zipf = (random: () => number): number =>
  Math.min(vocabularySize - 1, Math.floor(vocabularySize ** random()) - 1);

export interface Corpus {
  readonly vocabulary: Readonly<Record<Script, readonly string[]>>;
  readonly conversations: number;
  line(): Line;
}

/** 200 conversations over two years, about 200 bytes a line; some are one word, some a page. */
export function makeCorpus(seed: number, conversations = 200): Corpus {
  const random = seededRandom(seed);
  const vocabulary = { english: makeVocabulary('english', random), arabic: makeVocabulary('arabic', random) };
  let at = Date.UTC(2024, 10, 1);
  return {
    vocabulary,
    conversations,
    line() {
      at += Math.floor(random() * 126_000);
      const conversation = Math.floor(conversations * random() ** 1.5);
      const script: Script = conversation % 2 === 0 ? 'english' : 'arabic';
      const length = random() < 0.1 ? 1 : Math.min(200, Math.ceil(-Math.log(1 - random()) * 24) + 2);
      const words = Array.from({ length }, () => {
        const word = vocabulary[script][zipf(random)] ?? '';
        return script === 'arabic' && random() < 0.25 ? `ال${word}` : word;
      });
      return { conversation, text: words.join(' '), at, mine: random() < 0.5 };
    },
  };
}

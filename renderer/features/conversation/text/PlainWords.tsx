// How a message begins, where only a glance at it is shown: no marks, nothing to press, numbers in their own order.

import { parsePieces, plainWords } from './parse-text.ts';

interface PlainWordsProps {
  readonly text: string;
  /** At most so many letters. */
  readonly letters: number;
}

/** Stands inside an element that takes its direction from the words. */
export function PlainWords({ text, letters }: PlainWordsProps) {
  return parsePieces(plainWords(text, letters)).map((piece, at) =>
    piece.kind === 'text' ? (
      piece.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
      <bdi key={at} dir="ltr">
        {piece.text}
      </bdi>
    ),
  );
}

// Reads the marks that people type: code, quoted lines, links. Whatever a text holds, the work grows with its length alone.

import { longestLink, toOutsideUrl } from '../../../../contract/domain/outside-link.ts';

/** Something inside a paragraph. `plain` numbers and addresses read left to right whatever stands around them. */
export type Piece =
  | { readonly kind: 'text' | 'code' | 'plain' | 'phone'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

export type Block =
  | { readonly kind: 'paragraph' | 'quote'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string };

const fence = /^\s{0,3}```/;
const quoted = /^>\s?/;

/** Lines between ``` stand as they are; lines that begin with > are quoted; every other line is a paragraph of its own. */
export function parseBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const end = fence.test(line) ? lines.findIndex((other, place) => place > at && fence.test(other)) : -1;
    if (end > at) {
      blocks.push({ kind: 'code', text: lines.slice(at + 1, end).join('\n') });
      at = end;
    } else if (quoted.test(line)) blocks.push({ kind: 'quote', text: line.replace(quoted, '') });
    else blocks.push({ kind: 'paragraph', text: line });
  }
  return blocks;
}

/** A message's words in one run, without the marks: for a line that only says which message is meant. */
export function plainWords(text: string, letters: number): string {
  const words = parseBlocks(text.slice(0, 2 * letters)).map((block) => block.text);
  return words.join(' ').replace(/\s+/g, ' ').trim().slice(0, letters).toWellFormed();
}

const opening = /^[("'«“‘[{<]+/;
const closing = /[)"'»”’\]}>.,;:!?،؛؟…]+$/u;
const schemes = /^(?:https?:\/\/|mailto:|www\.)/i;
const mail = /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}$/;

/** The address that a word is, or null. Only what a browser or a mail program opens. */
export function toUrl(word: string): string | null {
  if (word.length > longestLink) return null;
  if (mail.test(word)) return toOutsideUrl(`mailto:${word}`);
  if (!schemes.test(word)) return null;
  return toOutsideUrl(/^www\./i.test(word) ? `https://${word}` : word);
}

const phone = /(\+?\d[\d\s().-]{5,24}\d)/;

function readWord(word: string): readonly Piece[] {
  if (word.length > longestLink) return [{ kind: 'text', text: word }];
  const before = opening.exec(word)?.[0] ?? '';
  const rest = word.slice(before.length);
  // A bracket that the address itself opened belongs to it.
  const tail = closing.exec(rest)?.[0] ?? '';
  const kept = tail.startsWith(')') && rest.slice(0, -tail.length).includes('(') ? 1 : 0;
  const inner = rest.slice(0, rest.length - tail.length + kept);
  const url = toUrl(inner);
  if (url === null) return [{ kind: 'text', text: word }];
  const pieces: Piece[] = [
    { kind: 'text', text: before },
    { kind: 'link', text: inner, url },
    { kind: 'text', text: rest.slice(inner.length) },
  ];
  return pieces.filter(({ text }) => text !== '');
}

function readPhones({ text }: { readonly text: string }): readonly Piece[] {
  return text
    .split(phone)
    .map((part, at): Piece => ({ kind: at % 2 === 0 ? 'text' : 'phone', text: part }))
    .filter((piece) => piece.text !== '');
}

/** Texts that stand beside each other become one. */
function joinTexts(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  let run: string[] = [];
  const flush = (): void => {
    if (run.length > 0) joined.push(...readPhones({ text: run.join('') }));
    run = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'text') run.push(piece.text);
    else {
      flush();
      joined.push(piece);
    }
  }
  flush();
  return joined;
}

/** Turns the order of what follows round, so that words look like others; ends with the paragraph in any case. */
const overrides = /[\u202d\u202e]/g;

/** What no link reaches over: spaces, and letters that nobody sees, those that turn the order of words among them. */
const between = /([\s\p{Cc}\p{Cf}]+)/u;

/** A paragraph's pieces, in order; together they are its text without the marks. */
export function parsePieces(paragraph: string): readonly Piece[] {
  const parts = paragraph.replace(overrides, '').split(/`([^`]+)`/);
  const pieces = parts.flatMap((part, at): readonly Piece[] =>
    at % 2 === 1
      ? [{ kind: 'code', text: part }]
      : part.split(between).flatMap((word) => (word === '' ? [] : readWord(word))),
  );
  return joinTexts(pieces);
}

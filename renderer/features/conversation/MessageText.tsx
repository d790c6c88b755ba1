// The words of a message: each paragraph in its own direction; links are text; numbers and links keep their own order.

import type { ReactNode } from 'react';
import { cx } from '../../styles/cx.ts';
import styles from './Messages.module.css';

/** Links, e-mail addresses and phone numbers read left to right whatever stands around them. */
const leftToRight = /((?:https?:\/\/|www\.)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d\s().-]{5,}\d)/gu;

const phone = /^\+?[\d\s().-]+$/;

function isolateRuns(paragraph: string): ReactNode {
  const pieces = paragraph.split(leftToRight);
  if (pieces.length === 1) return paragraph;
  return pieces.map((piece, at) =>
    at % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
      <bdi key={at} dir="ltr" className={cx(phone.test(piece) && styles.phone)}>
        {piece}
      </bdi>
    ),
  );
}

/** Wraps anywhere, so that no text widens the column. */
export function MessageText({ text }: { readonly text: string }) {
  return text.split('\n').map((paragraph, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text never move
    <p key={at} dir="auto" className={cx(styles.paragraph)}>
      {paragraph === '' ? '\u00a0' : isolateRuns(paragraph)}
    </p>
  ));
}

// The words of a message: each paragraph in its own direction; links are text; numbers and links keep their own order.

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
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

/** A message longer than this is shown up to here until the person asks for the rest. */
const shownLetters = 3_000;
const shownLines = 60;

/** The beginning of a long text, cut between letters; null when it is shown whole. */
function beginningOf(text: string): string | null {
  const lines = text.split('\n', shownLines + 1);
  const beginning = lines.slice(0, shownLines).join('\n').slice(0, shownLetters);
  // A little more than the limit is shown rather than hidden behind a button.
  return text.length - beginning.length > 200 ? `${beginning.toWellFormed()}…` : null;
}

/** Wraps anywhere, so that no text widens the column. */
export function MessageText({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const beginning = isWhole ? null : beginningOf(text);
  return (
    <>
      {(beginning ?? text).split('\n').map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text never move
        <p key={at} dir="auto" className={cx(styles.paragraph)}>
          {paragraph === '' ? '\u00a0' : isolateRuns(paragraph)}
        </p>
      ))}
      {beginning !== null && (
        <button type="button" className={cx(styles.whole)} onClick={() => setWhole(true)}>
          {t('conversation.showWhole')}
        </button>
      )}
    </>
  );
}

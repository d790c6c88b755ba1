// The words of a message: each paragraph in its own direction, code as it stands, quoted lines marked; never any HTML.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../styles/cx.ts';
import styles from './Messages.module.css';
import { Pieces } from './text/Pieces.tsx';
import { type Block, parseBlocks } from './text/parse-text.ts';

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

function BlockView({ block }: { readonly block: Block }) {
  const { t } = useTranslation();
  if (block.kind === 'code')
    return (
      <figure aria-label={t('kinds.code')} className={cx(styles.figure)}>
        <pre dir="ltr" className={cx(styles.codeBlock)}>
          {block.text}
        </pre>
      </figure>
    );
  return (
    <p dir="auto" className={cx(styles.paragraph, block.kind === 'quote' && styles.quoted)}>
      <Pieces paragraph={block.text} />
    </p>
  );
}

/** Wraps anywhere, so that no text widens the column. */
export function MessageText({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const beginning = isWhole ? null : beginningOf(text);
  return (
    <>
      {parseBlocks(beginning ?? text).map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text never move
        <BlockView key={at} block={block} />
      ))}
      {beginning !== null && (
        <button type="button" className={cx(styles.whole)} onClick={() => setWhole(true)}>
          {t('conversation.showWhole')}
        </button>
      )}
    </>
  );
}

// The line that a message answers, above its words: who wrote it and how it begins; pressing goes there.

import { useTranslation } from 'react-i18next';
import type { Quote } from '../../../contract/bridge/views.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Kinds.module.css';
import { PlainWords } from './text/PlainWords.tsx';

interface QuoteBlockProps {
  readonly quote: Quote;
  /** The other person of a conversation of two. */
  readonly nickname: string;
  readonly onJump: (message: string) => void;
}

/** What is not here any more is said, not hidden. */
export function QuoteBlock({ quote, nickname, onJump }: QuoteBlockProps) {
  const { t } = useTranslation();
  if (quote.kind === 'gone')
    return <p className={cx(styles.quote, styles.quoteGone)}>{t('kinds.quote.gone')}</p>;
  const who = quote.mine ? t('conversation.you') : (quote.author ?? nickname);
  return (
    <button
      type="button"
      tabIndex={-1}
      title={t('kinds.quote.jump')}
      className={cx(styles.quote)}
      onClick={() => onJump(quote.message)}
    >
      <bdi className={cx(styles.quoteWho)}>{who}</bdi>
      <span dir="auto" className={cx(styles.quoteText)}>
        {quote.text === '' ? t('kinds.quote.file') : <PlainWords text={quote.text} letters={300} />}
      </span>
    </button>
  );
}

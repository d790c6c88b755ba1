// A part of a message with what was found in it marked.

import type { SearchHit } from '../../../contract/bridge/views.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Search.module.css';

/** In the direction of the message itself. */
export function Snippet({ pieces }: Pick<SearchHit, 'pieces'>) {
  return (
    <span className={cx(styles.snippet)} dir="auto">
      {pieces.map(({ text, hit }, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
        hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
    </span>
  );
}

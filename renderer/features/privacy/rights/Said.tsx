// What somebody wrote, set off from what the app says.

import { cx } from '../../../styles/cx.ts';
import styles from './Rights.module.css';

/** The bar stands at the page's side, the words go in their own direction. */
export function Said({ words }: { readonly words: string }) {
  return (
    <div className={cx(styles.said)}>
      <p dir="auto">{words}</p>
    </div>
  );
}

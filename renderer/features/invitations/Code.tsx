// An invitation's code in its four groups, always left to right.

import { cx } from '../../styles/cx.ts';
import styles from './Code.module.css';

interface CodeProps {
  /** `XXXX-XXXX-XXXX-XXXX` */
  readonly code: string;
  readonly size?: 'line' | 'print';
}

/** Copies whole, dashes included. */
export function Code({ code, size = 'line' }: CodeProps) {
  return (
    <p className={cx(styles.code, styles[size])} dir="ltr" translate="no">
      {code.split('-').map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: four groups that never move
        <span key={at}>
          {at > 0 && <i>-</i>}
          {group}
        </span>
      ))}
    </p>
  );
}

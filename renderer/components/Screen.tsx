// A screen that has its window to itself: a bar, one calm column in the middle of what scrolls, perhaps a line below.

import type { ReactNode } from 'react';
import { cx } from '../styles/cx.ts';
import styles from './Screen.module.css';

interface ScreenProps {
  readonly header: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** Classes of the column: how wide it may be and the gap between its parts. */
  readonly column: string | undefined;
  /** Classes of what scrolls around it. */
  readonly place?: string | undefined;
}

/** Fills the window. */
export function Screen({ header, children, footer, column, place }: ScreenProps) {
  return (
    <div className={cx(styles.page)}>
      {header}
      <main className={cx(styles.place, place)}>
        <div className={cx(styles.column, column)}>{children}</div>
      </main>
      {footer}
    </div>
  );
}

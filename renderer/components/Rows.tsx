// A list of rows in one frame, with a line between any two.

import type { ComponentProps } from 'react';
import { cx } from '../styles/cx.ts';
import styles from './Rows.module.css';

/** `li` elements inside; each brings its own room around its words. */
export function Rows({ className, ...list }: ComponentProps<'ul'>) {
  return <ul {...list} className={cx(styles.rows, className)} />;
}

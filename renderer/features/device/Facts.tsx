// What is so, in two columns: its name, and the words or the number.

import type { ReactNode } from 'react';
import { cx } from '../../styles/cx.ts';
import styles from './Device.module.css';

/** A list of {@link Fact}. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={cx(styles.facts)}>{children}</dl>;
}

/** One line of it. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={cx(styles.fact)}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

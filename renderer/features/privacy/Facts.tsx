// Short facts with their names, as many columns as there is room for.

import type { ReactNode } from 'react';
import { cx } from '../../styles/cx.ts';
import styles from './Facts.module.css';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  /** Takes the whole width. */
  readonly isLong?: boolean;
}

/** Read as pairs of name and value. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={cx(styles.facts)}>
      {facts.map(({ name, value, isLong = false }) => (
        <div key={name} className={cx(styles.fact, isLong && styles.long)}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

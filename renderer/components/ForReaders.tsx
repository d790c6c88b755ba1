// Words that only a screen reader says.

import type { ReactNode } from 'react';
import { cx } from '../styles/cx.ts';
import styles from './ForReaders.module.css';

interface ForReadersProps {
  readonly children: ReactNode;
  /** Said when it changes. */
  readonly isLive?: boolean;
}

/** Stands in the page without being seen. */
export function ForReaders({ children, isLive = false }: ForReadersProps) {
  return (
    <span className={cx(styles.hidden)} {...(isLive ? { role: 'status' } : {})}>
      {children}
    </span>
  );
}

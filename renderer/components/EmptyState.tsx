// One drawing, one human sentence, one action.

import type { ReactNode } from 'react';
import { cx } from '../styles/cx.ts';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  readonly drawing: ReactNode;
  readonly title?: ReactNode;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** Fills and centres itself in the place it is given. */
export function EmptyState({ drawing, title, children, action }: EmptyStateProps) {
  return (
    <div className={cx(styles.empty)}>
      {drawing}
      {title !== undefined && <h2 className={cx(styles.title)}>{title}</h2>}
      <p className={cx(styles.sentence)}>{children}</p>
      {action}
    </div>
  );
}

// The heading of a step and the sentence under it.

import type { ReactNode } from 'react';
import { cx } from '../../styles/cx.ts';
import styles from './FirstRun.module.css';

interface StepHeadingProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
}

/** Can take the focus, so that a screen reader starts here. */
export function StepHeading({ title, children }: StepHeadingProps) {
  return (
    <div className={cx(styles.heading)}>
      <h1 tabIndex={-1}>{title}</h1>
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}

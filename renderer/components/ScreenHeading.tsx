// The heading of a whole screen or of a step, and the sentence under it.

import type { ReactNode, Ref } from 'react';
import { cx } from '../styles/cx.ts';
import styles from './ScreenHeading.module.css';

interface ScreenHeadingProps {
  readonly title: ReactNode;
  /** What is to be known first. */
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLHeadingElement>;
}

/** Can take the focus, so that a screen reader starts here; `ref` is the heading itself. */
export function ScreenHeading({ title, children, ref }: ScreenHeadingProps) {
  return (
    <div className={cx(styles.heading)}>
      <h1 ref={ref} tabIndex={-1}>
        {title}
      </h1>
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}

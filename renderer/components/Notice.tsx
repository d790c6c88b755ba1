// A quiet line that tells something without taking the screen.

import type { ReactNode } from 'react';
import { cx } from '../styles/cx.ts';
import styles from './Notice.module.css';

interface NoticeProps {
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** `problem` is announced at once, others when the reader is free. */
  readonly kind?: 'quiet' | 'problem';
}

/** Words, and perhaps one thing to do about them. */
export function Notice({ children, action, kind = 'quiet' }: NoticeProps) {
  return (
    <div role={kind === 'problem' ? 'alert' : 'status'} className={cx(styles.notice, styles[kind])}>
      <span className={cx(styles.words)}>{children}</span>
      {action}
    </div>
  );
}

// One group of settings under its heading, with one sentence on what is stored for it.

import { type ReactNode, useId } from 'react';
import { cx } from '../../styles/cx.ts';
import styles from './Settings.module.css';

interface SectionProps {
  readonly title: string;
  /** What is written where, in plain words, where that is not said otherwise. */
  readonly stored?: string;
  readonly children: ReactNode;
}

/** A region that readers can jump to. */
export function Section({ title, stored, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cx(styles.section)}>
      <h3 id={id} className={cx(styles.heading)}>
        {title}
      </h3>
      {children}
      {stored !== undefined && <p className={cx(styles.stored)}>{stored}</p>}
    </section>
  );
}

/** Words at the start of the line, a control at its end. */
export function Line({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <div className={cx(styles.line)}>
      <span>{words}</span>
      {children}
    </div>
  );
}

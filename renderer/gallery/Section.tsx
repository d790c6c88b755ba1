// One part of the gallery; the test looks for each by its heading.

import type { ReactNode } from 'react';
import { cx } from '../styles/cx.ts';
import styles from './Gallery.module.css';

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A heading and what stands under it. */
export function Section({ title, children }: SectionProps) {
  return (
    <section className={cx(styles.section)} aria-label={title}>
      <h2 lang="en">{title}</h2>
      {children}
    </section>
  );
}

/** Things side by side. */
export function Row({ children }: { readonly children: ReactNode }) {
  return <div className={cx(styles.row)}>{children}</div>;
}

/** Things in columns. */
export function Columns({ children }: { readonly children: ReactNode }) {
  return <div className={cx(styles.grid)}>{children}</div>;
}

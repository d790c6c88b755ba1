// The shape of what is being fetched. What comes within 150 ms never shows it.

import { cx } from '../styles/cx.ts';
import styles from './Skeleton.module.css';

interface SkeletonProps {
  /** `lines` of a text or `rows` of a list with faces. */
  readonly shape?: 'lines' | 'rows';
  readonly count?: number;
}

/** Stands still: no shimmer. Readers hear nothing of it; what is fetched announces itself. */
export function Skeleton({ shape = 'lines', count = 3 }: SkeletonProps) {
  return (
    <div aria-hidden className={cx(styles.skeleton)}>
      {Array.from({ length: count }, (_, at) => at).map((at) =>
        shape === 'lines' ? (
          <span key={at} className={cx(styles.line)} />
        ) : (
          <span key={at} className={cx(styles.row)}>
            <span className={cx(styles.round)} />
            <span className={cx(styles.line)} />
          </span>
        ),
      )}
    </div>
  );
}

// How far something long has come.

import type { ReactNode } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import styles from './Progress.module.css';

interface ProgressProps {
  readonly label: ReactNode;
  /** 0 to 1; null when nobody can know. */
  readonly value: number | null;
}

/** The number is written in the person's language. */
export function Progress({ label, value }: ProgressProps) {
  return (
    <ProgressBar
      isIndeterminate={value === null}
      value={value ?? 0}
      maxValue={1}
      className={cx(styles.progress)}
    >
      {({ percentage = 0, valueText }) => (
        <>
          <Label>{label}</Label>
          {value !== null && <span className={cx(styles.value)}>{valueText}</span>}
          <div className={cx(styles.track)}>
            {value === null ? (
              <div className={cx(styles.bar, styles.unknown)} />
            ) : (
              <div className={cx(styles.bar)} style={{ inlineSize: `${percentage}%` }} />
            )}
          </div>
        </>
      )}
    </ProgressBar>
  );
}

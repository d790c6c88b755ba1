// How many, in a small pill.

import { useFormats } from '../i18n/locale.ts';
import { cx } from '../styles/cx.ts';
import styles from './Badge.module.css';
import { ForReaders } from './ForReaders.tsx';

const most = 99;

interface BadgeProps {
  readonly count: number;
  /** What is counted, with the number, for readers: "3 unread messages". */
  readonly label: string;
  readonly tone?: 'accent' | 'quiet';
}

/** Nothing at zero; above 99 it says so and stops counting aloud. */
export function Badge({ count, label, tone = 'accent' }: BadgeProps) {
  const { number } = useFormats();
  if (count <= 0) return null;
  return (
    <span className={cx(styles.badge, tone === 'quiet' && styles.quiet)}>
      <span aria-hidden>{count > most ? `${number(most)}+` : number(count)}</span>
      <ForReaders>{label}</ForReaders>
    </span>
  );
}

// The first letter of a nickname on one of eight muted tones.

import { cx } from '../styles/cx.ts';
import styles from './Avatar.module.css';

const tones = 8;

/** The first thing of a name that a reader sees as one letter. */
function initialOf(nickname: string): string {
  const [first] = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(nickname);
  return first?.segment.toLocaleUpperCase() ?? '';
}

/** The same nickname always gets the same tone (FNV-1a). */
export function toneOf(nickname: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(nickname)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % tones;
}

interface AvatarProps {
  readonly nickname: string;
  readonly size?: 'tiny' | 'small' | 'large';
}

/** Decoration: the name stands beside it. */
export function Avatar({ nickname, size = 'small' }: AvatarProps) {
  return (
    <span aria-hidden className={cx(styles.avatar, styles[size], styles[`tone${toneOf(nickname)}`])}>
      {initialOf(nickname)}
    </span>
  );
}

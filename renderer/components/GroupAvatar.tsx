// Several people on the tone of their group's name.

import { UsersRound } from 'lucide-react';
import { cx } from '../styles/cx.ts';
import styles from './Avatar.module.css';
import { toneOf } from './Avatar.tsx';

interface GroupAvatarProps {
  readonly title: string;
  readonly size?: 'tiny' | 'small' | 'large';
}

const icons = { tiny: 14, small: 18, large: 26 } as const;

/** Decoration: the name stands beside it. */
export function GroupAvatar({ title, size = 'small' }: GroupAvatarProps) {
  return (
    <span aria-hidden className={cx(styles.avatar, styles[size], styles[`tone${toneOf(title)}`])}>
      <UsersRound size={icons[size]} strokeWidth={1.7} />
    </span>
  );
}

// Keys of a shortcut as caps.

import { cx } from '../styles/cx.ts';
import { ForReaders } from './ForReaders.tsx';
import styles from './Kbd.module.css';

/** What is printed on the cap, and what a reader says where that is a sign. The same in every language, as on keyboards. */
const appleCaps: Readonly<Record<string, readonly [cap: string, said: string]>> = {
  Mod: ['⌘', 'Command'],
  Shift: ['⇧', 'Shift'],
  Alt: ['⌥', 'Option'],
};
const otherCaps: typeof appleCaps = { Mod: ['Ctrl', 'Ctrl'] };
const sharedCaps: typeof appleCaps = {
  Escape: ['Esc', 'Escape'],
  Up: ['↑', 'Up'],
  Down: ['↓', 'Down'],
  Plus: ['+', 'Plus'],
  '-': ['−', 'Minus'],
  ',': [',', 'Comma'],
};

interface KbdProps {
  /** `Mod+Shift+K`; `Mod` is Ctrl, or Command with `isApple`. */
  readonly keys: string;
  readonly isApple?: boolean;
}

/** Always left to right, as the keys are named. */
export function Kbd({ keys, isApple = false }: KbdProps) {
  const caps = { ...sharedCaps, ...(isApple ? appleCaps : otherCaps) };
  return (
    <span className={cx(styles.keys)} dir="ltr">
      {keys.split('+').map((key) => {
        const [cap, said] = caps[key] ?? [key, key];
        return (
          <kbd key={key} className={cx(styles.cap)}>
            {cap === said ? cap : <span aria-hidden>{cap}</span>}
            {cap !== said && <ForReaders>{said}</ForReaders>}
          </kbd>
        );
      })}
    </span>
  );
}

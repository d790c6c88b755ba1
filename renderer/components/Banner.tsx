// One grey line across the window, with at most one thing to do.

import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import styles from './Banner.module.css';

interface BannerProps {
  readonly children: ReactNode;
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

/** Announces nothing by itself: put it into an element with `role="status"` that is always there. */
export function Banner({ children, action }: BannerProps) {
  return (
    <div className={cx(styles.line)}>
      <span>{children}</span>
      {action !== undefined && (
        <AriaButton className={cx(styles.action)} onPress={action.onPress}>
          {action.label}
        </AriaButton>
      )}
    </div>
  );
}

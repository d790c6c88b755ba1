// A place beside the rail: its name in the bar, and below it what scrolls.

import type { ReactNode } from 'react';
import { cx } from '../styles/cx.ts';
import styles from './PlacePage.module.css';
import { ScreenHeader } from './ScreenHeader.tsx';

interface PlacePageProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Where nothing inside takes the focus, arrow keys must scroll the page itself. */
  readonly isFocusable?: boolean;
}

/** Fills the place of the workspace. */
export function PlacePage({ title, children, isFocusable = false }: PlacePageProps) {
  return (
    <>
      <ScreenHeader>
        <h1 className={cx(styles.title)}>{title}</h1>
      </ScreenHeader>
      <main className={cx(styles.page)} {...(isFocusable ? { tabIndex: 0 } : {})}>
        {children}
      </main>
    </>
  );
}

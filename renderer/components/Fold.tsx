// A list whose lines open: what matters stands in the line, the rest below it once it is asked for.

import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import styles from './Fold.module.css';
import { Rows } from './Rows.tsx';

/** Only {@link Fold} inside. */
export function FoldList({ children }: { readonly children: ReactNode }) {
  return <Rows className={styles.list}>{children}</Rows>;
}

interface FoldProps {
  readonly title: string;
  /** One sentence that explains it. */
  readonly line: string;
  /** Short values at the line's end. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** Its line is a button and a heading, so that readers can jump from one to the next. */
export function Fold({ title, line, aside, children }: FoldProps) {
  return (
    <li>
      <Disclosure className={cx(styles.fold)}>
        <Heading level={3} className={cx(styles.heading)}>
          <Button slot="trigger" className={cx(styles.line)}>
            <span className={cx(styles.words)}>
              <span className={cx(styles.title)}>{title}</span>
              <span className={cx(styles.sentence)}>{line}</span>
            </span>
            {aside !== undefined && <span className={cx(styles.aside)}>{aside}</span>}
            <ChevronDown size={17} strokeWidth={1.7} aria-hidden className={cx(styles.sign)} />
          </Button>
        </Heading>
        <DisclosurePanel>
          <div className={cx(styles.panel)}>{children}</div>
        </DisclosurePanel>
      </Disclosure>
    </li>
  );
}

// One right: what it is in a sentence, its law small beside it, and what finishes the job.

import { type ReactNode, useId } from 'react';
import { cx } from '../../../styles/cx.ts';
import styles from './Rights.module.css';

interface RightRowProps {
  readonly title: string;
  readonly sentence: string;
  /** The articles behind it, as they are cited: "GDPR 15". */
  readonly law: string;
  /** The button or buttons; none where what follows has its own. */
  readonly action?: ReactNode;
  /** What stands below: a form, what was just done. */
  readonly children?: ReactNode;
}

/** Only inside the list of rights. */
export function RightRow({ title, sentence, law, action, children }: RightRowProps) {
  const id = useId();
  return (
    <li className={cx(styles.right)} aria-labelledby={id}>
      <div className={cx(styles.head)}>
        <div className={cx(styles.words)}>
          <h3 id={id}>{title}</h3>
          <p>{sentence}</p>
          <small dir="auto">{law}</small>
        </div>
        {action !== undefined && <div className={cx(styles.action)}>{action}</div>}
      </div>
      {children}
    </li>
  );
}

// Something that is on or off at once.

import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, type SwitchFieldProps } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import { FieldNotes } from './FieldNotes.tsx';
import type { Ours } from './field-props.ts';
import styles from './Toggle.module.css';

interface SwitchProps extends Omit<SwitchFieldProps, Ours> {
  readonly children: ReactNode;
  readonly hint?: ReactNode;
  readonly className?: string | undefined;
}

/** The words come first, the switch stands at the end of the line. */
export function Switch({ children, hint, className, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={cx(styles.toggle, className)}>
      <SwitchButton className={cx(styles.row, styles.between)}>
        <span>{children}</span>
        <span className={cx(styles.track)}>
          <span className={cx(styles.thumb)} />
        </span>
      </SwitchButton>
      <span className={cx(styles.notes)}>
        <FieldNotes hint={hint} />
      </span>
    </SwitchField>
  );
}

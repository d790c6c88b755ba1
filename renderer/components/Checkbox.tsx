// Something to agree to or to choose; several may be chosen.

import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import { FieldNotes } from './FieldNotes.tsx';
import type { FieldWords, Ours } from './field-props.ts';
import styles from './Toggle.module.css';

interface CheckboxProps extends Omit<CheckboxFieldProps, Ours>, Pick<FieldWords, 'hint' | 'error'> {
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** The words belong to the target. */
export function Checkbox({ children, hint, error = null, className, ...rest }: CheckboxProps) {
  return (
    <CheckboxField
      {...rest}
      isInvalid={error !== null}
      validationBehavior="aria"
      className={cx(styles.toggle, className)}
    >
      <CheckboxButton className={cx(styles.row)}>
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className={cx(styles.box)}>
              {isIndeterminate && <Minus size={14} strokeWidth={2.4} aria-hidden />}
              {isSelected && !isIndeterminate && <Check size={14} strokeWidth={2.4} aria-hidden />}
            </span>
            <span>{children}</span>
          </>
        )}
      </CheckboxButton>
      <span className={cx(styles.notes, styles.under)}>
        <FieldNotes hint={hint} error={error} />
      </span>
    </CheckboxField>
  );
}

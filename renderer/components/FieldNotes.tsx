// The words under a field: the hint, or in its place what is wrong.

import { FieldError, Text } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import styles from './Field.module.css';
import type { FieldWords } from './field-props.ts';

/** Stands inside a react-aria field, which ties it to the control. */
export function FieldNotes({ hint, error = null }: Pick<FieldWords, 'hint' | 'error'>) {
  return (
    <>
      {hint !== undefined && error === null && (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      )}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
    </>
  );
}

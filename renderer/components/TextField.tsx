// One line of text with its label, a hint and the error beside it.

import type { ReactNode } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
} from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import styles from './TextField.module.css';

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Words of what is wrong; shown under the field and read with it. */
  readonly error?: string | null;
  readonly placeholder?: string;
  /** Codes: fixed-width letters, always left to right. */
  readonly isCode?: boolean;
  readonly className?: string | undefined;
}

/** Direction follows what is typed, not the language of the app. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error = null, placeholder, isCode = false, className, ...rest } = props;
  return (
    <AriaTextField
      autoComplete="off"
      spellCheck="false"
      {...rest}
      isInvalid={error !== null}
      validationBehavior="aria"
      className={cx(styles.field, className)}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <Input
        className={cx(styles.input, isCode && styles.code)}
        dir={isCode ? 'ltr' : 'auto'}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      {hint !== undefined && error === null && (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      )}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
    </AriaTextField>
  );
}

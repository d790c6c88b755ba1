// One line of text with its label, a hint and the error beside it.

import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
  Label,
} from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import fieldStyles from './Field.module.css';
import { FieldNotes } from './FieldNotes.tsx';
import type { FieldWords, Ours } from './field-props.ts';
import styles from './TextField.module.css';

interface TextFieldProps extends Omit<AriaTextFieldProps, Ours>, FieldWords {
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
      className={cx(fieldStyles.field, className)}
    >
      <Label className={cx(fieldStyles.label)}>{label}</Label>
      <Input
        className={cx(fieldStyles.control, isCode && styles.code)}
        dir={isCode ? 'ltr' : 'auto'}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  );
}

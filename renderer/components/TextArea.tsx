// Several lines of text; grows with what is written.

import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Label,
} from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import fieldStyles from './Field.module.css';
import { FieldNotes } from './FieldNotes.tsx';
import type { FieldWords, Ours } from './field-props.ts';
import styles from './TextArea.module.css';

interface TextAreaProps extends Omit<AriaTextFieldProps, Ours>, FieldWords {
  readonly placeholder?: string;
  readonly className?: string | undefined;
}

/** Three lines high at first, at most two fifths of the window. */
export function TextArea({ label, hint, error = null, placeholder, className, ...rest }: TextAreaProps) {
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
      <AriaTextArea
        className={cx(fieldStyles.control, styles.area)}
        dir="auto"
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  );
}

// A passcode: hidden while it is typed, shown as long as the person wants.

import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Group,
  Input,
  Label,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cx } from '../styles/cx.ts';
import fieldStyles from './Field.module.css';
import { FieldNotes } from './FieldNotes.tsx';
import type { FieldWords, Ours } from './field-props.ts';
import { IconButton } from './IconButton.tsx';
import styles from './PasscodeField.module.css';

interface PasscodeFieldProps extends Omit<AriaTextFieldProps, Ours | 'type'>, FieldWords {
  readonly className?: string | undefined;
}

/** Nothing remembers what is typed here. Longer than any passcode may be, so that the words say why it is refused. */
export function PasscodeField(props: PasscodeFieldProps) {
  const { label, hint, error = null, className, ...rest } = props;
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <AriaTextField
      autoComplete="off"
      spellCheck="false"
      maxLength={400}
      {...rest}
      type={isShown ? 'text' : 'password'}
      isInvalid={error !== null}
      validationBehavior="aria"
      className={cx(fieldStyles.field, className)}
    >
      <Label className={cx(fieldStyles.label)}>{label}</Label>
      <Group className={cx(fieldStyles.control, styles.box)}>
        <Input className={cx(styles.input)} dir="auto" />
        <IconButton
          icon={isShown ? EyeOff : Eye}
          label={isShown ? t('passcode.hide') : t('passcode.show')}
          onPress={() => setShown(!isShown)}
        />
      </Group>
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  );
}

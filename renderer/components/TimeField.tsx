// A time of day, always by 24 hours.

import { TimeField as AriaTimeField, DateInput, DateSegment, Label } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import styles from './DateTime.module.css';
import { timeText, toTimeOfDay } from './date-values.ts';
import fieldStyles from './Field.module.css';
import { FieldNotes } from './FieldNotes.tsx';
import type { FieldWords } from './field-props.ts';

interface TimeFieldProps extends FieldWords {
  /** `22:05` */
  readonly value: string | null;
  readonly onChange: (time: string | null) => void;
  readonly isDisabled?: boolean;
}

/** Digits type, arrow keys count up and down. */
export function TimeField({
  label,
  hint,
  error = null,
  value,
  onChange,
  isDisabled = false,
}: TimeFieldProps) {
  return (
    <AriaTimeField
      value={toTimeOfDay(value)}
      onChange={(time) => onChange(time === null ? null : timeText(time))}
      hourCycle={24}
      shouldForceLeadingZeros
      isDisabled={isDisabled}
      isInvalid={error !== null}
      validationBehavior="aria"
      className={cx(fieldStyles.field)}
    >
      <Label className={cx(fieldStyles.label)}>{label}</Label>
      <DateInput className={cx(fieldStyles.control, styles.input)}>
        {(segment) => <DateSegment segment={segment} className={cx(styles.segment)} />}
      </DateInput>
      <FieldNotes hint={hint} error={error} />
    </AriaTimeField>
  );
}

// A day typed part by part, in the order of the person's language.

import { DateField as AriaDateField, DateInput, DateSegment, Label } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import styles from './DateTime.module.css';
import { toDay } from './date-values.ts';
import fieldStyles from './Field.module.css';
import { FieldNotes } from './FieldNotes.tsx';
import type { FieldWords } from './field-props.ts';

/** What day fields and the picker have in common. Days are `2026-11-22`. */
export interface DayProps extends FieldWords {
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly min?: string;
  readonly max?: string;
  readonly isDisabled?: boolean;
}

/** The same for react-aria. */
export function ariaDayProps({ value, onChange, min, max, isDisabled, error = null }: DayProps) {
  return {
    value: toDay(value),
    onChange: (day: { toString(): string } | null) => onChange(day === null ? null : day.toString()),
    minValue: toDay(min ?? null),
    maxValue: toDay(max ?? null),
    isDisabled: isDisabled ?? false,
    isInvalid: error !== null,
    validationBehavior: 'aria',
  } as const;
}

/** Digits type, arrow keys count up and down. */
export function DateField(props: DayProps) {
  const { label, hint, error = null } = props;
  return (
    <AriaDateField {...ariaDayProps(props)} className={cx(fieldStyles.field)}>
      <Label className={cx(fieldStyles.label)}>{label}</Label>
      <DateInput className={cx(fieldStyles.control, styles.input)}>
        {(segment) => <DateSegment segment={segment} className={cx(styles.segment)} />}
      </DateInput>
      <FieldNotes hint={hint} error={error} />
    </AriaDateField>
  );
}

// One of several, chosen from a list that opens.

import { Check } from 'lucide-react';
import {
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  Label,
  ListBox,
  ListBoxItem,
} from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import fieldStyles from './Field.module.css';
import { FieldNotes } from './FieldNotes.tsx';
import type { FieldWords, Ours } from './field-props.ts';
import items from './Items.module.css';
import { Popover } from './Popover.tsx';
import styles from './Select.module.css';
import { SelectButton } from './SelectButton.tsx';

/** One thing that can be chosen. */
export interface Choice<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly hint?: string;
}

type Base = Omit<
  AriaSelectProps<object, 'single'>,
  Ours | 'value' | 'defaultValue' | 'onChange' | 'selectedKey' | 'onSelectionChange' | 'placeholder'
>;

interface SelectProps<Id extends string> extends Base, FieldWords {
  readonly choices: readonly Choice<Id>[];
  /** Null while nothing is chosen: then `placeholder` stands. */
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly placeholder?: string;
  readonly className?: string | undefined;
}

/** Arrow keys, typing the first letters, Enter and Escape work as in every list. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, hint, error = null, choices, value, onChange, placeholder, className, ...rest } = props;
  return (
    <AriaSelect
      {...rest}
      {...(placeholder === undefined ? {} : { placeholder })}
      value={value}
      onChange={(id) => {
        if (id !== null) onChange(id as Id);
      }}
      isInvalid={error !== null}
      validationBehavior="aria"
      className={cx(fieldStyles.field, className)}
    >
      <Label className={cx(fieldStyles.label)}>{label}</Label>
      <SelectButton>
        {({ isPlaceholder, selectedText, defaultChildren }) =>
          isPlaceholder ? defaultChildren : selectedText
        }
      </SelectButton>
      <FieldNotes hint={hint} error={error} />
      <Popover className={styles.popover}>
        <ListBox className={cx(items.list)}>
          {choices.map((choice) => (
            <ListBoxItem
              key={choice.id}
              id={choice.id}
              textValue={choice.label}
              className={({ isSelected }) => cx(items.item, isSelected && styles.chosen)}
            >
              <span className={cx(items.words)}>
                <span>{choice.label}</span>
                {choice.hint !== undefined && <span className={cx(items.hint)}>{choice.hint}</span>}
              </span>
              <Check size={16} strokeWidth={1.8} aria-hidden className={cx(items.end, styles.check)} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

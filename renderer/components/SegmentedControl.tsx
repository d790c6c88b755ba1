// A few ways to see the same thing, side by side; exactly one is in force.

import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import styles from './SegmentedControl.module.css';
import type { Choice } from './Select.tsx';

interface SegmentedControlProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
}

/** One stop for Tab; arrow keys walk inside. */
export function SegmentedControl<Id extends string>(props: SegmentedControlProps<Id>) {
  const { label, choices, value, onChange, isDisabled = false, className } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[value]}
      onSelectionChange={([id]) => {
        if (id !== undefined) onChange(id as Id);
      }}
      className={cx(styles.group, className)}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.id} id={choice.id} className={cx(styles.segment)}>
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

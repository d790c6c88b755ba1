// One of a few, all of them seen at once.

import { Label, Radio, RadioGroup, type RadioGroupProps } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import fieldStyles from './Field.module.css';
import { FieldNotes } from './FieldNotes.tsx';
import type { FieldWords, Ours } from './field-props.ts';
import styles from './RadioCards.module.css';
import type { Choice } from './Select.tsx';

interface RadioCardsProps<Id extends string>
  extends Omit<RadioGroupProps, Ours | 'value' | 'onChange' | 'defaultValue'>,
    FieldWords {
  readonly choices: readonly Choice<Id>[];
  /** Null while nothing is chosen: no card is marked as the right one. */
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  /** `row` puts short ones side by side, `column` gives each a line of its own. */
  readonly layout?: 'row' | 'column';
}

/** Tab goes to the group, arrow keys choose. */
export function RadioCards<Id extends string>(props: RadioCardsProps<Id>) {
  const { label, hint, error = null, choices, value, onChange, layout = 'row', ...rest } = props;
  return (
    <RadioGroup
      {...rest}
      value={value}
      onChange={(id) => onChange(id as Id)}
      isInvalid={error !== null}
      validationBehavior="aria"
      className={cx(fieldStyles.field)}
    >
      <Label className={cx(fieldStyles.label)}>{label}</Label>
      <div className={cx(styles.cards, styles[layout])}>
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className={cx(styles.card)}>
            <span className={cx(styles.name)}>{choice.label}</span>
            {choice.hint !== undefined && <span className={cx(styles.hint)}>{choice.hint}</span>}
          </Radio>
        ))}
      </div>
      <FieldNotes hint={hint} error={error} />
    </RadioGroup>
  );
}

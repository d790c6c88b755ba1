// The button of a list to choose from: what is chosen, and that it opens.

import { ChevronDown } from 'lucide-react';
import { Button, SelectValue, type SelectValueProps } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import fieldStyles from './Field.module.css';
import styles from './SelectButton.module.css';

/** Only inside a react-aria Select. */
export function SelectButton({ children }: Pick<SelectValueProps<object>, 'children'>) {
  return (
    <Button className={cx(fieldStyles.control, styles.button)}>
      <SelectValue className={cx(styles.value)}>{children}</SelectValue>
      <ChevronDown size={17} strokeWidth={1.7} aria-hidden className={cx(styles.arrow)} />
    </Button>
  );
}

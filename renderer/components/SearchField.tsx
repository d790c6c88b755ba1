// A field that narrows what stands below it; Escape or its cross empties it.

import { Search, X } from 'lucide-react';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Button,
  Group,
  Input,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cx } from '../styles/cx.ts';
import fieldStyles from './Field.module.css';
import type { Ours } from './field-props.ts';
import styles from './SearchField.module.css';

interface SearchFieldProps extends Omit<AriaSearchFieldProps, Ours | 'aria-label'> {
  /** Said to readers and shown while nothing is typed. */
  readonly label: string;
  readonly className?: string | undefined;
}

/** What is typed keeps its own direction. */
export function SearchField({ label, className, ...rest }: SearchFieldProps) {
  const { t } = useTranslation();
  return (
    <AriaSearchField
      autoComplete="off"
      spellCheck="false"
      {...rest}
      aria-label={label}
      className={({ isEmpty }) => cx(fieldStyles.field, isEmpty && styles.empty, className)}
    >
      <Group className={cx(fieldStyles.control, styles.box)}>
        <Search size={17} strokeWidth={1.7} aria-hidden className={cx(styles.icon)} />
        <Input className={cx(styles.input)} dir="auto" placeholder={label} />
        <Button aria-label={t('components.clear')} className={cx(styles.clear)}>
          <X size={16} strokeWidth={1.7} aria-hidden />
        </Button>
      </Group>
    </AriaSearchField>
  );
}

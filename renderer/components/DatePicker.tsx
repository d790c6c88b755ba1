// A day, typed or chosen from a calendar.

import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import {
  DatePicker as AriaDatePicker,
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/locale.ts';
import { cx } from '../styles/cx.ts';
import { ariaDayProps, type DayProps } from './DateField.tsx';
import styles from './DateTime.module.css';
import fieldStyles from './Field.module.css';
import { FieldNotes } from './FieldNotes.tsx';
import { IconButton } from './IconButton.tsx';
import { Popover } from './Popover.tsx';

/** Arabic has no short names of weekdays but single letters; readers hear whole names from the days. */
function Month() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Calendar className={cx(styles.calendar)}>
      <header className={cx(styles.header)}>
        <IconButton
          slot="previous"
          icon={ChevronLeft}
          isDirectional
          label={t('components.calendar.before')}
        />
        <Heading level={2} />
        <IconButton slot="next" icon={ChevronRight} isDirectional label={t('components.calendar.after')} />
      </header>
      <CalendarGrid className={cx(styles.grid)} weekdayStyle={language === 'ar' ? 'narrow' : 'short'}>
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={cx(styles.weekday)}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => <CalendarCell date={date} className={cx(styles.day)} />}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}

/** Alt and arrow down opens the calendar. */
export function DatePicker(props: DayProps) {
  const { t } = useTranslation();
  const { label, hint, error = null } = props;
  return (
    <AriaDatePicker {...ariaDayProps(props)} className={cx(fieldStyles.field)}>
      <Label className={cx(fieldStyles.label)}>{label}</Label>
      <Group className={cx(fieldStyles.control, styles.box)}>
        <DateInput className={cx(styles.bare)}>
          {(segment) => <DateSegment segment={segment} className={cx(styles.segment)} />}
        </DateInput>
        <Button aria-label={t('components.calendar.open')} className={cx(styles.open)}>
          <CalendarDays size={17} strokeWidth={1.6} aria-hidden />
        </Button>
      </Group>
      <FieldNotes hint={hint} error={error} />
      <Popover>
        <Dialog>
          <Month />
        </Dialog>
      </Popover>
    </AriaDatePicker>
  );
}

// The fields that narrow a search: with whom, from which day, until which day.

import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { DatePicker } from '../../components/DatePicker.tsx';
import { cx } from '../../styles/cx.ts';
import type { Narrowed } from './narrowing.ts';
import { PersonChoice } from './PersonChoice.tsx';
import styles from './Search.module.css';

interface NarrowingProps {
  readonly people: readonly ConversationView[];
  readonly narrowing: Narrowed;
  readonly onChange: (narrowing: Narrowed) => void;
}

/** Who writes with one person alone is not asked with whom. */
export function Narrowing({ people, narrowing, onChange }: NarrowingProps) {
  const { t } = useTranslation();
  const { conversation, from, until } = narrowing;
  return (
    <div className={cx(styles.narrowing)}>
      {people.length > 1 && (
        <PersonChoice
          people={people}
          chosen={conversation}
          onChoose={(chosen) => onChange({ ...narrowing, conversation: chosen })}
        />
      )}
      <DatePicker
        label={t('search.from')}
        value={from}
        onChange={(day) => onChange({ ...narrowing, from: day })}
        {...(until === null ? {} : { max: until })}
      />
      <DatePicker
        label={t('search.until')}
        value={until}
        onChange={(day) => onChange({ ...narrowing, until: day })}
        {...(from === null ? {} : { min: from })}
      />
    </div>
  );
}

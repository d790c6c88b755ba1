// A list of people to choose several from: those with an open conversation.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationsQuery } from '../../bridge/queries.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { cx } from '../../styles/cx.ts';
import { candidatesOf, findCandidates } from './candidates.ts';
import styles from './Groups.module.css';

interface PeopleChoiceProps {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** Accounts that are in already. */
  readonly present?: readonly string[];
}

/** Above this many a search helps. */
const fewPeople = 8;

export function PeopleChoice({ chosen, onChange, present = [] }: PeopleChoiceProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const { data } = useQuery(conversationsQuery);
  const all = candidatesOf(data ?? [], present);
  const shown = findCandidates(all, query);
  const toggle = (account: string, isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(account);
    else next.delete(account);
    onChange(next);
  };
  return (
    <fieldset className={cx(styles.choice)}>
      <legend>{t('groups.people')}</legend>
      {all.length > fewPeople && (
        <SearchField label={t('people.search')} value={query} onChange={setQuery} maxLength={100} />
      )}
      {shown.length === 0 && <p className={cx(styles.muted)}>{t('groups.nobody')}</p>}
      <ul className={cx(styles.people)}>
        {shown.map(({ account, nickname, label }) => (
          <li key={account}>
            <Checkbox
              isSelected={chosen.has(account)}
              onChange={(isChosen) => toggle(account, isChosen)}
              className={styles.person}
            >
              <span className={cx(styles.who)}>
                <Avatar nickname={nickname} />
                <span className={cx(styles.names)}>
                  <bdi>{label ?? nickname}</bdi>
                  {label !== null && <bdi className={cx(styles.second)}>{nickname}</bdi>}
                </span>
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

// The therapist's list: search and filters above, label first, nickname second, what came last, what is unread.

import { UserPlus, UsersRound } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useShell } from '../../app/shell-context.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './PeopleList.module.css';
import { PeopleRows, type PeopleRowsHandle } from './PeopleRows.tsx';
import { findPeople, type RosterFilter, rosterFilters } from './roster.ts';
import { useRosterShortcuts } from './use-roster-shortcuts.ts';

interface PeopleListProps {
  readonly conversations: readonly ConversationView[];
  /** Id of the conversation that stands open. */
  readonly shown: string | null;
  readonly error: Error | null;
  /** Others see a list only of what they are in, and narrow nothing. */
  readonly isTherapist: boolean;
}

/** Ctrl or Cmd+F comes to the search; Enter there opens the first person, the arrow goes down into the list. */
export function PeopleList({ conversations, shown, error, isTherapist }: PeopleListProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { go, talkTo, open } = useShell();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<RosterFilter>('all');
  const search = useRef<HTMLDivElement>(null);
  const rows = useRef<PeopleRowsHandle>(null);
  const people = useMemo(() => findPeople(conversations, filter, query), [conversations, filter, query]);
  useRosterShortcuts(people, shown, () => search.current?.querySelector('input')?.focus());

  const onKeyDown = (event: KeyboardEvent): void => {
    const [first] = people;
    if (event.key === 'ArrowDown') rows.current?.focusFirst();
    else if (event.key === 'Enter' && first !== undefined) talkTo(first.id);
    else return;
    event.preventDefault();
  };

  return (
    <section
      className={cx(styles.list)}
      aria-label={t(isTherapist ? 'people.title' : 'groups.conversations')}
    >
      <header className={cx(styles.header)}>
        <h2>{t(isTherapist ? 'people.title' : 'groups.conversations')}</h2>
        {isTherapist && (
          <span className={cx(styles.headerActions)}>
            <IconButton icon={UsersRound} label={t('groups.new')} onPress={() => open('group')} />
            <IconButton icon={UserPlus} label={t('people.invite')} onPress={() => go('invitations')} />
          </span>
        )}
      </header>
      {isTherapist && conversations.length > 0 && (
        <div className={cx(styles.narrow)}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: a field with key handling of its own would keep every shortcut from the window */}
          <div ref={search} onKeyDown={onKeyDown}>
            <SearchField label={t('people.search')} value={query} onChange={setQuery} maxLength={100} />
          </div>
          <SegmentedControl
            label={t('people.filters.name')}
            choices={rosterFilters.map((id) => ({ id, label: t(`people.filters.${id}`) }))}
            value={filter}
            onChange={setFilter}
            isDisabled={query.trim() !== ''}
            className={styles.filters}
          />
        </div>
      )}
      {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
      <p role="status" className={cx(people.length === 0 && styles.nobody)}>
        {people.length === 0 &&
          (query.trim() === '' ? t(`people.nobody.${filter}`) : t('people.nobody.search'))}
      </p>
      <PeopleRows ref={rows} conversations={people} shown={shown} />
    </section>
  );
}

// Search through messages: words, with whom, from when until when; what is found stands below, newest first.

import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../contract/bridge/views.ts';
import { useShell } from '../../app/shell-context.ts';
import { conversationsQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { Hit } from './Hit.tsx';
import { Narrowing } from './Narrowing.tsx';
import { askedOf, noNarrowing } from './narrowing.ts';
import styles from './Search.module.css';
import { type Found, useSearch } from './use-search.ts';

const pageSize = 30;

/** Said once the answer is about what is typed now; nothing is said while it changes. */
function Count({ found }: { readonly found: Found }) {
  const { t } = useTranslation();
  const count = found.hits.length;
  if (!found.isSettled) return null;
  if (count === 0) return t('search.nothing');
  return found.readMore === null ? t('search.found', { count }) : t('search.foundMore', { count });
}

function Search({ start }: { readonly start: string }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { talkTo } = useShell();
  const { data: people = [] } = useQuery(conversationsQuery);
  const [typed, setTyped] = useState(start);
  const [narrowing, setNarrowing] = useState(noNarrowing);
  const results = useRef<HTMLDivElement>(null);
  const found = useSearch(askedOf(typed, narrowing), pageSize);
  const { hits, readMore, error } = found;

  const openHit = ({ message }: SearchHit): void => talkTo(message.conversation, message.id);
  const onKeyDown = (event: KeyboardEvent): void => {
    const [first] = hits;
    if (first === undefined) return;
    if (event.key === 'ArrowDown') results.current?.querySelector<HTMLElement>('[role=option]')?.focus();
    else if (event.key === 'Enter' && found.isSettled) openHit(first);
    else return;
    event.preventDefault();
  };

  return (
    <div className={cx(styles.search)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a field with key handling of its own would keep every shortcut from the window */}
      <div onKeyDown={onKeyDown}>
        <SearchField label={t('search.label')} value={typed} onChange={setTyped} autoFocus maxLength={200} />
      </div>
      <Narrowing people={people} narrowing={narrowing} onChange={setNarrowing} />
      {error !== null && <Notice kind="problem">{errorText(error)}</Notice>}
      <p role="status" className={cx(styles.muted)}>
        {typed.trim() === '' ? t('search.hint') : <Count found={found} />}
      </p>
      {hits.length > 0 && (
        <ListBox
          ref={results}
          aria-label={t('search.results')}
          selectionMode="none"
          className={cx(styles.results)}
          onAction={(key) => {
            const chosen = hits.find(({ message }) => message.id === key);
            if (chosen !== undefined) openHit(chosen);
          }}
        >
          {hits.map((hit) => (
            <ListBoxItem
              key={hit.message.id}
              id={hit.message.id}
              textValue={hit.message.text.slice(0, 200)}
              className={cx(styles.item)}
            >
              <Hit hit={hit} conversation={people.find(({ id }) => id === hit.message.conversation)} />
            </ListBoxItem>
          ))}
        </ListBox>
      )}
      {readMore !== null && (
        <Button look="quiet" onPress={readMore}>
          {t('search.older')}
        </Button>
      )}
    </div>
  );
}

interface SearchSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What was typed before, in the palette. */
  readonly start: string;
}

/** Enter opens the newest hit, the arrow goes down into the list. What was typed is forgotten with the sheet. */
export function SearchSheet({ isOpen, onClose, start }: SearchSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('search.title')} isOpen={isOpen} onClose={onClose}>
      <Search start={start} />
    </Sheet>
  );
}

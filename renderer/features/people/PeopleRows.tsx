// The rows of the list; only those near the window are drawn, so that two thousand people are as quick as ten.

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type Ref, useCallback, useImperativeHandle, useRef, useState } from 'react';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { useShell } from '../../app/shell-context.ts';
import { useNow } from '../../bridge/now.ts';
import { useWalking } from '../../components/use-walking.ts';
import { startOfDay } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './PeopleList.module.css';
import { PersonMenu, type PersonMenuPlace } from './PersonMenu.tsx';
import { PersonRow } from './PersonRow.tsx';

/** Height of a row with the space after it, in px; a row that wraps at large text is measured. */
const rowHeight = 58;

/** What the search above does with the list. */
export interface PeopleRowsHandle {
  readonly focusFirst: () => void;
}

interface PeopleRowsProps {
  readonly ref: Ref<PeopleRowsHandle>;
  readonly conversations: readonly ConversationView[];
  readonly shown: string | null;
}

const isMenuKey = ({ key, shiftKey }: KeyboardEvent): boolean =>
  key === 'ContextMenu' || (key === 'F10' && shiftKey);

/** Each row says its place among all, because not all are in the page. One stop for Tab; arrows walk. */
export function PeopleRows({ ref, conversations, shown }: PeopleRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<PersonMenuPlace | null>(null);
  const { talkTo } = useShell();
  const today = startOfDay(useNow());
  const rows = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => conversations[at]?.id ?? at,
    overscan: 12,
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
  });
  const { active, focusOn, onKeyDown, onFocus } = useWalking({
    count: conversations.length,
    idAt: useCallback((at: number) => conversations[at]?.id, [conversations]),
    indexOf: useCallback((id: string) => conversations.findIndex((one) => one.id === id), [conversations]),
    scroller,
    scrollTo: useCallback((at: number) => rows.scrollToIndex(at), [rows]),
    start: shown ?? conversations[0]?.id ?? null,
  });
  useImperativeHandle(ref, () => ({ focusFirst: () => focusOn(0) }), [focusOn]);

  const onRowKey = (event: KeyboardEvent<HTMLElement>, conversation: ConversationView): void => {
    if (isMenuKey(event)) {
      event.preventDefault();
      setMenu({ conversation, anchor: event.currentTarget });
    } else onKeyDown(event, conversation.id);
  };

  return (
    <div className={cx(styles.scroller)} ref={scroller}>
      <ul className={cx(styles.rows)} ref={rows.containerRef}>
        {rows.getVirtualItems().map(({ index, key }) => {
          const conversation = conversations[index];
          return (
            conversation !== undefined && (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={conversations.length}
                onKeyDown={(event) => onRowKey(event, conversation)}
                onContextMenu={(event) => {
                  event.preventDefault();
                  setMenu({ conversation, anchor: event.currentTarget });
                }}
              >
                <PersonRow
                  conversation={conversation}
                  isShown={conversation.id === shown}
                  isActive={conversation.id === active}
                  today={today}
                  onOpen={talkTo}
                  onFocus={onFocus}
                />
              </li>
            )
          );
        })}
      </ul>
      <PersonMenu place={menu} onClose={() => setMenu(null)} />
    </div>
  );
}

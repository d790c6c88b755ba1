// The rows of the list; only those near the window are drawn, so that two thousand people are as quick as ten.

import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { cx } from '../../styles/cx.ts';
import styles from './PeopleList.module.css';
import { PersonRow } from './PersonRow.tsx';

/** Height of a row with the space after it, in px. */
const rowHeight = 58;

interface PeopleRowsProps {
  readonly conversations: readonly ConversationView[];
  readonly shown: string | null;
}

/** Each row says its place among all, because not all are in the page. */
export function PeopleRows({ conversations, shown }: PeopleRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => conversations[at]?.id ?? at,
    overscan: 12,
  });
  return (
    <div className={cx(styles.scroller)} ref={scroller}>
      <ul className={cx(styles.rows)} style={{ blockSize: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const conversation = conversations[index];
          return (
            conversation !== undefined && (
              <li
                key={key}
                aria-posinset={index + 1}
                aria-setsize={conversations.length}
                style={{ transform: `translateY(${start}px)` }}
              >
                <PersonRow conversation={conversation} isShown={conversation.id === shown} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

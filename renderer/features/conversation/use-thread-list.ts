// Draws only the messages near the window and keeps the person's place: at the newest while they are there, else where they read.

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { useAim } from './use-aim.ts';

/** Closer to the end than this many px counts as "at the newest". */
const nearEnd = 48;
/** Older messages are fetched when so few are left above the window. */
const fetchAhead = 40;

/** A first guess in px; each row is measured once it is drawn. */
function guessHeight({ text }: MessageView): number {
  const lines = Math.min(60, Math.ceil(text.length / 62) + (text.match(/\n/g)?.length ?? 0));
  return 34 + 24 * lines;
}

interface ThreadListOptions {
  /** Oldest first. */
  readonly messages: readonly MessageView[];
  readonly hasOlder: boolean;
  readonly onOlder: () => void;
  readonly hasNewer: boolean;
  readonly onNewer: () => void;
  /** Where reading begins; without one, at the newest. */
  readonly startAt: string | null;
}

function withKept(indexes: readonly number[], kept: number, count: number): number[] {
  if (kept < 0 || kept >= count || indexes.includes(kept)) return [...indexes];
  return [...indexes, kept].sort((a, b) => a - b);
}

/** Where the end is has to be asked of the page, which lays it out anew: once a frame, not for each measured row. */
function useOncePerFrame(): (look: () => void) => void {
  const frame = useRef<number | null>(null);
  useEffect(
    () => () => {
      if (frame.current !== null) cancelAnimationFrame(frame.current);
      frame.current = null;
    },
    [],
  );
  return useCallback((look) => {
    frame.current ??= requestAnimationFrame(() => {
      frame.current = null;
      look();
    });
  }, []);
}

/** `rows` are the indexes to draw, top to bottom, each with where it stands. */
export function useThreadList(options: ThreadListOptions) {
  const { messages, hasOlder, onOlder, hasNewer, onNewer, startAt } = options;
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const kept = useRef(-1);
  const lookAtEnd = useOncePerFrame();
  const { current: aim, noteMoving } = useAim(scroller);
  const list = useVirtualizer({
    count: messages.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => {
      const message = messages[at];
      return message === undefined ? 58 : guessHeight(message);
    },
    getItemKey: (at) => messages[at]?.id ?? at,
    anchorTo: 'end',
    followOnAppend: !hasNewer,
    scrollEndThreshold: nearEnd,
    overscan: 12,
    // The row that has the focus stays, however far it is scrolled away: its keys go on working.
    rangeExtractor: (range) => withKept(defaultRangeExtractor(range), kept.current, range.count),
    paddingStart: 24,
    paddingEnd: 16,
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
    // Also rows that turn out higher or lower than guessed move the end.
    onChange: (instance) => {
      noteMoving(instance.isScrolling);
      lookAtEnd(() => setAtEnd(instance.isAtEnd(nearEnd)));
    },
  });

  const scrollTo = useCallback((at: number) => list.scrollToIndex(at, { align: 'auto' }), [list]);
  const center = useCallback((at: number) => list.scrollToIndex(at, { align: 'center' }), [list]);
  const showAt = useCallback(
    (at: number) => {
      aim.current = messages[at]?.id ?? null;
      center(at);
    },
    [messages, aim, center],
  );
  // Pages that come in front on the way move the line to another index than the library goes to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only then
  useLayoutEffect(() => {
    const at = aim.current === null ? -1 : messages.findIndex(({ id }) => id === aim.current);
    if (at >= 0) center(at);
  }, [messages[0]?.id]);
  const toEnd = useCallback(() => list.scrollToEnd(), [list]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: where reading begins is decided once
  useLayoutEffect(() => {
    const at = startAt === null ? -1 : messages.findIndex(({ id }) => id === startAt);
    if (at < 0) toEnd();
    else showAt(at);
  }, []);

  const isAtEnd = useRef(atEnd);
  isAtEnd.current = atEnd;
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let height = element.clientHeight;
    // The composer grows, files are added, the window shrinks: who is at the newest line stays there.
    const observer = new ResizeObserver(() => {
      if (element.clientHeight === height) return;
      height = element.clientHeight;
      if (isAtEnd.current) toEnd();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [toEnd]);

  const newest = messages.at(-1);
  const isOwnNew = newest?.mine === true && newest.number === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each line of one's own
  useLayoutEffect(() => {
    if (isOwnNew) toEnd();
  }, [newest?.id]);

  useEffect(() => lookAtEnd(() => setAtEnd(list.isAtEnd(nearEnd))));

  const rows = list.getVirtualItems();
  const first = rows[0]?.index ?? 0;
  const isNearOldest = hasOlder && first < fetchAhead;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when a page has come and the place is still near
  useEffect(() => {
    if (isNearOldest) onOlder();
  }, [isNearOldest, messages[0]?.id]);

  const last = rows.at(-1)?.index ?? 0;
  const isNearNewest = hasNewer && last >= messages.length - fetchAhead;
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (isNearNewest) onNewer();
  }, [isNearNewest, messages.at(-1)?.id]);

  return {
    kept,
    scroller,
    column: list.containerRef,
    row: list.measureElement,
    rows,
    atEnd,
    toEnd,
    scrollTo,
    showAt,
  };
}

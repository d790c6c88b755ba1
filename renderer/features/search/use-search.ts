// Searching messages as one types: asked a moment after the last key, answers to what was typed before are dropped.

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SearchHit } from '../../../contract/bridge/views.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';

/** What is looked for; times in ms since 1970. */
export interface Asked {
  readonly query: string;
  readonly conversation: string | null;
  readonly from: number | null;
  readonly until: number | null;
}

export interface Found {
  readonly hits: readonly SearchHit[];
  /** True once `hits` are the answer to what is typed now. */
  readonly isSettled: boolean;
  readonly readMore: (() => void) | null;
  readonly error: AppError | null;
}

/** Long enough to let a fast typist finish a word, too short to be noticed. */
const pauseMs = 90;

function useAfterPause<Value>(value: Value, key: string): Value {
  const [settled, setSettled] = useState(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when the value is another one
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [key]);
  return settled;
}

/** Newest first, `limit` at a time. Neither what was typed nor what was found is kept once the view is left. */
export function useSearch(asked: Asked, limit: number): Found {
  const wanted = { ...asked, query: asked.query.trim() };
  const key = JSON.stringify(wanted);
  const settled = useAfterPause(wanted, key);
  const isAsked = settled.query !== '';
  const { data, error, isPlaceholderData, isPending, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['search', settled, limit],
    queryFn: ({ pageParam }) => unwrap(bridge.search.messages({ ...settled, before: pageParam, limit })),
    initialPageParam: null as number | null,
    getNextPageParam: ({ hits, more }) => (more ? hits.at(-1)?.place : undefined),
    enabled: isAsked,
    // What was found for the letters before stands until the next answer: nothing flickers.
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  return {
    hits: isAsked ? (data?.pages.flatMap(({ hits }) => hits) ?? []) : [],
    isSettled: JSON.stringify(settled) === key && isAsked && !isPlaceholderData && !isPending,
    readMore: isAsked && hasNextPage && !isPlaceholderData ? () => void fetchNextPage() : null,
    error: !isAsked || error === null ? null : toAppError(error),
  };
}

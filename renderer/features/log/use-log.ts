// The security log, page by page, and saving it to a file.

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';

const pageSize = 50;

/** Read anew each time it is looked at, and kept nowhere. */
export function useLog() {
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => unwrap(bridge.audit.list({ before: pageParam, limit: pageSize })),
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries, more }) => (more ? entries.at(-1)?.seq : undefined),
    staleTime: 0,
    gcTime: 0,
  });
  const [isSaved, setSaved] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const save = async (): Promise<void> => {
    setSaved(false);
    setFailure(null);
    try {
      setSaved((await unwrap(bridge.audit.export({}))).saved);
    } catch (thrown) {
      setFailure(toAppError(thrown));
    }
  };
  return {
    /** The newest page says how the whole log stands. */
    view: data?.pages[0],
    entries: data?.pages.flatMap(({ entries }) => entries) ?? [],
    readMore: hasNextPage ? () => void fetchNextPage() : null,
    error: failure ?? (error === null ? null : toAppError(error)),
    isSaved,
    save,
  };
}

// Looking for deleted messages in every file of the profile, and how far that has come.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { GoneReport, Progress } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, bridgeEvents, isEngineAway, unwrap } from '../../bridge/bridge.ts';
import type { Deletion } from './last-deletion.ts';

/** The bridge takes this many at once. */
const largestBatch = 200;
/** Erasing begins when the eight seconds are over, and takes a moment. */
const erasingTakes = { tries: 6, everyMs: 500 };

async function check(messages: readonly string[]): Promise<GoneReport> {
  let whole: GoneReport | null = null;
  for (let at = 0; at < messages.length; at += largestBatch) {
    const batch = messages.slice(at, at + largestBatch);
    const part: GoneReport = await unwrap(bridge.deletion.check({ messages: batch }));
    whole = whole === null ? part : together(whole, part);
  }
  return whole ?? { copies: 0, others: 0, files: 0, bytesRead: 0, aside: false, control: false };
}

/** The same files were read once for each batch. */
function together(a: GoneReport, b: GoneReport): GoneReport {
  return {
    copies: a.copies + b.copies,
    others: a.others + b.others,
    files: Math.max(a.files, b.files),
    bytesRead: a.bytesRead + b.bytesRead,
    aside: a.aside || b.aside,
    control: a.control && b.control,
  };
}

/** Runs once when the view stands; what it found is kept no longer than that. */
export function useGoneCheck({ messages }: Deletion) {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => bridgeEvents.onDeviceProgress(setProgress), []);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['gone', messages],
    queryFn: () => check(messages),
    retry: (failures, thrown) =>
      failures < erasingTakes.tries &&
      (toAppError(thrown).code === 'message.notErased' || isEngineAway(thrown)),
    retryDelay: erasingTakes.everyMs,
    staleTime: 0,
    gcTime: 0,
  });
  return {
    progress,
    report: isFetching ? null : (data ?? null),
    error: isFetching || error === null ? null : toAppError(error),
    again: () => void refetch(),
  };
}

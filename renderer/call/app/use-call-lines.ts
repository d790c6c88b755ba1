// The newest lines of the call's conversation, kept fresh, and writing one. Kept by the view alone: gone with it.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { newMessageId } from '../../bridge/message-id.ts';
import { isEngineAway, unwrap } from '../../bridge/results.ts';
import { callBridge, callEvents } from '../bridge.ts';
import { useLocked, useRunning } from './call-store.ts';

export interface CallLines {
  /** Oldest first; null: not read yet, or covered. */
  readonly lines: readonly MessageView[] | null;
  /** Throws the coded error; the same words tried again are the same line. */
  readonly write: (text: string) => Promise<void>;
}

/** While locked nothing is asked for and nothing is kept. */
export function useCallLines(): CallLines {
  const isLocked = useLocked();
  const isRunning = useRunning();
  const isOn = isRunning && !isLocked;
  const [lines, setLines] = useState<readonly MessageView[] | null>(null);
  const read = useCallback(async () => {
    try {
      setLines((await unwrap(callBridge.lines({}))).lines);
    } catch (thrown) {
      if (!isEngineAway(thrown)) throw thrown;
    }
  }, []);
  useEffect(() => {
    if (!isOn) {
      setLines(null);
      return;
    }
    const refresh = (): void => void read().catch(() => setLines((before) => before ?? []));
    refresh();
    return callEvents.onLinesChanged(refresh);
  }, [isOn, read]);
  const tried = useRef<{ readonly id: string; readonly text: string } | null>(null);
  const write = useCallback(
    async (text: string) => {
      const line = tried.current?.text === text ? tried.current : { id: newMessageId(), text };
      tried.current = line;
      await unwrap(callBridge.write(line));
      tried.current = null;
      await read();
    },
    [read],
  );
  return { lines, write };
}

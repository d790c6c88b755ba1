// The engine of the call: made once this person is let in, left when the call is over or the page goes.

import { useCallback, useEffect, useState } from 'react';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import type { CallEngine } from '../engine/call-engine.ts';
import { holdEngine } from './held-engine.ts';

export type MakeEngine = (call: CallView) => Promise<CallEngine> | CallEngine;

export interface EngineAtHand {
  readonly engine: CallEngine | null;
  readonly error: AppError | null;
  readonly again: () => void;
}

/** Before `in` nothing is made: no connection, no server, no key. */
export function useEngine(call: CallView | null, make: MakeEngine): EngineAtHand {
  const [engine, setEngine] = useState<CallEngine | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [tries, setTries] = useState(0);
  const isIn = call?.phase === 'in';
  const id = call?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once for a call, not for each change of its view
  useEffect(() => {
    if (!isIn || call === null) return;
    let isLeft = false;
    let made: CallEngine | null = null;
    setError(null);
    Promise.resolve()
      .then(() => (isLeft ? null : make(call)))
      .then(
        (next) => {
          if (next === null) return;
          made = next;
          if (isLeft) return void next.leave().catch(() => {});
          holdEngine(next);
          setEngine(next);
        },
        (thrown) => {
          if (!isLeft) setError(toAppError(thrown));
        },
      );
    return () => {
      isLeft = true;
      holdEngine(null);
      setEngine(null);
      if (made !== null) void made.leave().catch(() => {});
    };
  }, [isIn, id, make, tries]);
  const again = useCallback(() => setTries((before) => before + 1), []);
  return { engine, error, again };
}

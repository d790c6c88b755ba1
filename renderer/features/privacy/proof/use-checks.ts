// Runs the checks that are pressed, one after the other, and keeps what they found while the page is open.

import { useRef, useState } from 'react';
import { type AppError, toAppError } from '../../../../contract/errors/app-error.ts';
import type { CheckId, Results } from './check-ids.ts';
import { runs } from './checks.ts';

export interface Checks {
  readonly results: Results;
  /** Null: none is under way. */
  readonly running: CheckId | null;
  /** Why a check could not be made the last time it was run. */
  readonly errors: Readonly<Partial<Record<CheckId, AppError>>>;
  /** Those that are under way are finished first. */
  readonly run: (checks: readonly CheckId[]) => Promise<void>;
}

/** Nothing has been run at first. */
export function useChecks(): Checks {
  const [results, setResults] = useState<Results>({});
  const [errors, setErrors] = useState<Checks['errors']>({});
  const [running, setRunning] = useState<CheckId | null>(null);
  const turn = useRef(Promise.resolve());

  const runOne = async (check: CheckId): Promise<void> => {
    setRunning(check);
    setErrors(({ [check]: _before, ...others }) => others);
    try {
      const found = await runs[check]();
      setResults((known) => ({ ...known, ...found }));
    } catch (thrown) {
      setErrors((known) => ({ ...known, [check]: toAppError(thrown) }));
    } finally {
      setRunning(null);
    }
  };

  return {
    results,
    running,
    errors,
    run(checks) {
      const all = turn.current.then(async () => {
        for (const check of checks) await runOne(check);
      });
      turn.current = all;
      return all;
    },
  };
}

// What is typed of a recovery key, in one view's state alone: nothing keeps it once the view is left.

import { useMemo, useState } from 'react';
import type { AppError } from '../../../contract/errors/app-error.ts';
import { readTypedKey } from './typed-words.ts';

/** `refuse` shows what the engine said until something else is typed. */
export function useTypedKey() {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const read = useMemo(() => readTypedKey(typed), [typed]);
  return {
    typed,
    read,
    error,
    write: (next: string): void => {
      setTyped(next);
      setError(null);
    },
    refuse: setError,
  };
}

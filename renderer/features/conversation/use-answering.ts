// What the composer is about besides a new line: a message that is answered, or one that is changed.

import { useMemo, useState } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';

export interface Target {
  readonly kind: 'reply' | 'edit';
  readonly message: MessageView;
}

/** One target at a time; `since` grows with each, also with the same message again. */
export interface Answering {
  readonly target: Target | null;
  readonly since: number;
  readonly reply: (message: MessageView) => void;
  readonly edit: (message: MessageView) => void;
  readonly leave: () => void;
}

/** For one conversation. */
export function useAnswering(): Answering {
  const [state, setState] = useState<Pick<Answering, 'target' | 'since'>>({ target: null, since: 0 });
  return useMemo(() => {
    const begin = (kind: Target['kind']) => (message: MessageView) =>
      setState(({ since }) => ({ target: { kind, message }, since: since + 1 }));
    return {
      ...state,
      reply: begin('reply'),
      edit: begin('edit'),
      leave: () => setState(({ since }) => ({ target: null, since: since + 1 })),
    };
  }, [state]);
}

// Choosing several messages, to copy or to delete them together.

import { useMemo, useState } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';

/** What is chosen; `isOn` from the first choice until it is left. */
export interface Choosing {
  readonly isOn: boolean;
  readonly ids: ReadonlySet<string>;
  readonly toggle: (message: MessageView) => void;
  readonly leave: () => void;
}

const none: ReadonlySet<string> = new Set();

/** For one conversation. */
export function useChoosing(): Choosing {
  const [ids, setIds] = useState(none);
  return useMemo(
    () => ({
      isOn: ids.size > 0,
      ids,
      toggle: ({ id }) =>
        setIds((before) => {
          const next = new Set(before);
          if (!next.delete(id)) next.add(id);
          return next;
        }),
      leave: () => setIds(none),
    }),
    [ids],
  );
}

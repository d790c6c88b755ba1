/** Work that rests while the person's data is only stored. */
import type { Companion } from '../../desk-connection.ts';
import type { Store } from '../../store/database.ts';
import { isPaused } from './state.ts';

/** The same companion; what it has begun it ends. */
export function unlessPaused({ store }: { readonly store: Store }, companion: Companion): Companion {
  return {
    whileConnected: async (authorised) => {
      if (!isPaused(store)) await companion.whileConnected(authorised);
    },
    close: () => companion.close(),
  };
}

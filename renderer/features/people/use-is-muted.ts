// Whether a conversation is muted now.

import type { ConversationView } from '../../../contract/bridge/views.ts';
import { useNow } from '../../bridge/now.ts';

/** Looked at again each minute. */
export function useIsMuted({ mutedUntil }: Pick<ConversationView, 'mutedUntil'>): boolean {
  const now = useNow();
  return mutedUntil !== null && mutedUntil > now;
}

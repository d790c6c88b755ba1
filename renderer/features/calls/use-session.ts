// Whether there can be a session in a conversation, and which one goes on in it.

import { useQuery } from '@tanstack/react-query';
import type { LiveCall } from '../../../contract/bridge/call-view.ts';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { liveCallsQuery } from '../../bridge/calls.ts';
import { choicesQuery } from '../../bridge/choices.ts';
import { useIsSample } from '../sample/use-sample.ts';

export type WhyNot = 'sample' | 'ended' | 'blocked' | 'paused';

export interface Session {
  /** Goes on, or may be joined; null: there is none. */
  readonly live: LiveCall | null;
  /** Why there can be none; null: there can. */
  readonly whyNot: WhyNot | null;
}

/** The reason that holds longest comes first. */
export function useSession(conversation: ConversationView): Session {
  const isSample = useIsSample();
  const { data: calls } = useQuery({ ...liveCallsQuery, enabled: !isSample });
  const { data: choices } = useQuery(choicesQuery);
  const live = calls?.find((call) => call.conversation === conversation.id) ?? null;
  const { people, state } = conversation;
  if (isSample) return { live: null, whyNot: 'sample' };
  if (state !== 'open') return { live: null, whyNot: 'ended' };
  if (people.length > 0 && people.every(({ blocked }) => blocked)) return { live: null, whyNot: 'blocked' };
  if (choices?.restriction?.scope === 'everything') return { live, whyNot: 'paused' };
  return { live, whyNot: null };
}

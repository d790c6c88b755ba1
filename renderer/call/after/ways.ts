// What can be done after a session, by how it ended.

import type { CallView } from '../../../contract/bridge/call-view.ts';
import type { CallEnding } from '../../../contract/domain/call.ts';

/** An ending as it is told: a decline that asks for patience is another one, and so is an end before it began. */
export type ToldEnding = CallEnding | 'later' | 'closed';

export interface Ways {
  /** The words on the button that begins anew; null: it would lead nowhere. */
  readonly again: 'again' | 'back' | 'moveBack' | null;
  /** To write something down for oneself, or to go on in the conversation. */
  readonly writing: 'note' | 'chat';
  /** There was a session that history tells of, and no word of it went elsewhere as far as is known. */
  readonly hasRecord: boolean;
}

const table: Readonly<Record<ToldEnding, Omit<Ways, 'hasRecord'>>> = {
  left: { again: 'back', writing: 'note' },
  closed: { again: null, writing: 'chat' },
  ended: { again: null, writing: 'note' },
  declined: { again: null, writing: 'chat' },
  later: { again: 'again', writing: 'chat' },
  missed: { again: 'again', writing: 'chat' },
  elsewhere: { again: 'moveBack', writing: 'chat' },
  recording: { again: null, writing: 'chat' },
  notTrusted: { again: 'again', writing: 'chat' },
  noConnection: { again: 'again', writing: 'chat' },
  stopped: { again: null, writing: 'chat' },
};

/** How the call is told to have ended here. `wasIn`: this person was in it together with somebody. */
export function toldEnding(
  { ending, later }: Pick<CallView, 'ending' | 'later'>,
  wasIn: boolean,
): ToldEnding {
  if (ending === null) return 'stopped';
  if (ending === 'ended' && !wasIn) return 'closed';
  return ending === 'declined' && later ? 'later' : ending;
}

/** What to offer. */
export function waysAfter(ending: ToldEnding, wasIn: boolean): Ways {
  return { ...table[ending], hasRecord: wasIn && (ending === 'left' || ending === 'ended') };
}

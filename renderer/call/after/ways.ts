// What can be done after a session, by how it ended.

import type { CallView } from '../../../contract/bridge/call-view.ts';
import type { CallEnding } from '../../../contract/domain/call.ts';

/** An ending as it is told: a decline that asks for patience is another one. */
export type ToldEnding = CallEnding | 'later';

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

/** How the call is told to have ended here. */
export function toldEnding({ ending, later }: Pick<CallView, 'ending' | 'later'>): ToldEnding {
  if (ending === null) return 'stopped';
  return ending === 'declined' && later ? 'later' : ending;
}

/** `joinedAt`: when this computer came in; null where it never was. */
export function waysAfter(ending: ToldEnding, joinedAt: number | null): Ways {
  return {
    ...table[ending],
    hasRecord: joinedAt !== null && (ending === 'left' || ending === 'ended'),
  };
}

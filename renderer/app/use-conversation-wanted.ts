// The window of a call asks for its conversation: it is opened here, whatever was looked at before.

import { useEffect } from 'react';
import { bridgeEvents } from '../bridge/bridge.ts';
import type { Shell } from './shell-context.ts';

/** The shell brings this window forward by itself. */
export function useConversationWanted({ talkTo }: Pick<Shell, 'talkTo'>): void {
  useEffect(() => bridgeEvents.onConversationWanted(({ conversation }) => talkTo(conversation)), [talkTo]);
}

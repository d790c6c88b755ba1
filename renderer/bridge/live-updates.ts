// Keeps what the page has read equal to what the engine says: one listener per event, for the life of the page.

import type { QueryClient } from '@tanstack/react-query';
import { bridgeEvents } from './bridge.ts';
import { noteEngineState } from './engine-state.ts';
import { mergeMessages, updateThread } from './messages.ts';
import { noteOpenedLink } from './opened-link.ts';
import {
  appearanceQuery,
  connectionQuery,
  conversationsQuery,
  invitationsQuery,
  profileQuery,
} from './queries.ts';

/** Reads something again; a failure is shown by the view that needs it. */
function refresh(client: QueryClient, queryKey: readonly unknown[]): void {
  void client.invalidateQueries({ queryKey });
}

/** Starts listening. Call before the first render, so that an event of the first moment is not missed. */
export function listenToEngine(client: QueryClient): void {
  bridgeEvents.onProfileChanged((status) => {
    client.setQueryData(profileQuery.queryKey, status);
    refresh(client, connectionQuery.queryKey);
  });
  bridgeEvents.onAppearanceChanged((appearance) => client.setQueryData(appearanceQuery.queryKey, appearance));
  bridgeEvents.onConnectionChanged((connection) => client.setQueryData(connectionQuery.queryKey, connection));
  bridgeEvents.onConversationsChanged(() => {
    refresh(client, conversationsQuery.queryKey);
    // How many messages wait is part of the connection's view.
    refresh(client, connectionQuery.queryKey);
  });
  bridgeEvents.onInvitationsChanged(() => refresh(client, invitationsQuery.queryKey));
  bridgeEvents.onMessageChanged((message) => {
    updateThread(client, message.conversation, (thread) => mergeMessages(thread, [message]));
    refresh(client, conversationsQuery.queryKey);
    refresh(client, connectionQuery.queryKey);
  });
  bridgeEvents.onMessagesReordered(({ conversation }) => refresh(client, ['messages', conversation]));
  bridgeEvents.onLinkOpened(({ code }) => noteOpenedLink(code));
  bridgeEvents.onEngineState(({ state }) => {
    if (noteEngineState(state)) void client.invalidateQueries();
  });
}

// Keeps what the page has read equal to what the engine says: one listener per event, for the life of the page.

import type { QueryClient } from '@tanstack/react-query';
import { bridgeEvents } from './bridge.ts';
import { callSettingsQuery, liveCallsQuery, pastCallsQuery } from './calls.ts';
import { choicesQuery } from './choices.ts';
import { contactQuery } from './contact.ts';
import { devicesQuery, linkingQuery } from './devices.ts';
import { noteEngineState } from './engine-state.ts';
import { erasureQuery } from './erasure.ts';
import { createMessageGatherer } from './gathered-messages.ts';
import { backupQuery, recoveryQuery } from './keeping.ts';
import { tellingQuery } from './kinds.ts';
import { emptyThread, takeOffThread } from './messages.ts';
import { movingQuery } from './moving.ts';
import { noteOpenedLink } from './opened-link.ts';
import { policyQuery } from './policy.ts';
import { portabilityQuery } from './portability.ts';
import { practiceQuery } from './practice.ts';
import {
  appearanceQuery,
  connectionQuery,
  conversationsQuery,
  invitationsQuery,
  profileQuery,
} from './queries.ts';
import { receiptsQuery } from './receipts.ts';
import { createRefresher } from './refresher.ts';
import { forgetRemoved } from './removed-messages.ts';
import { detailsQuery, requestsQuery } from './rights.ts';
import { storageKey } from './storage.ts';
import { forgetTyping, noteTyping } from './typing.ts';

/** Starts listening. Call before the first render, so that an event of the first moment is not missed. */
export function listenToEngine(client: QueryClient): void {
  const refresh = createRefresher(client);
  const gather = createMessageGatherer(client);
  bridgeEvents.onProfileChanged((status) => {
    client.setQueryData(profileQuery.queryKey, status);
    refresh(connectionQuery.queryKey);
  });
  bridgeEvents.onAppearanceChanged((appearance) => client.setQueryData(appearanceQuery.queryKey, appearance));
  bridgeEvents.onConnectionChanged((connection) => client.setQueryData(connectionQuery.queryKey, connection));
  bridgeEvents.onConversationsChanged(() => {
    refresh(conversationsQuery.queryKey);
    refresh(['members']);
    // How many messages wait is part of the connection's view.
    refresh(connectionQuery.queryKey);
  });
  bridgeEvents.onChoicesChanged(() => {
    refresh(tellingQuery.queryKey);
    refresh(practiceQuery.queryKey);
    refresh(choicesQuery.queryKey);
    // The person corrected what they said of themselves on another computer.
    refresh(detailsQuery.queryKey);
    refresh(profileQuery.queryKey);
  });
  bridgeEvents.onCallsChanged(() => {
    refresh(liveCallsQuery.queryKey);
    refresh(pastCallsQuery.queryKey);
    refresh(callSettingsQuery.queryKey);
  });
  bridgeEvents.onContactChanged(() => refresh(contactQuery.queryKey));
  bridgeEvents.onErasureChanged(() => refresh(erasureQuery.queryKey));
  bridgeEvents.onRightsChanged(() => refresh(requestsQuery.queryKey));
  bridgeEvents.onPortabilityChanged((status) => client.setQueryData(portabilityQuery.queryKey, status));
  bridgeEvents.onPolicyChanged(() => refresh(policyQuery.queryKey));
  bridgeEvents.onReceiptsChanged(() => {
    refresh(receiptsQuery.queryKey);
    // An answer to the policy is a receipt, also one given on another computer.
    refresh(policyQuery.queryKey);
  });
  bridgeEvents.onStorageChanged(() => refresh(storageKey));
  bridgeEvents.onDevicesChanged(() => {
    refresh(devicesQuery.queryKey);
    // Another computer may have made a recovery kit.
    refresh(recoveryQuery.queryKey);
  });
  bridgeEvents.onLinkingChanged((view) => client.setQueryData(linkingQuery.queryKey, view));
  bridgeEvents.onMovingChanged((view) => client.setQueryData(movingQuery.queryKey, view));
  bridgeEvents.onInvitationsChanged(() => refresh(invitationsQuery.queryKey));
  bridgeEvents.onMessageChanged((message) => {
    gather(message);
    if (!message.mine) forgetTyping(message.conversation);
    refresh(conversationsQuery.queryKey);
    refresh(connectionQuery.queryKey);
  });
  bridgeEvents.onMessagesRemoved(({ conversation, messages }) => {
    takeOffThread(client, conversation, messages);
    refresh(['search']);
  });
  bridgeEvents.onConversationCleared(({ conversation }) => {
    emptyThread(client, conversation);
    refresh(['search']);
    refresh(['pinned', conversation]);
    refresh(['starred']);
  });
  bridgeEvents.onMessagesChangedEverywhere(() => void client.resetQueries({ queryKey: ['messages'] }));
  bridgeEvents.onTypingChanged(noteTyping);
  bridgeEvents.onBackupChanged((status) => client.setQueryData(backupQuery.queryKey, status));
  bridgeEvents.onMessagesReordered(({ conversation }) => {
    forgetRemoved(conversation);
    refresh(['messages', conversation]);
    refresh(['pinned', conversation]);
    refresh(['starred']);
  });
  bridgeEvents.onLinkOpened(({ code }) => noteOpenedLink(code));
  bridgeEvents.onEngineState(({ state }) => {
    if (noteEngineState(state)) void client.invalidateQueries();
  });
}

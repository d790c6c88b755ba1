// Names and fetchers of everything the page reads over the bridge.

import { queryOptions, replaceEqualDeep } from '@tanstack/react-query';
import type { Appearance } from '../../contract/bridge/settings.ts';
import type { ConversationView } from '../../contract/bridge/views.ts';
import { bridge, unwrap } from './bridge.ts';

/** The profile's state; kept up to date by its event. */
export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: () => unwrap(bridge.profile.status({})),
});

/** Theme and language. */
export const appearanceQuery = queryOptions<Appearance>({
  queryKey: ['appearance'],
  queryFn: () => unwrap(bridge.appearance.get({})),
});

/** Who did not change stays the same object, wherever in the list they moved to: their rows are not drawn again. */
function keepUnchanged(
  known: readonly ConversationView[] | undefined,
  next: readonly ConversationView[],
): readonly ConversationView[] {
  const byId = new Map(known?.map((one) => [one.id, one]));
  const list = next.map((one) => replaceEqualDeep(byId.get(one.id), one));
  const isSame = list.length === known?.length && list.every((one, at) => one === known[at]);
  return isSame ? known : list;
}

/** Every conversation's summary, newest activity first. */
export const conversationsQuery = queryOptions({
  structuralSharing: (known, next) =>
    keepUnchanged(known as readonly ConversationView[] | undefined, next as readonly ConversationView[]),
  queryKey: ['conversations'],
  queryFn: async () => {
    const { conversations } = await unwrap(bridge.conversations.list({}));
    return [...conversations].sort((a, b) => b.lastActivityAt - a.lastActivityAt);
  },
});

/** Every invitation, newest first. */
export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: async () => {
    const { invitations } = await unwrap(bridge.pairing.listInvitations({}));
    return [...invitations].sort((a, b) => b.createdAt - a.createdAt);
  },
});

/** Asks the service which invitations were opened meanwhile; kept nowhere, what it tells comes with the list. */
export const openedInvitationsQuery = queryOptions({
  queryKey: ['invitationsOpened'],
  queryFn: async ({ client }) => {
    const { invitations } = await unwrap(bridge.pairing.refreshInvitations({}));
    client.setQueryData(
      invitationsQuery.queryKey,
      [...invitations].sort((a, b) => b.createdAt - a.createdAt),
    );
    return invitations.length;
  },
  staleTime: 0,
  gcTime: 0,
  retry: false,
});

/** Whether the service is reached. */
export const connectionQuery = queryOptions({
  queryKey: ['connection'],
  queryFn: () => unwrap(bridge.connection.status({})),
});

/** The service's row of the last message, fetched anew each time it is looked at and kept nowhere. */
export const transparencyQuery = (conversation: string) =>
  queryOptions({
    queryKey: ['transparency', conversation],
    queryFn: () => unwrap(bridge.transparency.lastMessage({ conversation })),
    gcTime: 0,
    retry: false,
  });

/** Where and how the profile is kept on this computer, measured at the time of asking. */
export const deviceQuery = queryOptions({
  queryKey: ['device'],
  queryFn: () => unwrap(bridge.device.view({})),
  staleTime: 0,
  gcTime: 0,
  retry: false,
});

/** Counts of all that is stored, here and at the service, taken at the time of asking. */
export const holdingsQuery = queryOptions({
  queryKey: ['holdings'],
  queryFn: () => unwrap(bridge.privacy.whatWeHold({})),
  gcTime: 0,
});

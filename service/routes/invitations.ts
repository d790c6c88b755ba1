/** Invitations: made and ended by a practice, read and accepted by whoever holds the code. */
import type { Handlers } from '../http/route.ts';
import { acceptInvitation } from '../invitations/accept.ts';
import { createInvitation } from '../invitations/create.ts';
import { fetchInvitation } from '../invitations/fetch.ts';
import { listInvitations, revokeInvitation } from '../invitations/manage.ts';

export const invitationHandlers = {
  'invitations.create': async (context, request, caller) => {
    await createInvitation(context, caller, request);
    return {};
  },
  'invitations.list': (context, _request, caller) => listInvitations(context, caller),
  'invitations.revoke': (context, request, caller) => revokeInvitation(context, caller, request),
  'invitations.fetch': fetchInvitation,
  'invitations.accept': async (context, request) => {
    await acceptInvitation(context, request);
    return {};
  },
} satisfies Partial<Handlers>;

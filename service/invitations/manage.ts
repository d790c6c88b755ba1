/** The inviting account's view: list its invitations, end one. */
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteResponse } from '../../contract/wire/routes.ts';
import type { InvitationState } from '../../contract/wire/schemas.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction } from '../db/open.ts';
import { stateOf } from './state.ts';

export async function listInvitations(
  { db, clock }: Context,
  caller: Caller,
): Promise<Omit<RouteResponse<'invitations.list'>, 'v'>> {
  const rows = await db
    .selectFrom('invitations')
    .select(['id', 'ended_as', 'expires_at', 'opened_at'])
    .where('account', '=', caller.account)
    .orderBy('created_at')
    .execute();
  const now = clock.now();
  return {
    invitations: rows.map((row) => ({
      invitation: encodeBytes(row.id),
      state: stateOf(row, now),
      expiresAt: row.expires_at,
      openedAt: row.opened_at,
    })),
  };
}

/** Ends an open invitation and deletes its offer; an ended one keeps its state. Throws `invitation.unknown`. */
export async function revokeInvitation(
  { db, clock }: Context,
  caller: Caller,
  asked: { invitation: string },
): Promise<{ state: InvitationState }> {
  return inTransaction(db, async (tx) => {
    const row = await tx
      .selectFrom('invitations')
      .select(['id', 'ended_as', 'expires_at'])
      .where('account', '=', caller.account)
      .where('id', '=', decodeBytes(asked.invitation))
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) throw new AppError('invitation.unknown');
    const now = clock.now();
    const state = stateOf(row, now);
    if (state !== 'open') return { state };
    await tx
      .updateTable('invitations')
      .set({ ended_at: now, ended_as: 'revoked', sealed_offer: null })
      .where('account', '=', caller.account)
      .where('id', '=', row.id)
      .execute();
    return { state: 'revoked' as const };
  });
}

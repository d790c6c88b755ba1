/** Reads an offer by its look-up id; reading consumes nothing. */
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteResponse } from '../../contract/wire/routes.ts';
import { findPractice } from '../accounts/practice.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Context } from '../context.ts';
import { requireOpen } from './state.ts';

/** Throws `invitation.unknown`, `invitation.used`, `invitation.revoked`, `invitation.expired`. */
export async function fetchInvitation(
  { db, clock }: Context,
  asked: { lookupId: string },
): Promise<Omit<RouteResponse<'invitations.fetch'>, 'v'>> {
  const row = await db
    .selectFrom('invitations')
    .selectAll()
    .where('lookup_id', '=', decodeBytes(asked.lookupId))
    .executeTakeFirst();
  if (row === undefined) throw new AppError('invitation.unknown');
  requireOpen(row, clock.now());
  const practice = await findPractice(db, row.account);
  if (practice === null) throw new AppError('invitation.unknown');
  return { sealedOffer: encodeBytes(row.sealed_offer), practice, expiresAt: row.expires_at };
}

/** Reads an offer by its look-up id; reading consumes nothing, only the time of the first reading is kept. */
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteResponse } from '../../contract/wire/routes.ts';
import { findPractice } from '../accounts/practice.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import type { InvitationRow } from '../db/schema.ts';
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
  const now = clock.now();
  requireOpen(row, now);
  const practice = await findPractice(db, row.account);
  if (practice === null) throw new AppError('invitation.unknown');
  if (row.opened_at === null) await noteOpened(db, row, now);
  return { sealedOffer: encodeBytes(row.sealed_offer), practice, expiresAt: row.expires_at };
}

/** The time alone: who asked, and from where, is written nowhere. */
async function noteOpened(db: Db, row: InvitationRow, now: number): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ opened_at: now })
    .where('account', '=', row.account)
    .where('id', '=', row.id)
    .where('opened_at', 'is', null)
    .execute();
}

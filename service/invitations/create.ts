/** Keeps the sealed offer of a new invitation under its look-up id. */
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import { findPractice } from '../accounts/practice.ts';
import { decodeBytes, digestOf, sameBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/open.ts';

/** An app's clock may be this far ahead of ours when it sets the end. */
const toleranceMs = 60 * 60 * 1000;

/** The same invitation again changes nothing. Throws `enrolment.refused` for accounts without a practice, `request.invalid`. */
export async function createInvitation(
  { db, clock }: Context,
  caller: Caller,
  request: RouteRequest<'invitations.create'>,
): Promise<void> {
  const now = clock.now();
  const id = decodeBytes(request.invitation);
  const lookupId = decodeBytes(request.lookupId);
  const offer = decodeBytes(request.sealedOffer, limits.sealedPairingBytes);
  const digest = digestOf(lookupId, offer, request.expiresAt);
  await inTransaction(db, async (tx) => {
    if ((await findPractice(tx, caller.account)) === null) throw new AppError('enrolment.refused');
    const held = await tx
      .selectFrom('invitations')
      .select('offer_digest')
      .where('account', '=', caller.account)
      .where('id', '=', id)
      .executeTakeFirst();
    if (held !== undefined) {
      if (sameBytes(held.offer_digest, digest)) return;
      throw new AppError('request.invalid');
    }
    const tooLate = request.expiresAt > now + limits.invitationLifetimeMs + toleranceMs;
    if (tooLate || request.expiresAt <= now) throw new AppError('request.invalid');
    await requireRoom(tx, caller.account, now);
    await tx
      .insertInto('invitations')
      .values({
        account: caller.account,
        id,
        lookup_id: lookupId,
        sealed_offer: offer,
        offer_digest: digest,
        created_at: now,
        expires_at: request.expiresAt,
        ended_at: null,
        ended_as: null,
        used_by: null,
        answer_digest: null,
        opened_at: null,
      })
      .execute();
  });
}

async function requireRoom(tx: Tx, account: Buffer, now: number): Promise<void> {
  const open = await tx
    .selectFrom('invitations')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  if (open.count >= limits.openInvitationsPerAccount) {
    throw new AppError('request.tooMany', { fields: { limit: limits.openInvitationsPerAccount } });
  }
}

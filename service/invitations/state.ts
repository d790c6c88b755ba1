/** An invitation's state: what ended it, or expired as soon as its time is over. */
import { AppError } from '../../contract/errors/app-error.ts';
import type { InvitationState } from '../../contract/wire/schemas.ts';
import type { InvitationRow } from '../db/schema.ts';

export function stateOf(row: Pick<InvitationRow, 'ended_as' | 'expires_at'>, now: number): InvitationState {
  return row.ended_as ?? (row.expires_at <= now ? 'expired' : 'open');
}

/** Throws `invitation.used`, `invitation.revoked`, `invitation.expired`: whoever knows the look-up id knew the code. */
export function requireOpen(
  row: InvitationRow,
  now: number,
): asserts row is InvitationRow & { sealed_offer: Buffer } {
  const state = stateOf(row, now);
  if (state === 'open' && row.sealed_offer !== null) return;
  throw new AppError(state === 'open' ? 'invitation.unknown' : `invitation.${state}`);
}

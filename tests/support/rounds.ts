/** Seats at work: each reads its mail and does what it can, in turn, as often as it takes to come to rest. */
import type { MailboxItem } from '../../contract/wire/mailbox.ts';
import { drain } from '../../main/engine/messaging/drain.ts';
import { addToInbox } from '../../main/engine/store/repositories/inbox.ts';
import type { Authorised } from '../../main/engine/sync/authorised.ts';
import type { ModelRelay } from './model-relay.ts';
import type { Seat } from './seats.ts';

/** What a hostile relay does with mail and requests; left out: nothing. */
export interface Meddling {
  readonly mail?: (items: MailboxItem[]) => MailboxItem[];
  readonly requests?: (authorised: Authorised) => Authorised;
}

/** One seat reads the mail that waits for it and works until nothing is left to do. */
export async function workOnce(relay: ModelRelay, seat: Seat, meddling: Meddling = {}): Promise<void> {
  const { mail = (items) => items, requests = (authorised) => authorised } = meddling;
  const items = relay.mailboxes.get(seat.desk.device.id)?.splice(0) ?? [];
  addToInbox(seat.store, mail(items), Date.now());
  const caller = { account: seat.desk.account.id, device: seat.desk.device.id };
  await drain(seat.desk, requests(relay.as(caller, () => 'none')));
}

/** Four rounds of all of them, which is more than anything here takes. */
export async function settleSeats(
  relay: ModelRelay,
  seats: readonly Seat[],
  meddling: Meddling = {},
): Promise<void> {
  for (let round = 0; round < 4; round++) for (const seat of seats) await workOnce(relay, seat, meddling);
}

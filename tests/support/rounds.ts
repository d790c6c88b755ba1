/** Seats at work: each reads its mail and does what it can, in turn, as often as it takes to come to rest. */
import type { MailboxItem } from '../../contract/wire/mailbox.ts';
import { drain } from '../../main/engine/messaging/drain.ts';
import { addToInbox } from '../../main/engine/store/repositories/inbox.ts';
import { getRows } from '../../main/engine/store/statement.ts';
import type { Authorised } from '../../main/engine/sync/authorised.ts';
import type { ModelRelay } from './model-relay.ts';
import type { Seat } from './seats.ts';

/** As whom the relay knows this seat. */
export const callerOf = ({ desk }: Seat) => ({ account: desk.account.id, device: desk.device.id });

/** Its way to the relay, which does as it is asked. */
export const authorisedFor = (relay: ModelRelay, seat: Seat): Authorised =>
  relay.as(callerOf(seat), () => 'none');

/** Takes the mail that waits for it out of its mailbox. */
export const fetchMail = (relay: ModelRelay, { desk }: Seat): readonly MailboxItem[] =>
  relay.mailboxes.get(desk.device.id)?.splice(0) ?? [];

/** One seat reads its mail, or what the relay brings in its place, and works until nothing is left to do. */
export async function workOnce(
  relay: ModelRelay,
  seat: Seat,
  items = fetchMail(relay, seat),
  authorised = authorisedFor(relay, seat),
): Promise<void> {
  addToInbox(seat.store, items, seat.clock.now());
  await drain(seat.desk, authorised);
}

/** Four rounds of all of them, which is more than anything here takes. */
export async function settleSeats(relay: ModelRelay, seats: readonly Seat[]): Promise<void> {
  for (let round = 0; round < 4; round++) for (const seat of seats) await workOnce(relay, seat);
}

/** Why items were set aside, in their order. */
export const listSetAside = ({ store }: Seat): readonly string[] =>
  getRows<{ code: string }>(store, `SELECT code FROM inbox WHERE state = 'aside'`).map(({ code }) => code);

/** What people wrote, in the order that is shown. */
export const listTexts = ({ store }: Seat): readonly string[] =>
  getRows<{ text: string }>(
    store,
    'SELECT body_text AS text FROM message WHERE notice IS NULL ORDER BY sort_key, id',
  ).map(({ text }) => text);

/** What others are told of reading and typing: nothing unless the person switched it on, and then both ways. */

import type { Telling } from '../../../contract/bridge/channels/telling.ts';
import type { ChannelRequest } from '../../../contract/bridge/channels.ts';
import type { Told, ToldBoth } from '../../../contract/domain/sync-change.ts';
import { newId } from '../crypto/ids.ts';
import { findRestriction } from '../privacy/choices/state.ts';
import { isBlocked } from '../store/repositories/contacts.ts';
import { findConversation } from '../store/repositories/conversations.ts';
import { addToOutbox, dropUnsealed } from '../store/repositories/outbox.ts';
import { forgetReading, listReadBetween } from '../store/repositories/reading.ts';
import { inTransaction } from '../store/statement.ts';
import type { Desk } from './desk.ts';
import { tellOwnDevices } from './own-devices.ts';
import { wantTyping } from './passing.ts';
import { describeTelling, getTelling, getTold, putTelling } from './telling-settings.ts';

/** What is switched off is taken back as far as it is here: what was known of others, and what was not told yet. */
export function setTelling(desk: Desk, telling: ChannelRequest<'telling.set'>): Telling {
  const { store, clock } = desk;
  inTransaction(store, () => {
    for (const name of tellings) {
      const isOn = telling[name];
      if (isOn === undefined) continue;
      applyTold(desk, name, { isOn, since: Math.max(clock.now(), getTold(store, name).since + 1) });
    }
    tellTelling(desk);
  });
  if (telling.read === false) desk.emit('messages.changedEverywhere', {});
  desk.wake();
  return getTelling(store);
}

const tellings = ['read', 'typing'] as const;

function applyTold({ store }: Desk, name: keyof Telling, told: Told): void {
  putTelling(store, name, told);
  if (name !== 'read' || told.isOn) return;
  forgetReading(store);
  dropUnsealed(store, 'read');
}

/** Tells our other computers what was chosen here, whatever of it they know. */
export function tellTelling(desk: Desk): void {
  tellOwnDevices(desk, { kind: 'telling', ...describeTelling(desk.store) });
}

/**
 * Another of our computers chose. Of two choices the later one stands, and of two of one moment the one that tells less. Call
 * inside a transaction.
 */
export function takeTelling(desk: Desk, change: ToldBoth): void {
  for (const name of tellings) {
    const told = change[name];
    const known = getTold(desk.store, name);
    if (told.since > known.since || (told.since === known.since && !told.isOn)) applyTold(desk, name, told);
  }
}

/** Ids of one body. */
const atOnce = 200;

/** Whether this conversation is one in which something is told: open, and not with somebody blocked. */
function isTold({ store }: Desk, id: string): boolean {
  const conversation = findConversation(store, id);
  if (conversation?.state !== 'open' || conversation.kind === 'own') return false;
  return conversation.contact === null || !isBlocked(store, conversation.contact);
}

/** Lines of others after one sort key, up to another, were read. Call inside the transaction that notes it. */
export function queueRead(
  desk: Desk,
  conversation: string,
  span: { readonly after: number; readonly upTo: number },
): void {
  if (!getTelling(desk.store).read || findRestriction(desk.store) !== null || !isTold(desk, conversation))
    return;
  const read = listReadBetween(desk.store, conversation, span);
  for (let at = 0; at < read.length; at += atOnce)
    addToOutbox(desk.store, {
      conversation,
      message: newId(),
      type: 'read',
      payload: { messages: read.slice(at, at + atOnce) },
      at: desk.clock.now(),
    });
}

/** The window says that the person types; it goes out with the next work of the connection, or not at all. */
export function noteTyping(
  desk: Desk,
  { conversation, active }: { readonly conversation: string; readonly active: boolean },
): void {
  if (!getTelling(desk.store).typing || findRestriction(desk.store) !== null || !isTold(desk, conversation))
    return;
  wantTyping(desk, conversation, active);
  desk.wake();
}

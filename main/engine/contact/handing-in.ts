/** Brings what was written to the operator to the service, and fetches answers, while the connection of a profile stands. */
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError, type ErrorReport } from '../../../contract/errors/app-error.ts';
import { learnOperatorKey } from '../abuse/operator-key.ts';
import type { Companion } from '../desk-connection.ts';
import type { Desk } from '../messaging/desk.ts';
import { isOutside } from '../messaging/troubles.ts';
import type { Store } from '../store/database.ts';
import {
  dropContactMessage,
  listContactMessages,
  listHiddenContacts,
  markContactSent,
  putContactAnswer,
  type StoredContact,
} from '../store/repositories/contact.ts';
import { inTransaction } from '../store/statement.ts';
import type { ServiceClient } from '../sync/service-client.ts';
import { toContactMessage } from './composing.ts';
import { openContactAnswer, sealContact } from './sealed-contact.ts';

/** Why something waits, by store, since the app started. */
const troubles = new WeakMap<Store, ErrorReport>();
export const contactTrouble = (store: Store): ErrorReport | null => troubles.get(store) ?? null;

/** An answer is looked for no more often than this. */
const betweenLooksMs = 60_000;

/** Answers when the service had it. No token goes along: the service learns no account. */
export async function handInContact(
  service: ServiceClient,
  stored: StoredContact,
  operatorKey: Uint8Array,
): Promise<number> {
  const sealed = toBase64Url(sealContact(toContactMessage(stored), operatorKey));
  const { receivedAt } = await service.ask('contact.put', { id: stored.id, sealed });
  return receivedAt;
}

/** When an answer was last looked for, by message; and who is at work, by store. */
const looks = new WeakMap<Store, Map<string, number>>();
const atWork = new WeakMap<Store, Promise<void>>();

async function send({ store, service }: Desk, stored: StoredContact): Promise<void> {
  const at = await handInContact(service, stored, await learnOperatorKey(store, service));
  inTransaction(store, () => markContactSent(store, stored.id, at));
}

/** Whether an answer came. */
async function look({ store, service, clock }: Desk, { id, replyKey }: StoredContact): Promise<boolean> {
  const lookedAt = looks.get(store) ?? new Map<string, number>();
  looks.set(store, lookedAt);
  const now = clock.now();
  if (replyKey === null || Math.abs(now - (lookedAt.get(id) ?? 0)) < betweenLooksMs) return false;
  lookedAt.set(id, now);
  const { answer } = await service.ask('contact.look', { id });
  const opened = answer === null ? null : openContactAnswer(fromBase64Url(answer), replyKey, id);
  if (opened === null) return false;
  inTransaction(store, () => putContactAnswer(store, { id, text: opened.text, at: opened.at }));
  return true;
}

async function goThrough(desk: Desk): Promise<boolean> {
  const { store, service } = desk;
  let hasChanged = false;
  for (const id of listHiddenContacts(store)) {
    await service.ask('contact.remove', { id });
    inTransaction(store, () => dropContactMessage(store, id));
  }
  for (const stored of listContactMessages(store)) {
    if (stored.sentAt === null) {
      await send(desk, stored);
      hasChanged = true;
    } else if (stored.reply === 'app' && stored.answer === null) {
      hasChanged = (await look(desk, stored)) || hasChanged;
    }
  }
  return hasChanged;
}

async function seeTo(desk: Desk): Promise<void> {
  const { store, emit } = desk;
  const before = contactTrouble(store)?.code;
  let hasChanged = false;
  try {
    hasChanged = await goThrough(desk);
    troubles.delete(store);
  } catch (thrown) {
    // The profile was closed meanwhile: all of it waits for the next time.
    if (!store.open) return;
    if (!(thrown instanceof AppError)) throw thrown;
    // It waits here; everything else goes on.
    if (!isOutside(thrown)) troubles.set(store, thrown.toReport());
  }
  if (hasChanged || before !== contactTrouble(store)?.code) emit('contact.changed', {});
}

/**
 * Hands in what waits and looks for answers, one round at a time. Needs no login: it also works for an account that is paused.
 * Never throws for the service's part.
 */
export function seeToContacts(desk: Desk): Promise<void> {
  const { store } = desk;
  const round = atWork.get(store) ?? seeTo(desk).finally(() => atWork.delete(store));
  atWork.set(store, round);
  return round;
}

/** A companion of the connection. */
export function handInContacts(desk: Desk): Companion {
  return { whileConnected: () => seeToContacts(desk), close() {} };
}

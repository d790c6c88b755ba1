/** Whether chat belongs to the practice's record: set by the therapist, told end to end in each of its conversations. */
import { type ChatRecord, type RecordRule, standsOver } from '../../../contract/domain/record-rule.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
import type { Store } from '../store/database.ts';
import { findContactNames } from '../store/repositories/contacts.ts';
import { getConversation } from '../store/repositories/conversations.ts';
import { addToOutbox, dropUnsealed } from '../store/repositories/outbox.ts';
import {
  findToldRule,
  getOwnRule,
  listToldOtherwise,
  putOwnRule,
  putToldRule,
} from '../store/repositories/record-rules.ts';
import { inTransaction } from '../store/statement.ts';
import type { Desk } from './desk.ts';
import { showLines } from './known-list.ts';
import { addNotice } from './notices.ts';
import { tellOwnDevices } from './own-devices.ts';
import { founderOf } from './people.ts';

/** What a rule is to be called in the line that says it; null: this person's own practice. */
function practiceOf(store: Store, { account }: Pick<Desk, 'account'>, conversation: string): string | null {
  const founder = founderOf(account, getConversation(store, conversation));
  return founder === account.id ? null : (findContactNames(store, founder)?.practiceName ?? null);
}

/**
 * Takes a rule as what was told in a conversation. A line says so where it is another than was known; an earlier one that comes
 * late changes nothing. Call inside a transaction; answers the line's id.
 */
export function noteRule(desk: Desk, conversation: string, rule: RecordRule): readonly string[] {
  const known = findToldRule(desk.store, conversation);
  if (known !== null && !standsOver(rule, known)) return [];
  putToldRule(desk.store, conversation, rule);
  if (known?.chat === rule.chat) return [];
  const names = [practiceOf(desk.store, desk, conversation)];
  return [addNotice(desk, conversation, { code: `record.${rule.chat}`, names })];
}

function queueRule({ store, clock }: Desk, conversation: string): void {
  addToOutbox(store, {
    conversation,
    message: newId(),
    type: 'record',
    payload: { rule: getOwnRule(store) },
    at: clock.now(),
  });
}

/**
 * Tells it where another one was told last, or none; `only`: at most in this conversation. Call inside a transaction; answers lines
 * that came.
 */
export function tellRule(desk: Desk, only: string | null): readonly string[] {
  if (desk.account.role !== 'therapist') return [];
  const rule = getOwnRule(desk.store);
  const due = listToldOtherwise(desk.store, rule).filter((one) => only === null || one === only);
  return due.flatMap((one) => {
    queueRule(desk, one);
    return noteRule(desk, one, rule);
  });
}

/**
 * Once the mail that waited was read: the computer that chose may be gone before it told everybody, and a conversation may have come
 * to be since. What was told meanwhile is passed over by whoever knows it.
 */
export function tellRuleWhereDue(desk: Desk): void {
  showLines(
    desk,
    inTransaction(desk.store, () => tellRule(desk, null)),
  );
}

/** A device came into a conversation of the practice, or came back: it may have missed a change. Call inside a transaction. */
export function tellRuleAgain(desk: Desk, conversation: string): void {
  const isOurs =
    desk.account.role === 'therapist' && getConversation(desk.store, conversation).kind !== 'own';
  const told = findToldRule(desk.store, conversation);
  if (isOurs && told !== null && told.since > 0) queueRule(desk, conversation);
}

/** Another of our computers said it, and tells everybody; should it be gone before it did, this one does. */
export function takeOwnRule({ store, account }: Desk, rule: RecordRule): void {
  if (account.role === 'therapist' && standsOver(rule, getOwnRule(store))) putOwnRule(store, rule);
}

function requireTherapist({ account }: Desk): void {
  if (account.role !== 'therapist') throw new AppError('request.invalid');
}

/** Throws `request.invalid` for a client. */
export function viewOwnRule(desk: Desk): RecordRule {
  requireTherapist(desk);
  return getOwnRule(desk.store);
}

/** Holds at once, also offline; said in every conversation of the practice as soon as it can be. `request.invalid` for a client. */
export function setOwnRule(desk: Desk, chat: ChatRecord): RecordRule {
  requireTherapist(desk);
  const { store, clock } = desk;
  const lines = inTransaction(store, () => {
    const rule = { chat, since: Math.max(clock.now(), getOwnRule(store).since + 1) };
    putOwnRule(store, rule);
    tellOwnDevices(desk, { kind: 'record', rule });
    dropUnsealed(store, 'record');
    return tellRule(desk, null);
  });
  showLines(desk, lines);
  desk.emit('conversations.changed', {});
  desk.wake();
  return getOwnRule(store);
}

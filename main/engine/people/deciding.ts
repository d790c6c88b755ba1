/** What a person decides about somebody they write with: verified or not, blocked or not, yes to a changed key. */
import type { NoticeCode } from '../../../contract/bridge/message-view.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { recordEvent } from '../audit/record.ts';
import type { Desk } from '../messaging/desk.ts';
import { showLines } from '../messaging/known-list.ts';
import { addNotice } from '../messaging/notices.ts';
import { tellOwnDevices } from '../messaging/own-devices.ts';
import { tellProfileAgain } from '../privacy/details/telling.ts';
import {
  acceptContactKey,
  type Contact,
  findContact,
  setBlocked,
  setPersonMarks,
} from '../store/repositories/contacts.ts';
import { listConversationsWith } from '../store/repositories/conversations.ts';
import { inTransaction } from '../store/statement.ts';
import { safetyNumber } from './safety-number.ts';

/** Throws `person.unknown`. */
function getContact({ store }: Desk, account: string): Contact {
  const contact = findContact(store, account);
  if (contact === undefined) throw new AppError('person.unknown');
  return contact;
}

/** Digits of now, and what was decided. Throws `person.unknown`. */
export function readSafetyNumber(
  desk: Desk,
  account: string,
): { digits: string; verifiedAt: number | null; keyChangedAt: number | null } {
  const { accountKey, verifiedAt, keyChangedAt } = getContact(desk, account);
  return { digits: safetyNumber(desk.account.key.publicKey, accountKey), verifiedAt, keyChangedAt };
}

function tellChanged(desk: Desk): void {
  desk.emit('conversations.changed', {});
  desk.wake();
}

/** "They are the same", said of `digits`. Also a yes to a changed key. Throws `person.unknown`, `safety.changed`. */
export function markVerified(desk: Desk, account: string, digits: string): void {
  const { store, clock } = desk;
  inTransaction(store, () => {
    const { blockedAt, accountKey } = getContact(desk, account);
    if (readSafetyNumber(desk, account).digits !== digits) throw new AppError('safety.changed');
    const now = clock.now();
    acceptContactKey(store, account);
    setPersonMarks(store, account, { blockedAt, verifiedAt: now });
    tellOwnDevices(desk, { kind: 'person', account, verifiedAt: now, accountKey: toBase64Url(accountKey) });
    recordEvent(store, now, { code: 'contact.verified', subject: account });
  });
  tellChanged(desk);
}

/** Throws `person.unknown`. */
export function clearVerified(desk: Desk, account: string): void {
  const { store, clock } = desk;
  inTransaction(store, () => {
    const { blockedAt, verifiedAt } = getContact(desk, account);
    if (verifiedAt === null) return;
    setPersonMarks(store, account, { blockedAt, verifiedAt: null });
    tellOwnDevices(desk, { kind: 'person', account, verifiedAt: null });
    recordEvent(store, clock.now(), { code: 'contact.unverified', subject: account });
  });
  tellChanged(desk);
}

/** Goes on with a changed key without comparing: sending goes on, "verified" does not come back. Throws `person.unknown`. */
export function acceptKey(desk: Desk, account: string): void {
  const { store, clock } = desk;
  inTransaction(store, () => {
    const { keyChangedAt, accountKey } = getContact(desk, account);
    if (keyChangedAt === null) return;
    acceptContactKey(store, account);
    tellOwnDevices(desk, {
      kind: 'person',
      account,
      keyAccepted: true,
      accountKey: toBase64Url(accountKey),
    });
    recordEvent(store, clock.now(), { code: 'contact.keyAccepted', subject: account });
  });
  tellChanged(desk);
}

/**
 * Holds at once, also offline, and nobody is told. When it ends, a line says that what was sent meanwhile did not come.
 * Throws `person.unknown`.
 */
export function block(desk: Desk, account: string, isBlocked: boolean): void {
  const { store, clock } = desk;
  const lines = inTransaction(store, () => {
    const contact = getContact(desk, account);
    if ((contact.blockedAt !== null) === isBlocked) return [];
    const now = clock.now();
    setBlocked(store, account, isBlocked ? now : null);
    tellOwnDevices(desk, { kind: 'person', account, blockedAt: isBlocked ? now : null });
    recordEvent(store, now, { code: isBlocked ? 'contact.blocked' : 'contact.unblocked', subject: account });
    if (isBlocked) return [];
    const code: NoticeCode = 'person.unblocked';
    const conversations = listConversationsWith(store, account);
    for (const conversation of conversations) tellProfileAgain(desk, conversation);
    return conversations.map((conversation) =>
      addNotice(desk, conversation, { code, names: [contact.nickname] }),
    );
  });
  showLines(desk, lines);
  tellChanged(desk);
}

/** A contact's checked list becomes the one we know: its conversations are told, and a changed account key stops what was verified. */
import type { NoticeCode } from '../../../contract/bridge/message-view.ts';
import type { DeviceList } from '../../../contract/domain/identity.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { recordEvent } from '../audit/record.ts';
import { type Contact, changeContactKey, setContactDeviceList } from '../store/repositories/contacts.ts';
import { listConversationsWith, markMembersDue } from '../store/repositories/conversations.ts';
import { countNotices, findMessage } from '../store/repositories/messages.ts';
import { noteListChange } from '../store/repositories/unlisted-devices.ts';
import type { Desk } from './desk.ts';
import { addNotice } from './notices.ts';

const day = 24 * 60 * 60 * 1000;
/** Somebody may sign a list a minute: more lines than this about devices say nothing new. A changed key is always said. */
const mostLinesADay = 3;

/**
 * Call inside a transaction, with a list that follows from what is pinned. Another account key clears "verified"; whoever was
 * verified is sent nothing until the person here says yes to the new key. Answers the lines that were written.
 */
export function noteDeviceList(desk: Desk, contact: Contact, list: DeviceList): readonly string[] {
  const { store, clock } = desk;
  const now = clock.now();
  const isNewKey = list.accountKey !== toBase64Url(contact.accountKey);
  if (isNewKey) {
    const stops = contact.verifiedAt !== null || contact.keyChangedAt !== null;
    changeContactKey(store, contact, fromBase64Url(list.accountKey), list, stops ? now : null);
  } else setContactDeviceList(store, contact.account, list);
  noteListChange(store, contact.deviceList, list, now);
  recordEvent(store, now, {
    code: isNewKey ? 'contact.keyChanged' : 'contact.devicesChanged',
    subject: contact.account,
  });
  markMembersDue(store, contact.account);
  const code: NoticeCode = isNewKey ? 'key.changed' : 'devices.changed';
  const notice = { code, names: [contact.nickname] };
  return listConversationsWith(store, contact.account)
    .filter((one) => isNewKey || countNotices(store, one, notice, now - day) < mostLinesADay)
    .map((conversation) => addNotice(desk, conversation, notice));
}

/** Paints lines that a transaction wrote. */
export function showLines({ store, emit }: Desk, lines: readonly string[]): void {
  for (const id of lines) {
    const view = findMessage(store, id);
    if (view !== undefined) emit('message.changed', view);
  }
}

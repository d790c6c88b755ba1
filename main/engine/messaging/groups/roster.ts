/** A group's roster: made by its founder's app, checked by everybody else's before a name or a key in it is believed. */

import type { Notice } from '../../../../contract/bridge/views.ts';
import type { Roster } from '../../../../contract/domain/group-roster.ts';
import type { DeviceList } from '../../../../contract/domain/identity.ts';
import { fromBase64Url, toBase64Url } from '../../../../contract/encoding/base64url.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import type { Author } from '../../e2ee/index.ts';
import { comesFromKey, verifyDeviceList } from '../../keys/identity.ts';
import type { Store } from '../../store/database.ts';
import { addContact, findContact, findContactNames } from '../../store/repositories/contacts.ts';
import type { Conversation } from '../../store/repositories/conversations.ts';
import { getRosterVersion } from '../../store/repositories/group-rows.ts';
import { listMembersOf } from '../../store/repositories/members.ts';
import { getOwnRule } from '../../store/repositories/record-rules.ts';
import type { Desk } from '../desk.ts';
import { noteDeviceList } from '../known-list.ts';

/** Who is in now, as this founder's store says. */
export function makeRoster({ store, account }: Desk, { id, title }: Conversation): Roster {
  const members = listMembersOf(store, id)
    .filter((member) => member.leftAt === null)
    .map((member) => ({
      nickname: member.nickname,
      deviceList: member.account === account.id ? account.deviceList : listOf(store, member.account),
    }));
  return { version: getRosterVersion(store, id), title: title ?? '', members, record: getOwnRule(store) };
}

function listOf(store: Store, account: string): DeviceList {
  const contact = findContact(store, account);
  if (contact === undefined) throw new AppError('conversation.unknown');
  return contact.deviceList;
}

/** So many of the founder's computers are told apart in one version. */
const tags = 1_000;

/**
 * The version of the next roster: rounds count up, and two computers of the founder that speak in the same round do not say the
 * same number. So everybody ends with the same one, in whichever order they come.
 */
export function nextVersion({ device }: Pick<Desk, 'device'>, known: number): number {
  const tag = fromBase64Url(device.id).reduce((sum, byte) => (sum * 256 + byte) % tags, 0);
  return (Math.floor(known / tags) + 1) * tags + tag;
}

/** Whether who wrote this stands on the list of their account now: what a computer says that is gone since changes nothing. */
export function isListed({ store, account }: Desk, author: Author): boolean {
  const list =
    author.accountId === account.id ? account.deviceList : findContact(store, author.accountId)?.deviceList;
  const mlsKey = toBase64Url(author.signatureKey);
  return list?.devices.some((one) => one.device === author.deviceId && one.mlsKey === mlsKey) ?? false;
}

/** Whether a list belongs to who is known here under that account: by the same key, or one of the two gave way to the other. */
function isSameAccount({ store, account }: Desk, list: DeviceList): boolean {
  if (list.account === account.id) return list.accountKey === toBase64Url(account.key.publicKey);
  const contact = findContact(store, list.account);
  if (contact === undefined) return true;
  return (
    comesFromKey(list, toBase64Url(contact.accountKey)) || comesFromKey(contact.deviceList, list.accountKey)
  );
}

function isGenuine(list: DeviceList): boolean {
  try {
    verifyDeviceList(list);
    return true;
  } catch {
    return false;
  }
}

/**
 * Null where each account stands in it once, the founder among them, with a list that verifies and the account key known here.
 * Else the line that says so: with a name where somebody known here would come in under another key.
 */
export function findRefusal(desk: Desk, roster: Roster, founder: string): Notice | null {
  const accounts = new Set(roster.members.map(({ deviceList }) => deviceList.account));
  const isWhole =
    accounts.size === roster.members.length &&
    accounts.has(founder) &&
    roster.members.every(({ deviceList }) => isGenuine(deviceList));
  if (!isWhole) return { code: 'group.refused', names: [] };
  const other = roster.members.find(({ deviceList }) => !isSameAccount(desk, deviceList));
  return other === undefined ? null : { code: 'group.refused', names: [other.nickname] };
}

/** Makes everybody in a checked roster known here; a newer list takes the place of the one known. Call inside a transaction. */
export function learnPeople(desk: Desk, roster: Roster, founder: string): readonly string[] {
  const { store, account, clock } = desk;
  const lines: string[] = [];
  for (const { deviceList, nickname } of roster.members) {
    if (deviceList.account === account.id) continue;
    const known = findContact(store, deviceList.account);
    if (known === undefined) {
      addContact(store, {
        account: deviceList.account,
        accountKey: fromBase64Url(deviceList.accountKey),
        nickname,
        label: null,
        practiceName: findContactNames(store, founder)?.practiceName ?? '',
        deviceList,
        createdAt: clock.now(),
        introducedBy: founder,
      });
    } else if (deviceList.version > known.deviceList.version) {
      lines.push(...noteDeviceList(desk, known, deviceList));
    }
  }
  return lines;
}

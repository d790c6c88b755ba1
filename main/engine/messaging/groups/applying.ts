/** Takes a checked roster as who is in from now on, and writes what changed between the lines. */
import type { NoticeCode } from '../../../../contract/bridge/views.ts';
import type { Roster } from '../../../../contract/domain/group-roster.ts';
import type { Conversation } from '../../store/repositories/conversations.ts';
import { findContactDetails } from '../../store/repositories/details.ts';
import {
  getRosterVersion,
  setRosterVersion,
  setTitle,
  settleDelivered,
} from '../../store/repositories/group-rows.ts';
import { listMembersOf, markLeft, putMember } from '../../store/repositories/members.ts';
import type { Desk } from '../desk.ts';
import { addNotice } from '../notices.ts';
import { noteRule } from '../record-rule.ts';
import { endConversation } from './ending.ts';

/** Whether it is newer than what is believed here. */
export const isNewer = ({ store }: Pick<Desk, 'store'>, conversation: string, { version }: Roster): boolean =>
  version > getRosterVersion(store, conversation);

/** What somebody said themselves that they are called; the founder may not have heard of it. */
export function nameSaid({ store, account: own }: Desk, account: string): string | null {
  if (account === own.id) return own.nickname;
  const said = findContactDetails(store, account);
  return said === undefined || said.namedAt === 0 ? null : said.nickname;
}

/** `said`: whether changes are written between the lines. Call inside a transaction; answers lines that came or changed. */
export function applyRoster(
  desk: Desk,
  conversation: Conversation,
  roster: Roster,
  said: boolean,
): readonly string[] {
  const { store, account, clock } = desk;
  const { id } = conversation;
  const now = clock.now();
  setRosterVersion(store, id, roster.version);
  const lines: string[] = [];
  const say = (code: NoticeCode, name: string | null) => {
    if (said) lines.push(addNotice(desk, id, { code, names: [name] }));
  };
  const present = new Map(
    listMembersOf(store, id)
      .filter((member) => member.leftAt === null)
      .map((member) => [member.account, member]),
  );
  for (const { deviceList, nickname: introduced } of roster.members) {
    const nickname = nameSaid(desk, deviceList.account) ?? introduced;
    const known = present.get(deviceList.account);
    present.delete(deviceList.account);
    if (known?.nickname === nickname) continue;
    putMember(store, id, { account: deviceList.account, nickname, joinedAt: now });
    if (known === undefined && deviceList.account !== account.id) say('group.added', nickname);
  }
  for (const gone of present.values()) {
    markLeft(store, id, gone.account, now);
    if (gone.account !== account.id) say('group.removed', gone.nickname);
  }
  if (roster.title !== conversation.title) {
    setTitle(store, id, roster.title);
    say('group.renamed', roster.title);
  }
  if (roster.record !== undefined) lines.push(...noteRule(desk, id, roster.record));
  if (present.has(account.id)) lines.push(...endConversation(desk, conversation, 'group.removed', null));
  return [...lines, ...settleDelivered(store, id, null)];
}

/** The therapist makes a group of people, and says later who else is in and what it is called. */
import type { ConversationView } from '../../../../contract/bridge/views.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import { newId } from '../../crypto/ids.ts';
import { addConversation, getConversation } from '../../store/repositories/conversations.ts';
import {
  getRosterVersion,
  markGroupDue,
  setRosterVersion,
  setTitle,
  settleDelivered,
} from '../../store/repositories/group-rows.ts';
import { listMembersOf, markLeft, putMember } from '../../store/repositories/members.ts';
import { getOwnRule, putToldRule } from '../../store/repositories/record-rules.ts';
import { inTransaction } from '../../store/statement.ts';
import type { Desk } from '../desk.ts';
import { addNotice } from '../notices.ts';
import { listOthers } from '../people.ts';
import { getConversationView } from '../views.ts';
import { getOwnGroup, getReachable, type OwnGroup, parseTitle, requirePlaces } from './finding.ts';
import { tellOfGroup } from './own.ts';
import { nextVersion } from './roster.ts';
import { queueRoster, tellAnew } from './telling.ts';

/**
 * Durable here at once; the people are told and the group is opened as soon as there is a connection. Throws
 * `group.notFounder` for a client, `group.titleEmpty`, `group.noPeople`, `group.tooMany`, `group.notReachable`, `nickname.*`.
 */
export function createGroupOfPeople(
  desk: Desk,
  typed: { readonly title: string; readonly people: readonly string[] },
): ConversationView {
  const { store, account, clock } = desk;
  if (account.role !== 'therapist') throw new AppError('group.notFounder');
  const title = parseTitle(typed.title);
  const id = newId();
  inTransaction(store, () => {
    const people = getReachable(desk, typed.people);
    if (people.length === 0) throw new AppError('group.noPeople');
    requirePlaces(people.length + 1);
    const now = clock.now();
    addConversation(store, {
      id,
      kind: 'group',
      founder: account.id,
      title,
      generation: 1,
      state: 'opening',
      readUpTo: 0,
      createdAt: now,
      activityAt: now,
    });
    putMember(store, id, { account: account.id, nickname: account.nickname, joinedAt: now });
    for (const one of people)
      putMember(store, id, { account: one.account, nickname: one.nickname, joinedAt: now });
    setRosterVersion(store, id, nextVersion(desk, 0));
    putToldRule(store, id, getOwnRule(store));
    addNotice(desk, id, { code: 'group.created', names: [null] });
    tellAnew(
      desk,
      id,
      people.map((one) => one.account),
    );
    tellOfGroup(desk, id);
  });
  return changed(desk, id);
}

/** Throws `group.notFounder`, `group.notReachable`, `group.tooMany`, `group.leftByChoice`, `conversation.*`. */
export function addPeople(
  desk: Desk,
  asked: { readonly conversation: string; readonly people: readonly string[] },
): ConversationView {
  const { store, clock } = desk;
  inTransaction(store, () => {
    const group = getOwnGroup(desk, asked.conversation);
    const members = listMembersOf(store, group.id);
    const present = new Set(members.filter((one) => one.leftAt === null).map((one) => one.account));
    const people = getReachable(
      desk,
      asked.people.filter((one) => !present.has(one)),
    );
    if (people.some((one) => members.some((m) => m.account === one.account && m.byChoice === 1)))
      throw new AppError('group.leftByChoice');
    requirePlaces(present.size + people.length);
    for (const { account, nickname } of people) {
      putMember(store, group.id, { account, nickname, joinedAt: clock.now() });
      addNotice(desk, group.id, { code: 'group.added', names: [nickname] });
    }
    if (people.length > 0)
      announce(
        desk,
        group,
        people.map((one) => one.account),
      );
  });
  return changed(desk, asked.conversation);
}

/** Throws `group.notFounder`, `group.founderStays`, `conversation.*`. Who is not in changes nothing. */
export function removePerson(
  desk: Desk,
  asked: { readonly conversation: string; readonly account: string },
): ConversationView {
  const { store, clock, account } = desk;
  inTransaction(store, () => {
    const group = getOwnGroup(desk, asked.conversation);
    if (asked.account === account.id) throw new AppError('group.founderStays');
    const member = listMembersOf(store, group.id).find((one) => one.account === asked.account);
    if (member === undefined || !markLeft(store, group.id, asked.account, clock.now())) return;
    if (listOthers(store, account, group).length === 0) throw new AppError('group.noPeople');
    addNotice(desk, group.id, { code: 'group.removed', names: [member.nickname] });
    settleDelivered(store, group.id, null);
    announce(desk, group, [asked.account]);
  });
  return changed(desk, asked.conversation);
}

/** Throws `group.notFounder`, `group.titleEmpty`, `nickname.*`, `conversation.*`. */
export function renameGroup(
  desk: Desk,
  asked: { readonly conversation: string; readonly title: string },
): ConversationView {
  const title = parseTitle(asked.title);
  inTransaction(desk.store, () => {
    const group = getOwnGroup(desk, asked.conversation);
    if (group.title === title) return;
    setTitle(desk.store, group.id, title);
    addNotice(desk, group.id, { code: 'group.renamed', names: [title] });
    announce(desk, group, []);
  });
  return changed(desk, asked.conversation);
}

/**
 * An open group is told as such, and comers in their own conversation. One that is not founded yet has nobody in it to tell:
 * everybody is introduced anew, who is out of it again among them. Throws `conversation.notOpen` between the two.
 */
function announce(desk: Desk, { id, state, generation }: OwnGroup, concerned: readonly string[]): void {
  setRosterVersion(desk.store, id, nextVersion(desk, getRosterVersion(desk.store, id)));
  if (state === 'open') {
    queueRoster(desk, id);
    const others = new Set(listOthers(desk.store, desk.account, getConversation(desk.store, id)));
    tellAnew(
      desk,
      id,
      concerned.filter((one) => others.has(one)),
    );
    markGroupDue(desk.store, id);
    return;
  }
  if (desk.groups.exists(id, generation) || state !== 'opening') throw new AppError('conversation.notOpen');
  const others = listOthers(desk.store, desk.account, getConversation(desk.store, id));
  tellAnew(desk, id, [...new Set([...others, ...concerned])]);
}

function changed(desk: Desk, id: string): ConversationView {
  desk.emit('conversations.changed', {});
  // The line that says so stands in it now.
  desk.emit('messages.reordered', { conversation: id });
  desk.wake();
  return getConversationView(desk, id);
}

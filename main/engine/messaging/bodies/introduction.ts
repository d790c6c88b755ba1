/** A group that this person is to come into, told in the conversation with its founder. */
import {
  addConversation,
  type Conversation,
  findConversation,
  getConversation,
} from '../../store/repositories/conversations.ts';
import { forgetSenderCounters } from '../../store/repositories/counters.ts';
import {
  getLeave,
  markAwaiting,
  reviveItems,
  setRosterVersion,
} from '../../store/repositories/group-rows.ts';
import { putMember } from '../../store/repositories/members.ts';
import { putToldRule } from '../../store/repositories/record-rules.ts';
import type { Desk } from '../desk.ts';
import { applyRoster, isNewer, nameSaid } from '../groups/applying.ts';
import { tellOfGroup } from '../groups/own.ts';
import { findRefusal, isListed, learnPeople } from '../groups/roster.ts';
import { addNotice } from '../notices.ts';
import { founderOf } from '../people.ts';
import type { Received, Take } from './received.ts';

type Introduction = Received<'introduction'>['body'];

/** Said once, and not in what an app of the practice made up: who left by themselves is not brought back. */
function isForUs(desk: Desk, pair: Conversation, founder: string, { conversation }: Introduction): boolean {
  if (pair.kind !== 'pair' || founderOf(desk.account, pair) !== founder) return false;
  const known = findConversation(desk.store, conversation);
  if (known === undefined) return true;
  return known.founder === founder && getLeave(desk.store, conversation) === null;
}

function begin(
  desk: Desk,
  founder: string,
  { conversation, generation, roster }: Introduction,
): readonly string[] {
  const { store, account, clock } = desk;
  const now = clock.now();
  addConversation(store, {
    id: conversation,
    kind: 'group',
    founder,
    title: roster.title,
    generation,
    state: 'awaiting',
    readUpTo: 0,
    createdAt: now,
    activityAt: now,
  });
  for (const { deviceList, nickname } of roster.members) {
    const member = deviceList.account;
    putMember(store, conversation, {
      account: member,
      nickname: nameSaid(desk, member) ?? nickname,
      joinedAt: now,
    });
  }
  setRosterVersion(store, conversation, roster.version);
  if (roster.record !== undefined) putToldRule(store, conversation, roster.record);
  const isOurs = founder === account.id;
  return [addNotice(desk, conversation, { code: isOurs ? 'group.created' : 'group.added', names: [null] })];
}

/** It is known here: who is in may be others now, and who was taken out comes back. */
function goOn(desk: Desk, known: Conversation, { generation, roster }: Introduction): readonly string[] {
  const isIn = roster.members.some(({ deviceList }) => deviceList.account === desk.account.id);
  const comesBack = known.state === 'ended' && isIn;
  if (comesBack) {
    markAwaiting(desk.store, known.id, generation);
    // What was said meanwhile is not missing: it was not for us.
    forgetSenderCounters(desk.store, known.id, desk.device.id);
  }
  const lines = applyRoster(desk, getConversation(desk.store, known.id), roster, known.state === 'open');
  if (!comesBack) return lines;
  return [...lines, addNotice(desk, known.id, { code: 'group.added', names: [null] })];
}

/** One that does not fit together, or brings in somebody under another key, is not entered: that is said where it came. */
export const takeIntroduction: Take<'introduction'> = (desk, { item, author, body }) => {
  const founder = author.accountId;
  if (
    !isForUs(desk, getConversation(desk.store, item.conversation), founder, body) ||
    !isListed(desk, author)
  )
    return [];
  const refused = findRefusal(desk, body.roster, founder);
  if (refused !== null) return [addNotice(desk, item.conversation, refused, item.number)];
  const known = findConversation(desk.store, body.conversation);
  const isIn = body.roster.members.some(({ deviceList }) => deviceList.account === desk.account.id);
  if (known === undefined ? !isIn : !isNewer(desk, known.id, body.roster)) return [];
  const learned = learnPeople(desk, body.roster, founder);
  const lines = known === undefined ? begin(desk, founder, body) : goOn(desk, known, body);
  tellOfGroup(desk, body.conversation);
  if (reviveItems(desk.store, body.conversation)) desk.wake();
  return [...learned, ...lines];
};

/** Somebody who is out of a group and has a leaf: how long that holds lines back, and that the list of people says so. */
import { beforeAll, expect, it } from 'vitest';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import type { Desk } from '../../../../../main/engine/messaging/desk.ts';
import { viewMembers } from '../../../../../main/engine/messaging/groups/viewing.ts';
import { hasStrangerInside } from '../../../../../main/engine/messaging/strangers.ts';
import { openMemoryStore } from '../../../../../main/engine/store/database.ts';
import {
  addConversation,
  getConversation,
} from '../../../../../main/engine/store/repositories/conversations.ts';
import { markLeft, putMember } from '../../../../../main/engine/store/repositories/members.ts';
import { createPerson, groupOf } from '../e2ee/kit.ts';

const start = Date.UTC(2026, 10, 23, 9);
const minute = 60_000;
beforeAll(loadSodium);

it('holds lines back at the founder’s until the keys are changed, at the others’ for an hour, and is shown all the while', async () => {
  const [state, without] = [
    (await groupOf(['rana', 'omar', 'lena'].map(createPerson)))[0],
    (await groupOf(['rana', 'omar'].map(createPerson)))[0],
  ];
  const store = openMemoryStore();
  const group = newId();
  addConversation(store, {
    ...{ id: group, kind: 'group', founder: 'rana', title: 'Family', generation: 1, state: 'open' },
    ...{ readUpTo: 0, createdAt: start, activityAt: start },
  });
  for (const account of ['rana', 'omar', 'lena'])
    putMember(store, group, { account, nickname: account, joinedAt: start });
  const at = (self: string, now: number, tree = state) => {
    const groups = { exists: () => true, load: () => tree };
    return { store, groups, account: { id: self }, clock: { now: () => now } } as unknown as Desk;
  };
  const holds = (self: string, now: number, tree = state) =>
    hasStrangerInside(at(self, now, tree), getConversation(store, group));
  const shown = (tree = state) =>
    viewMembers(at('omar', start, tree), group).members.map((one) => [one.nickname, one.isOnlyInKeys]);

  expect([holds('rana', start), holds('omar', start)]).toEqual([false, false]);
  markLeft(store, group, 'lena', start);
  expect([holds('rana', start + minute), holds('omar', start + minute)]).toEqual([true, true]);
  expect([holds('rana', start + 61 * minute), holds('omar', start + 61 * minute)]).toEqual([true, false]);
  expect([holds('rana', start + minute, without), holds('omar', start + minute, without)]).toEqual([
    false,
    false,
  ]);
  const present = [
    ['omar', false],
    ['rana', false],
  ];
  expect(shown()).toEqual([...present, ['lena', true]]);
  expect(shown(without)).toEqual(present);
});

/** One who cannot be told, one whose computer cannot be reached, a service that has had enough: nobody else waits for them. */
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { limits } from '../../../../../contract/domain/limits.ts';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { founderPolicy, type Member } from '../../../../../main/engine/e2ee/index.ts';
import type { Desk } from '../../../../../main/engine/messaging/desk.ts';
import { noteGone } from '../../../../../main/engine/messaging/groups/going.ts';
import { tellFirst } from '../../../../../main/engine/messaging/groups/telling.ts';
import { askForLists, readMissedLists } from '../../../../../main/engine/messaging/missed-lists.ts';
import { makeProfile, type NewProfile } from '../../../../../main/engine/profile/sign-up.ts';
import { openMemoryStore, type Store } from '../../../../../main/engine/store/database.ts';
import { addContact } from '../../../../../main/engine/store/repositories/contacts.ts';
import {
  addConversation,
  getConversation,
} from '../../../../../main/engine/store/repositories/conversations.ts';
import { listMembersOf, putMember } from '../../../../../main/engine/store/repositories/members.ts';
import {
  addToOutbox,
  findNextOut,
  removeFromOutbox,
} from '../../../../../main/engine/store/repositories/outbox.ts';
import { noteUnlisted } from '../../../../../main/engine/store/repositories/unlisted-devices.ts';
import type { Authorised } from '../../../../../main/engine/sync/authorised.ts';

const now = Date.UTC(2026, 10, 23, 9);
let store: Store;
let me: NewProfile;
let desk: Desk;
let woken: number;

beforeAll(loadSodium);
beforeEach(() => {
  store = openMemoryStore();
  me = makeProfile('therapist', 'Rana', now);
  woken = 0;
  const wake = () => {
    woken += 1;
  };
  desk = {
    ...{ store, account: me.account, device: me.device, clock: { now: () => now } },
    ...{ emit: () => {}, wake },
  } as unknown as Desk;
});

function meet(nickname: string): NewProfile {
  const one = makeProfile('client', nickname, now);
  const { id, key, deviceList } = one.account;
  addContact(store, {
    ...{ account: id, accountKey: key.publicKey, nickname, label: null, practiceName: 'Nile Practice' },
    ...{ deviceList, createdAt: now },
  });
  return one;
}
const common = { generation: 1, state: 'open', readUpTo: 0, createdAt: now, activityAt: now } as const;
function makeGroup(people: readonly NewProfile[]): string {
  const group = newId();
  addConversation(store, { ...common, id: group, kind: 'group', founder: me.account.id, title: 'Family' });
  for (const { account } of [me, ...people])
    putMember(store, group, { account: account.id, nickname: account.nickname, joinedAt: now });
  return group;
}

it('lists are read on from where the service had enough of it, and nothing else stops for that', async () => {
  const first = meet('x');
  for (let count = 1; count < 2 * limits.deviceListsAtOnce + 5; count++) {
    addContact(store, {
      ...{ account: newId(), accountKey: first.account.key.publicKey, nickname: 'x', label: null },
      ...{ practiceName: '', deviceList: first.account.deviceList, createdAt: now },
    });
  }
  noteUnlisted(store, 'somebody', 'unknown', now);
  const asked: string[] = [];
  let room = 1;
  const service = (async (_name: string, { accounts }: { accounts: readonly string[] }) => {
    if (room === 0) throw new AppError('request.tooMany');
    room -= 1;
    asked.push(...accounts);
    return { lists: [] };
  }) as unknown as Authorised;
  askForLists(desk);
  askForLists(desk);
  expect(woken).toBe(1);
  await readMissedLists(desk, service);
  expect(asked).toHaveLength(limits.deviceListsAtOnce);
  room = 10;
  await readMissedLists(desk, service);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked).toHaveLength(2 * limits.deviceListsAtOnce + 6);
  await readMissedLists(desk, service);
  expect(asked).toHaveLength(2 * limits.deviceListsAtOnce + 6);
  // Read in two goes, it says nothing of who was looked for in between; a clock that is set back asks for nothing more.
  expect(noteUnlisted(store, 'somebody', 'unknown', now - 1_000)).toEqual({
    gone: 0,
    since: now - 1_000,
    reads: 0,
  });
  askForLists(desk);
  await readMissedLists(desk, service);
  expect(noteUnlisted(store, 'somebody', 'unknown', now)).toMatchObject({ reads: 1 });
});

it('somebody who cannot be told of a group is named; the others are told', async () => {
  const [sara, omar] = [meet('Sara'), meet('Omar')];
  const group = makeGroup([sara, omar]);
  const ways = [sara, omar].map(({ account }) => {
    const way = newId();
    addConversation(store, { ...common, id: way, contact: account.id });
    addToOutbox(store, {
      ...{ conversation: way, message: newId(), type: 'introduction', at: now },
      payload: { conversation: group, generation: 1, roster: { version: 1, title: '', members: [] } },
    });
    return way;
  });
  const send = async (conversation: string) => {
    const row = findNextOut(store, conversation);
    if (row !== undefined && conversation !== ways[0]) removeFromOutbox(store, row.seq);
  };
  expect(await tellFirst(desk, group, send)).toEqual(new Set([sara.account.id]));
});

it('whose last computer was revoked is taken out of the keys by anybody, and stays in the group', () => {
  const [sara, omar] = [meet('Sara'), meet('Omar')];
  const group = makeGroup([sara, omar]);
  const leafOf = ({ account, device }: NewProfile, leaf: number, deviceId = device.id): Member => ({
    ...{ leaf, accountId: account.id, deviceId, identity: new Uint8Array() },
    signatureKey: device.mls.publicKey,
  });
  const [rana, old, other] = [
    leafOf(me, 0),
    leafOf(sara, 1, 'a computer that is off her list'),
    leafOf(omar, 2),
  ];
  const facts = { isListed: () => true, hasAsked: () => false, isTold: () => true };
  const commit = (removed: Member, isRevoked: boolean) =>
    founderPolicy(me.account.id, { ...facts, isRevoked: () => isRevoked })({
      changes: { added: [], removed: [removed], updated: [] },
      committer: other,
      membersBefore: [rana, old, other],
      membersAfter: [rana, old, other].filter((one) => one !== removed),
      binding: new Uint8Array(),
    });
  expect(commit(old, true)).toBeNull();
  expect(commit(old, false)).toBe('e2ee.notFounder');
  expect(commit(rana, true)).toBe('e2ee.accountsFixed');

  const present = () =>
    listMembersOf(store, group).flatMap(({ nickname, leftAt }) => (leftAt === null ? [nickname] : []));
  noteGone(desk, getConversation(store, group), [rana, other], [rana, old, other]);
  expect(present().toSorted()).toEqual(['Omar', 'Rana', 'Sara']);
  // Somebody whose computer is on their list was taken out as a person.
  expect(
    noteGone(desk, getConversation(store, group), [rana, other], [rana, leafOf(sara, 1), other]),
  ).toHaveLength(1);
  expect(present().toSorted()).toEqual(['Omar', 'Rana']);
});

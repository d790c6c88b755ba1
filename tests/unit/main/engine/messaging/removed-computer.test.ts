// What a computer can still do that was taken off its account's list and has a leaf and keys, or that lets others in unasked: nothing to those who stay.
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import { systemClock } from '../../../../../main/engine/clock.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { addMembers, createGroup, listMembers, type Member } from '../../../../../main/engine/e2ee/index.ts';
import { takeHistoryAsk } from '../../../../../main/engine/history/taking.ts';
import { takeErase } from '../../../../../main/engine/messaging/bodies/erase.ts';
import { fetchKeyPackages } from '../../../../../main/engine/messaging/devices.ts';
import { bindingFor, groupIdFor, policyFor } from '../../../../../main/engine/messaging/group-rules.ts';
import { makeKeyPackage } from '../../../../../main/engine/messaging/key-packages.ts';
import { noteNeed } from '../../../../../main/engine/messaging/needs.ts';
import { sayWhatWaits } from '../../../../../main/engine/messaging/repairing.ts';
import { defaultSuite } from '../../../../../main/engine/messaging/suite.ts';
import { writeMessage } from '../../../../../main/engine/messaging/writing.ts';
import { getConversation } from '../../../../../main/engine/store/repositories/conversations.ts';
import { findMessage } from '../../../../../main/engine/store/repositories/messages.ts';
import { inTransaction } from '../../../../../main/engine/store/statement.ts';
import { ModelRelay } from '../../../../support/model-relay.ts';
import { authorisedFor, listSetAside, settleSeats, workOnce } from '../../../../support/rounds.ts';
import { type Seat, seatFour, takeOut } from '../../../../support/seats.ts';

let relay: ModelRelay;
let conversation: string;
let seats: Seat[];
let [rana, ranaSecond, sara] = [] as unknown as [Seat, Seat, Seat];
/** Leaves of before anybody was taken out. */
let inside: readonly Member[];

beforeAll(loadSodium);
beforeEach(async () => {
  relay = new ModelRelay();
  conversation = newId();
  seats = await seatFour(relay, systemClock, conversation);
  [rana, ranaSecond, sara] = seats as typeof seats & [Seat, Seat, Seat];
  await settleSeats(relay, seats);
  inside = listMembers(sara.desk.groups.load(conversation, 1));
});

function leafOf({ desk }: Seat): Member {
  const found = inside.find(({ deviceId }) => deviceId === desk.device.id);
  if (found === undefined) throw new Error('not inside');
  return found;
}

/** A line of the therapist's second computer, which is removed then; the client knows both. */
async function removeSecond(): Promise<string> {
  const { id } = writeMessage(ranaSecond.desk, { conversation, message: newId(), text: 'see you' });
  await settleSeats(relay, seats);
  takeOut(relay, rana, ranaSecond);
  await settleSeats(relay, [rana, sara]);
  return id;
}

it('takes nobody out who stays', async () => {
  const removing = (committer: Seat, removed: Seat) => ({
    committer: leafOf(committer),
    binding: new Uint8Array(),
    membersBefore: inside,
    membersAfter: inside.filter((one) => one !== leafOf(removed)),
    changes: { added: [], updated: [], removed: [leafOf(removed)] },
  });
  const judge = (commit: ReturnType<typeof removing>) =>
    policyFor(sara.desk, getConversation(sara.store, conversation))(commit);
  expect(judge(removing(ranaSecond, rana))).toBe(null);
  await removeSecond();
  expect(judge(removing(ranaSecond, rana))).toBe('e2ee.notAllowed');
  expect(judge(removing(rana, ranaSecond))).toBe(null);
});

it('takes no line back and asks for no history', async () => {
  const line = await removeSecond();
  const number = findMessage(sara.store, line)?.number ?? 0;
  const item = { conversation, generation: 1, number: number + 1, at: Date.now() } as never;
  const author = { ...leafOf(ranaSecond), epoch: 1 };
  const common = { v: 1 as const, message: newId(), counter: 9, seen: [] as string[], at: Date.now() };
  const taken = { item, author, mine: false, missing: 0 };
  const [erased, asked] = inTransaction(sara.store, () => [
    takeErase(sara.desk, { ...taken, body: { ...common, type: 'erase', messages: [line] } }),
    takeHistoryAsk(sara.desk, { ...taken, body: { ...common, type: 'historyAsk' } }),
  ]);
  expect([erased, asked]).toEqual([[], []]);
  expect(findMessage(sara.store, line)?.text).toBe('see you');
  // The one that stays may.
  const fromFirst = { ...taken, author: { ...leafOf(rana), epoch: 1 } };
  const byFirst = inTransaction(sara.store, () =>
    takeErase(sara.desk, { ...fromFirst, body: { ...common, type: 'erase', messages: [line] } }),
  );
  expect(byFirst).toEqual([line]);
});

it('a device that was let in again follows nobody but the founder into another generation', async () => {
  rana.desk.groups.remove(conversation, 1);
  noteNeed(rana.desk, conversation, 'rejoin');
  sayWhatWaits(rana.desk);
  await settleSeats(relay, seats);
  expect(rana.desk.groups.isWorking(conversation, 1)).toBe(true);
  // The client's own computer opens the next generation and lets in that one device, in the therapist's name.
  const { desk } = sara;
  const add = await fetchKeyPackages(
    desk,
    authorisedFor(relay, sara),
    rana.desk.account.id,
    [rana.desk.device.entry],
    defaultSuite,
  );
  const founded = await createGroup({
    suite: defaultSuite,
    groupId: groupIdFor(conversation, 2),
    binding: bindingFor(getConversation(sara.store, conversation), 2, rana.desk.account.id),
    ownKeyPackage: await makeKeyPackage(desk.device, Date.now(), false),
    self: desk.groups.self,
    now: Date.now(),
  });
  const { welcome } = await addMembers(founded, add, () => null);
  const place = { conversation, generation: 2, position: 1, number: 900, at: Date.now() };
  const sender = { envelope: newId(), senderDevice: desk.device.id };
  const bytes = toBase64Url(welcome ?? new Uint8Array());
  relay.push(rana.desk.device.id, { kind: 'welcome', ...place, ...sender, bytes });
  await workOnce(relay, rana);
  expect(getConversation(rana.store, conversation).generation).toBe(1);
  expect(listSetAside(rana)).toContain('e2ee.wrongMembers');
});

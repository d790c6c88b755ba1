// Which computers a conversation is sealed for, where the service hides, repeats or brings late what signed lists say. Two people of two devices each.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceList } from '../../../../../contract/domain/identity.ts';
import { toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import { systemClock } from '../../../../../main/engine/clock.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { checkKeyPackage, draftCommit, listMembers } from '../../../../../main/engine/e2ee/index.ts';
import { createDevice, signDeviceList } from '../../../../../main/engine/keys/identity.ts';
import { noteOwnList } from '../../../../../main/engine/linking/own-list.ts';
import { editMessage } from '../../../../../main/engine/messaging/changing-own.ts';
import { drain } from '../../../../../main/engine/messaging/drain.ts';
import { makeKeyPackage, makeKeyPackages } from '../../../../../main/engine/messaging/key-packages.ts';
import { writeMessage } from '../../../../../main/engine/messaging/writing.ts';
import { findContact } from '../../../../../main/engine/store/repositories/contacts.ts';
import { getConversation } from '../../../../../main/engine/store/repositories/conversations.ts';
import { addToInbox } from '../../../../../main/engine/store/repositories/inbox.ts';
import {
  findMessage,
  findReported,
  listMessages,
} from '../../../../../main/engine/store/repositories/messages.ts';
import { getRows, inTransaction } from '../../../../../main/engine/store/statement.ts';
import type { Authorised } from '../../../../../main/engine/sync/authorised.ts';
import { ModelRelay } from '../../../../support/model-relay.ts';
import { authorisedFor, listSetAside, listTexts, settleSeats, workOnce } from '../../../../support/rounds.ts';
import { type Seat, seatFour } from '../../../../support/seats.ts';

let relay: ModelRelay;
let conversation: string;
let [rana, ranaSecond, sara, saraSecond] = [] as unknown as [Seat, Seat, Seat, Seat];

const work = (seat: Seat): Promise<void> => workOnce(relay, seat);
const settle = (...seats: readonly Seat[]): Promise<void> => settleSeats(relay, seats);

const write = (seat: Seat, text: string): string =>
  writeMessage(seat.desk, { conversation, message: newId(), text }).id;
const devicesInside = (seat: Seat): readonly string[] =>
  listMembers(seat.desk.groups.load(conversation, getConversation(seat.store, conversation).generation)).map(
    ({ deviceId }) => deviceId,
  );
const trouble = (seat: Seat): string | undefined => seat.desk.troubles.get(conversation)?.code;

/** The next list of Sara's account, with these devices, as her first computer signs it. */
function signNext(devices: readonly { readonly entry: DeviceList['devices'][number] }[]): DeviceList {
  const { key, id, deviceList } = sara.desk.account;
  const list = signDeviceList(
    key,
    id,
    devices.map(({ entry }) => entry),
    deviceList,
  );
  inTransaction(sara.store, () => noteOwnList(sara.desk, list, true));
  return list;
}
const told = (seat: Seat, deviceList: DeviceList): void =>
  relay.push(seat.desk.device.id, { kind: 'devices', at: 1, deviceList });
const versionOf = (seat: Seat): number | undefined =>
  findContact(seat.store, sara.desk.account.id)?.deviceList.version;

beforeAll(loadSodium);
beforeEach(async () => {
  relay = new ModelRelay();
  conversation = newId();
  const seats = await seatFour(relay, systemClock, conversation);
  [rana, ranaSecond, sara, saraSecond] = seats as typeof seats & [Seat, Seat, Seat, Seat];
  await settle(...seats);
  expect(devicesInside(rana)).toHaveLength(4);
});

describe('a device list', () => {
  it('that comes after one that never came is read at the service; who is removed reads nothing more', async () => {
    signNext([
      sara.desk.device,
      saraSecond.desk.device,
      createDevice(sara.desk.account.id, sara.desk.account.key, Date.now()),
    ]);
    const last = signNext([sara.desk.device]);
    relay.lists.set(sara.desk.account.id, last);
    // Her own app is away; the one in between is withheld.
    told(rana, last);
    const line = write(rana, 'for your desk alone');
    await settle(rana);
    expect(versionOf(rana)).toBe(last.version);
    expect(devicesInside(rana)).not.toContain(saraSecond.desk.device.id);
    await expect(settle(saraSecond)).rejects.toThrow('device.revoked');
    await settle(sara, ranaSecond);
    expect(listTexts(saraSecond)).toEqual([]);
    for (const seat of [sara, ranaSecond]) expect(listTexts(seat)).toEqual(['for your desk alone']);
    expect(findMessage(rana.store, line)?.delivery).not.toBe('waiting');
    expect([listSetAside(rana), trouble(rana)]).toEqual([[], undefined]);
  });

  it('that is old, or is shown again, changes nothing: who was removed stays out', async () => {
    const before = sara.desk.account.deviceList;
    const last = signNext([sara.desk.device]);
    relay.lists.set(sara.desk.account.id, before);
    told(rana, last);
    told(rana, before);
    told(rana, last);
    await settle(rana);
    write(rana, 'after the old list');
    await settle(rana, saraSecond, sara);
    expect(versionOf(rana)).toBe(last.version);
    expect(devicesInside(rana)).not.toContain(saraSecond.desk.device.id);
    expect([listTexts(sara), listTexts(saraSecond)]).toEqual([['after the old list'], []]);
    expect(trouble(rana)).toBeUndefined();
  });

  it('that the service hides lets nobody remove the computer it names, and lets it in once it is shown', async () => {
    const now = Date.now();
    const third = createDevice(sara.desk.account.id, sara.desk.account.key, now);
    const packages = await makeKeyPackages(third, now, 2);
    relay.addDevice(
      { account: sara.desk.account.id, device: third.id },
      packages.oneTime.map((one) => toBase64Url(one.publicBytes)),
    );
    const hidden = sara.desk.account.deviceList;
    const list = signNext([sara.desk.device, saraSecond.desk.device, third]);
    told(saraSecond, list);
    relay.lists.set(sara.desk.account.id, hidden);
    await settle(sara, saraSecond);
    expect(devicesInside(sara)).toContain(third.id);
    // The commit that brings it in names a device of no list that is known here.
    await work(rana);
    expect(devicesInside(rana)).not.toContain(third.id);
    relay.lists.set(sara.desk.account.id, list);
    told(rana, list);
    await settle(rana, ranaSecond, sara, saraSecond);
    for (const seat of [rana, sara, saraSecond]) expect(devicesInside(seat)).toContain(third.id);
  });
});

it('a line of a computer that was removed meanwhile is kept and says so; it changes no other line, and its receipt counts for nothing', async () => {
  write(sara, 'from my desk');
  await settle(sara, rana, ranaSecond, saraSecond);
  const asked = write(rana, 'did you get it?');
  await work(rana);
  await work(saraSecond);
  const earlier =
    getRows<{ id: string }>(saraSecond.store, 'SELECT id FROM message WHERE mine = 1')[0]?.id ?? '';
  editMessage(saraSecond.desk, { conversation, message: earlier, text: 'other words' });
  write(saraSecond, 'held back');
  await work(saraSecond);
  const late = relay.mailboxes.get(rana.desk.device.id)?.splice(0) ?? [];
  expect(late.filter(({ kind }) => kind === 'message')).toHaveLength(3);
  const last = signNext([sara.desk.device]);
  told(rana, last);
  await work(rana);
  addToInbox(rana.store, late, Date.now());
  await settle(rana);
  const lines = listMessages(rana.store, conversation, null, 10).filter(({ notice }) => notice === null);
  expect(lines.map(({ text, mark }) => [text, mark])).toEqual([
    ['from my desk', null],
    ['did you get it?', null],
    ['held back', 'removedDevice'],
  ]);
  expect(findMessage(rana.store, asked)?.delivery).toBe('sent');
  expect(lines[0]?.edited).toBeNull();
  const [reported] = findReported(rana.store, conversation, [lines[2]?.id ?? '']);
  expect(reported).toMatchObject({ text: 'held back', mark: 'removedDevice' });
});

it('a list a minute is not a line a minute: three a day say it, and every list is followed', async () => {
  const pair = [sara.desk.device, saraSecond.desk.device] as const;
  for (let count = 0; count < 6; count++) {
    told(rana, signNext(pair));
    await work(rana);
  }
  expect(versionOf(rana)).toBe(sara.desk.account.deviceList.version);
  const codes = listMessages(rana.store, conversation, null, 20).map(({ notice }) => notice?.code);
  expect(codes).toEqual(['devices.changed', 'devices.changed', 'devices.changed']);
});

it('nothing is sealed while a removed computer has a leaf: the line waits, and says so, until a commit took it out', async () => {
  const last = signNext([sara.desk.device]);
  told(rana, last);
  const line = write(rana, 'waits');
  const authorised = authorisedFor(relay, rana);
  const refused = ((name, request) => {
    if (name === 'conversations.commit') throw new AppError('log.positionTaken');
    return authorised(name, request);
  }) as Authorised;
  addToInbox(rana.store, relay.mailboxes.get(rana.desk.device.id)?.splice(0) ?? [], Date.now());
  for (let round = 0; round < 2; round++) await drain(rana.desk, refused);
  expect(findMessage(rana.store, line)?.delivery).toBe('waiting');
  expect(trouble(rana)).toBe('group.settling');
  // A member's app that was not told reads the list when it meets the commit.
  relay.lists.set(sara.desk.account.id, last);
  await settle(rana, ranaSecond, sara);
  await expect(settle(saraSecond)).rejects.toThrow('device.revoked');
  expect(trouble(rana)).toBeUndefined();
  expect([listTexts(sara), listTexts(ranaSecond), listTexts(saraSecond)]).toEqual([['waits'], ['waits'], []]);
});

it('a device whose leaf was taken out and added anew without its asking says that it cannot go on, and is let in', async () => {
  const state = rana.desk.groups.load(conversation, 1);
  const old = listMembers(state).find(({ deviceId }) => deviceId === saraSecond.desk.device.id);
  // Of her own account, and with a key package whose private half is gone.
  const { publicBytes } = await makeKeyPackage(saraSecond.desk.device, Date.now(), false);
  const own = sara.desk.groups.load(conversation, 1);
  const add = await checkKeyPackage(publicBytes, {
    suite: own.suite,
    now: Date.now(),
    verifyCredential: own.self.verifyCredential,
  });
  const draft = await draftCommit(own, { add: [add], remove: [old?.leaf ?? -1] }, () => null);
  const welcome = toBase64Url(draft.welcome ?? new Uint8Array());
  sara.desk.groups.savePending(conversation, 1, draft, [
    { device: saraSecond.desk.device.id, bytes: welcome },
  ]);
  await settle(sara, rana, ranaSecond, saraSecond);
  write(sara, 'to all of us');
  await settle(sara, rana, ranaSecond, saraSecond, sara, saraSecond);
  expect(listTexts(rana)).toEqual(['to all of us']);
  write(rana, 'and once more');
  await settle(rana, sara, ranaSecond, saraSecond);
  expect(listTexts(saraSecond)).toContain('and once more');
  expect(getConversation(rana.store, conversation).generation).toBe(1);
});

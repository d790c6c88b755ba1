// A relay that brings computers of its own, hands out old keys, and says of lines what is not so: what each person has and sees in the end.
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { DeviceList } from '../../../../../contract/domain/identity.ts';
import { toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import { systemClock } from '../../../../../main/engine/clock.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { generateSignatureKeyPair, loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { listMembers } from '../../../../../main/engine/e2ee/index.ts';
import { createDevice, signDeviceList } from '../../../../../main/engine/keys/identity.ts';
import { noteOwnList } from '../../../../../main/engine/linking/own-list.ts';
import { makeKeyPackages } from '../../../../../main/engine/messaging/key-packages.ts';
import { writeMessage } from '../../../../../main/engine/messaging/writing.ts';
import { addToInbox } from '../../../../../main/engine/store/repositories/inbox.ts';
import { findMessage, listMessages } from '../../../../../main/engine/store/repositories/messages.ts';
import { inTransaction } from '../../../../../main/engine/store/statement.ts';
import type { Authorised } from '../../../../../main/engine/sync/authorised.ts';
import { ModelRelay } from '../../../../support/model-relay.ts';
import { authorisedFor, callerOf, listSetAside, settleSeats, workOnce } from '../../../../support/rounds.ts';
import { type Seat, seatFour } from '../../../../support/seats.ts';

let relay: ModelRelay;
let conversation: string;
let [rana, ranaSecond, sara, saraSecond] = [] as unknown as [Seat, Seat, Seat, Seat];

const settle = (seats: readonly Seat[]): Promise<void> => settleSeats(relay, seats);

const write = (seat: Seat, text: string): string =>
  writeMessage(seat.desk, { conversation, message: newId(), text }).id;
/** What stands in the thread: words, and codes of the app's own lines. */
const seen = (seat: Seat): readonly string[] =>
  listMessages(seat.store, conversation, null, 50).map(({ text, notice }) => notice?.code ?? text);
const devicesInside = (seat: Seat): readonly string[] =>
  listMembers(seat.desk.groups.load(conversation, 1)).map(({ deviceId }) => deviceId);

beforeAll(loadSodium);
beforeEach(async () => {
  relay = new ModelRelay();
  conversation = newId();
  const seats = await seatFour(relay, systemClock, conversation);
  [rana, ranaSecond, sara, saraSecond] = seats as typeof seats & [Seat, Seat, Seat, Seat];
  await settle(seats);
});

it('a ghost device: no list, key package or commit of the relay’s own lets one in; nobody sees anything of it', async () => {
  const before = devicesInside(rana);
  const { id, deviceList } = sara.desk.account;
  const now = Date.now();
  const thief = generateSignatureKeyPair();
  const ghost = createDevice(id, thief, now);
  const packages = await makeKeyPackages(ghost, now, 2);
  relay.addDevice(
    { account: id, device: ghost.id },
    packages.oneTime.map((one) => toBase64Url(one.publicBytes)),
  );
  const next = signDeviceList(thief, id, [...deviceList.devices, ghost.entry], deviceList);
  const claimed: DeviceList = { ...next, accountKey: deviceList.accountKey };
  const far: DeviceList = { ...signDeviceList(thief, id, [ghost.entry], { ...deviceList, version: 40 }) };
  for (const forged of [next, claimed, far]) {
    relay.lists.set(id, forged);
    relay.push(rana.desk.device.id, { kind: 'devices', at: 1, deviceList: forged });
    await settle([rana]);
  }
  expect(listSetAside(rana)).toEqual(['deviceList.invalid', 'deviceList.invalid', 'deviceList.invalid']);
  write(rana, 'for the two of us');
  write(sara, 'and back');
  await settle([rana, sara, ranaSecond, saraSecond]);
  expect(devicesInside(rana)).toEqual(before);
  for (const seat of [rana, sara, ranaSecond, saraSecond])
    expect(seen(seat).toSorted()).toEqual(['and back', 'for the two of us']);
  // Under the name of a computer that is really hers.
  const third = createDevice(id, sara.desk.account.key, now);
  const caller = { account: id, device: third.id };
  relay.addDevice(
    caller,
    packages.oneTime.map((one) => toBase64Url(one.publicBytes)),
  );
  const list = signDeviceList(sara.desk.account.key, id, [...deviceList.devices, third.entry], deviceList);
  relay.publish(callerOf(sara), list);
  inTransaction(sara.store, () => noteOwnList(sara.desk, list, true));
  await settle([rana, sara, ranaSecond, saraSecond]);
  for (const seat of [rana, sara]) expect(devicesInside(seat)).toEqual(before);
});

it('an old key package: a computer that is served with one waits outside, and nobody else waits for it', async () => {
  const now = Date.now();
  const { key, id, deviceList } = sara.desk.account;
  const third = createDevice(id, key, now);
  const old = await makeKeyPackages(third, now - 100 * 24 * 60 * 60 * 1000, 2);
  const caller = { account: id, device: third.id };
  relay.addDevice(
    caller,
    old.oneTime.map((one) => toBase64Url(one.publicBytes)),
  );
  const list = signDeviceList(key, id, [...deviceList.devices, third.entry], deviceList);
  relay.publish(callerOf(sara), list);
  inTransaction(sara.store, () => noteOwnList(sara.desk, list, true));
  write(rana, 'meanwhile');
  await settle([rana, sara, ranaSecond, saraSecond]);
  expect(devicesInside(rana)).not.toContain(third.id);
  for (const seat of [ranaSecond, sara, saraSecond]) expect(seen(seat)).toContain('meanwhile');
  // The same device, with a package of today.
  const fresh = await makeKeyPackages(third, now, 2);
  relay.addDevice(
    caller,
    fresh.oneTime.map((one) => toBase64Url(one.publicBytes)),
  );
  await settle([rana, sara, ranaSecond, saraSecond]);
  for (const seat of [rana, sara, ranaSecond, saraSecond]) expect(devicesInside(seat)).toContain(third.id);
});

it('claimed delivery: what the relay says it took and drops stays "with O7, sealed", and the reader sees that it is missing', async () => {
  let dropped = 0;
  const really = authorisedFor(relay, rana);
  const drops = (async (name: never, request: never) => {
    if (name !== 'messages.send' || dropped > 0) return really(name, request);
    dropped += 1;
    return { v: 1, number: 900, at: 1, accepted: 100 };
  }) as Authorised;
  const lost = write(rana, 'taken, and dropped');
  for (let round = 0; round < 4; round++) await workOnce(relay, rana, undefined, drops);
  const kept = write(rana, 'delivered');
  await settle([rana, sara, saraSecond, ranaSecond]);
  expect([findMessage(rana.store, lost)?.delivery, findMessage(rana.store, kept)?.delivery]).toEqual([
    'sent',
    'delivered',
  ]);
  expect(listMessages(sara.store, conversation, null, 10)).toMatchObject([
    { text: 'delivered', missingBefore: 1 },
  ]);
});

it('claimed delivery: a receipt that is swallowed leaves the line at "with O7, sealed"; none can be made up', async () => {
  const line = write(rana, 'did it come?');
  await settle([rana]);
  const own = relay.mailboxes.get(sara.desk.device.id)?.find(({ kind }) => kind === 'message');
  await settle([sara, saraSecond, ranaSecond]);
  const receipts = relay.mailboxes.get(rana.desk.device.id)?.splice(0) ?? [];
  expect(receipts.some(({ kind }) => kind === 'message')).toBe(true);
  expect(seen(sara)).toEqual(['did it come?']);
  // In their place the relay brings her own line back, a copy under another name, and noise of the right shape.
  if (own?.kind !== 'message') throw new Error('no line');
  const fake = { ...own, senderDevice: sara.desk.device.id };
  relay.push(rana.desk.device.id, fake);
  relay.push(rana.desk.device.id, { ...fake, envelope: newId(), number: own.number + 1 });
  const noise = toBase64Url(crypto.getRandomValues(new Uint8Array(700)));
  relay.push(rana.desk.device.id, { ...fake, envelope: newId(), number: own.number + 2, bytes: noise });
  await settle([rana]);
  expect(findMessage(rana.store, line)?.delivery).toBe('sent');
  expect(seen(rana)).toEqual(['did it come?']);
  // The real ones still count, once they are let through.
  addToInbox(rana.store, receipts, Date.now());
  await settle([rana]);
  expect(findMessage(rana.store, line)?.delivery).toBe('delivered');
});

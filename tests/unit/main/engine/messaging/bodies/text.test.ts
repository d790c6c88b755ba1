/** What a line says of how it came: of a group, of somebody who was out of it already, of one's own computer that is gone. */
import { beforeAll, expect, it } from 'vitest';
import { newId } from '../../../../../../main/engine/crypto/ids.ts';
import { loadSodium } from '../../../../../../main/engine/crypto/primitives.ts';
import { createDevice, signDeviceList } from '../../../../../../main/engine/keys/identity.ts';
import { takeText } from '../../../../../../main/engine/messaging/bodies/text.ts';
import type { Desk } from '../../../../../../main/engine/messaging/desk.ts';
import { makeProfile } from '../../../../../../main/engine/profile/sign-up.ts';
import { openMemoryStore } from '../../../../../../main/engine/store/database.ts';
import { addConversation } from '../../../../../../main/engine/store/repositories/conversations.ts';
import { markLeft, putMember } from '../../../../../../main/engine/store/repositories/members.ts';
import { listMessages } from '../../../../../../main/engine/store/repositories/messages.ts';
import { noteListChange } from '../../../../../../main/engine/store/repositories/unlisted-devices.ts';

const now = Date.UTC(2026, 10, 23, 9);
beforeAll(loadSodium);

it('a line is kept whoever sealed it, and marked where its author was out, or its computer was removed', () => {
  const store = openMemoryStore();
  const { account, device } = makeProfile('therapist', 'Rana', now);
  const lost = createDevice(account.id, account.key, now);
  const before = signDeviceList(account.key, account.id, [device.entry, lost.entry], account.deviceList);
  const after = signDeviceList(account.key, account.id, [device.entry], before);
  noteListChange(store, before, after, now);
  const group = newId();
  addConversation(store, {
    ...{ id: group, kind: 'group', founder: account.id, title: 'Family', generation: 1, state: 'open' },
    ...{ readUpTo: 0, createdAt: now, activityAt: now },
  });
  const [omar, lena] = [newId(), newId()];
  for (const one of [omar, lena]) putMember(store, group, { account: one, nickname: 'X', joinedAt: now });
  markLeft(store, group, lena, now);
  const desk = { store, account, device, clock: { now: () => now } } as unknown as Desk;
  const say = (number: number, accountId: string, deviceId: string) =>
    takeText(desk, {
      item: { conversation: group, number },
      author: { accountId, deviceId, leaf: 1 },
      mine: accountId === account.id,
      body: { v: 1, type: 'text', message: newId(), counter: 1, seen: [], at: now, text: `${number}` },
      missing: 0,
    } as never);
  say(1, omar, newId());
  say(2, lena, newId());
  say(3, account.id, lost.id);
  say(4, account.id, device.id);
  const lines = listMessages(store, group, null, 10);
  expect(lines.map(({ text, mark }) => [text, mark])).toEqual([
    ['1', null],
    ['2', 'goneAccount'],
    ['3', 'removedDevice'],
    ['4', null],
  ]);
  // The list that names it again takes the mark off what comes from now on.
  noteListChange(store, after, before, now);
  say(5, account.id, lost.id);
  expect(listMessages(store, group, null, 10).at(-1)?.mark).toBeNull();
});

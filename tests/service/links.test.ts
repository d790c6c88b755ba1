/** Two computers of one person meet at the service: one answer, ten minutes, one account; and a list that only adds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../contract/domain/limits.ts';
import type { RunningService } from '../../service/start.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import {
  codeOf,
  makeDevice,
  randomBytesText,
  TestClient,
  type TestDevice,
} from '../support/service-client.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';
import { openPractice } from '../support/service-people.ts';

let postgres: TestPostgres;
let service: RunningService;
let clock: TestClock;
beforeAll(async () => {
  postgres = await startTestPostgres();
  clock = new TestClock();
  service = await startInProcess(postgres.url, clock);
});
afterAll(async () => {
  await service.close();
  await postgres.remove();
});

const nobody = () => new TestClient(service.origin);
const part = () => randomBytesText(200);

async function wait() {
  const person = await openPractice(service.origin);
  const lookupId = randomBytesText(32);
  const offer = part();
  await person.call('links.create', { lookupId, offer });
  return { person, lookupId, offer };
}

describe('a link', () => {
  it('takes one answer, then each part of the existing computer once and in turn', async () => {
    const { person, lookupId, offer } = await wait();
    expect((await nobody().call('links.fetch', { lookupId })).offer).toBe(offer);
    expect(await codeOf(person.call('links.put', { lookupId, part: 'reveal', sealed: part() }))).toBe(
      'request.invalid',
    );
    const answer = part();
    await nobody().call('links.answer', { lookupId, answer });
    // A lost reply is asked for again; another answer comes too late, and learns nothing.
    await nobody().call('links.answer', { lookupId, answer });
    expect(await codeOf(nobody().call('links.answer', { lookupId, answer: part() }))).toBe('link.unknown');
    expect(await codeOf(nobody().call('links.fetch', { lookupId }))).toBe('link.unknown');

    expect(await codeOf(person.call('links.put', { lookupId, part: 'handover', sealed: part() }))).toBe(
      'request.invalid',
    );
    const [reveal, handover] = [part(), randomBytesText(limits.linkHandoverBytes)];
    await person.call('links.put', { lookupId, part: 'reveal', sealed: reveal });
    await person.call('links.put', { lookupId, part: 'reveal', sealed: reveal });
    expect(await codeOf(person.call('links.put', { lookupId, part: 'reveal', sealed: part() }))).toBe(
      'request.invalid',
    );
    await person.call('links.put', { lookupId, part: 'handover', sealed: handover });
    const read = await nobody().call('links.read', { lookupId });
    expect(read).toEqual({ v: 1, answer, reveal, handover });
  });

  it('is unknown to every other look-up id and account, once it was ended, replaced, or is ten minutes old', async () => {
    const { person, lookupId } = await wait();
    const stranger = await openPractice(service.origin);
    const calls = (id: string) => [
      nobody().call('links.fetch', { lookupId: id }),
      nobody().call('links.answer', { lookupId: id, answer: part() }),
      nobody().call('links.read', { lookupId: id }),
    ];
    const refusals = async (id: string) => Promise.all(calls(id).map(codeOf));
    const unknown = ['link.unknown', 'link.unknown', 'link.unknown'];
    expect(await refusals(randomBytesText(32))).toEqual(unknown);
    await nobody().call('links.answer', { lookupId, answer: part() });
    expect(await codeOf(stranger.call('links.put', { lookupId, part: 'reveal', sealed: part() }))).toBe(
      'link.unknown',
    );
    await stranger.call('links.end', { lookupId });
    expect((await nobody().call('links.read', { lookupId })).reveal).toBeNull();
    expect(
      await codeOf(nobody().call('links.create', { lookupId: randomBytesText(32), offer: part() })),
    ).toBe('auth.failed');

    const next = randomBytesText(32);
    await person.call('links.create', { lookupId: next, offer: part() });
    expect(await refusals(lookupId)).toEqual(unknown);
    expect(await codeOf(stranger.call('links.create', { lookupId: next, offer: part() }))).toBe(
      'request.invalid',
    );
    await person.call('links.end', { lookupId: next });
    expect(await refusals(next)).toEqual(unknown);

    const old = randomBytesText(32);
    await person.call('links.create', { lookupId: old, offer: part() });
    clock.advance(limits.linkLifetimeMs + 1);
    expect(await refusals(old)).toEqual(unknown);
  });

  it('refuses parts that are too large', async () => {
    const person = await openPractice(service.origin);
    const offer = randomBytesText(limits.linkPartBytes + 3);
    expect(await codeOf(person.call('links.create', { lookupId: randomBytesText(32), offer }))).toBe(
      'request.invalid',
    );
  });
});

describe('a list that the new device brings', () => {
  const keyPackages = () => ({ oneTime: [randomBytesText(300)], lastResort: randomBytesText(300) });

  it('adds that device and leaves every other; the same again is a retry; the others are told', async () => {
    const person = await openPractice(service.origin);
    const { identity } = person;
    const live = await person.live();
    const device = makeDevice();
    const list = (devices: readonly TestDevice[]) => identity.list(devices, 2, identity.list());
    const bring = (devices: readonly TestDevice[], brought = device) =>
      nobody().call('deviceLists.join', {
        deviceList: list(devices),
        newDevice: { device: brought.id, keyPackages: keyPackages() },
      });
    // Nobody is put off the list this way, nobody comes along, and the one who brings it is new on it.
    expect(await codeOf(bring([device]))).toBe('deviceList.invalid');
    expect(await codeOf(bring([identity.device, device, makeDevice()]))).toBe('deviceList.invalid');
    expect(await codeOf(bring([identity.device], identity.device))).toBe('deviceList.invalid');
    expect(await codeOf(bring([identity.device, device], makeDevice()))).toBe('deviceList.invalid');
    expect((await person.call('devices.seen', {})).devices).toHaveLength(1);

    expect((await bring([identity.device, device])).version).toBe(2);
    expect((await bring([identity.device, device])).version).toBe(2);
    await live.untilItems(1);
    expect(live.items).toMatchObject([{ kind: 'devices', deviceList: { version: 2 } }]);
    live.close();
    const { devices } = await person.call('devices.seen', {});
    expect(devices).toHaveLength(2);
    expect(devices.find((one) => one.device === device.id)?.seenAt).toBeNull();
    const seenAt = devices.find((one) => one.device !== device.id)?.seenAt ?? 1;
    expect(seenAt % (60 * 60 * 1000)).toBe(0);
  });
});

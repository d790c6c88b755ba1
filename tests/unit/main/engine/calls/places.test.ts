/** Who has a place in a call: one for a person, four at most, with the number that the others hold, until it is given up. */
import { beforeAll, describe, expect, it } from 'vitest';
import { keepCalls } from '../../../../../main/engine/calls/companion.ts';
import { memoryOf } from '../../../../../main/engine/calls/memory.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { signDeviceList } from '../../../../../main/engine/keys/identity.ts';
import { setContactDeviceList } from '../../../../../main/engine/store/repositories/contacts.ts';
import { at, indexesAt, openCall } from './opened.ts';
import { CallScene, type Computer } from './scene.ts';

beforeAll(loadSodium);

describe('a place in a call', () => {
  it('a person on two computers has one place: it can be taken over, and the first one says so', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const laptop = scene.secondOf(1);
    const desktop = scene.secondOf(0);
    const id = await openCall(scene, [guest]);
    expect(laptop.begin(scene.conversation)).toBe(id);
    await expect(laptop.ask(id, 'call.enter')).rejects.toMatchObject({ code: 'call.elsewhere' });
    expect(await laptop.ask(id, 'call.get')).toMatchObject({ isElsewhere: true });
    await laptop.ask(id, 'call.takeOver');
    await scene.settle();
    expect(guest.call(id)).toMatchObject({ phase: 'over', ending: 'elsewhere' });
    // Without asking the host's person: it is the same person.
    expect(laptop.call(id).phase).toBe('in');
    const first = host.call(id).seats.find(({ device }) => device === guest.seat.device);
    const second = host.call(id).seats.find(({ device }) => device === laptop.seat.device);
    expect([first?.state, second?.state, first?.index === second?.index]).toEqual(['left', 'in', false]);
    desktop.begin(scene.conversation);
    await desktop.ask(id, 'call.takeOver');
    await scene.settle();
    expect([host, desktop, laptop].map((one) => one.call(id).phase)).toEqual(['over', 'in', 'in']);
    const indexes = (one: Computer) =>
      one
        .call(id)
        .seats.filter(({ state }) => state === 'in')
        .map(({ device, index }) => `${device} ${index}`)
        .toSorted();
    expect(indexes(laptop)).toEqual(indexes(desktop));
    expect(new Set(indexes(laptop)).size).toBe(2);
  });

  it('S13: whoever leaves and comes back has the number that the others hold', async () => {
    const scene = new CallScene(['Rana', 'A', 'B']);
    const [host, a, b] = scene.computers as [Computer, Computer, Computer];
    const id = await openCall(scene, [a, b]);
    const before = indexesAt(b, id);
    for (const one of [host, a]) {
      await one.ask(id, 'call.leave', { ending: 'left' });
      await scene.settle();
      one.begin(scene.conversation);
      await one.ask(id, 'call.enter');
      await scene.settle();
      if (one === a) host.admit(id, a.seat);
      await scene.settle();
    }
    for (const one of [host, a, b]) expect(indexesAt(one, id)).toEqual(before);
    // What the host's app forgot meanwhile is asked for again.
    expect(scene.words.some(({ body }) => body.signal.kind === 'resumed')).toBe(true);
  });

  it('a last word of waiting that crosses the host’s yes costs nobody the place; coming back without a yes does', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const id = await openCall(scene, [guest]);
    const seatAtHost = () => host.call(id).seats.find(({ device }) => device === guest.seat.device)?.state;
    scene.forge(guest.seat, id, { kind: 'waiting' });
    await scene.settle();
    expect(seatAtHost()).toBe('waiting');
    scene.forge(guest.seat, id, { kind: 'here' });
    await scene.settle();
    expect(seatAtHost()).toBe('in');
    await guest.ask(id, 'call.leave', { ending: 'left' });
    await scene.settle();
    scene.forge(guest.seat, id, { kind: 'waiting' });
    scene.forge(guest.seat, id, { kind: 'here' });
    await scene.settle();
    expect(seatAtHost()).toBe('waiting');
  });

  it('a computer that was struck off its person’s list is out at once', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const id = await openCall(scene, [guest]);
    const { key, deviceList } = guest.desk.account;
    const others = deviceList.devices.filter(({ device }) => device !== guest.seat.device);
    const shorter = signDeviceList(key, guest.seat.account, others, deviceList);
    setContactDeviceList(host.desk.store, guest.seat.account, shorter);
    const beats = keepCalls(host.desk);
    memoryOf(host.desk).beatNow();
    expect(indexesAt(host, id)).toEqual([`${host.seat.device} 0`]);
    await beats.close();
  });
});

describe('the places of a group', () => {
  it('a computer that died frees its place', async () => {
    const scene = new CallScene(['Rana', 'A', 'B', 'C', 'D']);
    const [host, a, b, c, d] = scene.computers as [Computer, Computer, Computer, Computer, Computer];
    const id = await openCall(scene, [a, b, c]);
    const beats = [host, b, c].map(({ desk }) => keepCalls(desk));
    for (let minute = 0; minute < 6; minute += 1) {
      scene.clock.at += 60_000;
      for (const one of [host, b, c]) memoryOf(one.desk).beatNow();
      await scene.settle();
    }
    d.begin(scene.conversation);
    await d.ask(id, 'call.enter');
    await scene.settle();
    host.admit(id, d.seat);
    await scene.settle();
    expect([d.call(id).phase, host.call(id).seats.filter(({ state }) => state === 'in').length]).toEqual([
      'in',
      4,
    ]);
    expect(host.call(id).seats.find(({ device }) => device === a.seat.device)?.state).toBe('left');
    for (const one of beats) await one.close();
  });

  it('S13: holds four at most; a check-in of one reaches the host alone', async () => {
    const scene = new CallScene(['Rana', 'A', 'B', 'C', 'D']);
    const [host, ...guests] = scene.computers as [Computer, ...Computer[]];
    const id = await openCall(scene, guests.slice(0, 3));
    const late = at(guests, 3);
    late.begin(scene.conversation);
    await expect(late.ask(id, 'call.enter')).rejects.toMatchObject({ code: 'call.tooMany' });
    scene.forge(late.seat, id, { kind: 'waiting' });
    await scene.settle();
    await expect(host.ask(id, 'call.admit', late.seat)).rejects.toMatchObject({ code: 'call.full' });
    await expect(late.ask(id, 'call.admit', late.seat)).rejects.toMatchObject({ code: 'call.notHost' });
    const indexes = host
      .call(id)
      .seats.map(({ index }) => index)
      .filter((index) => index !== null);
    expect(new Set(indexes).size).toBe(4);
    // Said in the group it would be read by all: passed over there.
    scene.forge(at(guests, 0).seat, id, {
      kind: 'checkIn',
      alone: true,
      place: 'x',
      callBack: '',
      quiet: false,
    });
    await scene.settle();
    for (const one of scene.computers) expect(memoryOf(one.desk).checkIns.size).toBe(0);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { callLimits } from '../../../../../contract/domain/call.ts';
import { keepCalls } from '../../../../../main/engine/calls/companion.ts';
import { declineCall, forgetPast, listLive, listPast } from '../../../../../main/engine/calls/history.ts';
import { isInCall } from '../../../../../main/engine/calls/in-call.ts';
import { memoryOf } from '../../../../../main/engine/calls/memory.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { signDeviceList } from '../../../../../main/engine/keys/identity.ts';
import { isRenewalDue } from '../../../../../main/engine/messaging/epoch-age.ts';
import { setBlocked, setContactDeviceList } from '../../../../../main/engine/store/repositories/contacts.ts';
import { CallScene, type Computer, seed } from './scene.ts';

beforeAll(loadSodium);

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
};

/** The host's call with these let in. */
async function openCall(scene: CallScene, guests: readonly Computer[]): Promise<string> {
  const host = at(scene.computers, 0);
  const id = host.begin(scene.conversation);
  await host.ask(id, 'call.enter');
  await scene.settle();
  for (const guest of guests) {
    expect(guest.begin(scene.conversation)).toBe(id);
    await guest.ask(id, 'call.enter');
    await scene.settle();
    host.admit(id, guest.seat);
    await scene.settle();
  }
  return id;
}

describe('over Zoom', () => {
  it('nobody waits who was not asked: a call that is moved there sends who waits back to the question', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const id = await openCall(scene, []);
    guest.begin(scene.conversation);
    await guest.ask(id, 'call.enter');
    await scene.settle();
    const index = 0;
    scene.forge(host.seat, id, { kind: 'invite', engine: 'zoom', endsAt: null, index });
    await scene.settle();
    expect(await guest.ask(id, 'call.get')).toMatchObject({ phase: 'checking', engine: 'zoom' });
    expect(host.call(id).seats.find(({ device }) => device === guest.seat.device)?.state).toBe('left');
    scene.forge(host.seat, id, {
      ...{ kind: 'admit', to: guest.seat, endsAt: null, seed, ticket: { token: 'x' } },
      seats: [
        { ...host.seat, index },
        { ...guest.seat, index: 1 },
      ],
    });
    await scene.settle();
    expect(guest.call(id).phase).toBe('checking');
    await expect(guest.ask(id, 'call.enter', {})).rejects.toMatchObject({ code: 'calls.zoomNotAgreed' });
    await guest.ask(id, 'call.enter', { zoom: true });
    await scene.settle();
    expect(guest.call(id).phase).toBe('waiting');
    expect(host.call(id).seats.find(({ device }) => device === guest.seat.device)?.state).toBe('waiting');
    // Nor is another computer of theirs moved there without being asked.
    const laptop = scene.secondOf(1);
    laptop.heard = 0;
    await scene.settle();
    laptop.begin(scene.conversation);
    await expect(laptop.ask(id, 'call.takeOver', {})).rejects.toMatchObject({ code: 'calls.zoomNotAgreed' });
    await laptop.ask(id, 'call.takeOver', { zoom: true });
    await scene.settle();
    expect([laptop.call(id).phase, guest.call(id).ending]).toEqual(['waiting', 'elsewhere']);
  });

  it('the silent sign of a window that knows nothing more leaves what was said before', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const id = await openCall(scene, [guest]);
    const said = { alone: false, place: 'Giza', callBack: '+20 100', quiet: false };
    await guest.ask(id, 'call.checkIn', said);
    await guest.ask(id, 'call.checkIn', { alone: null, place: '', callBack: '', quiet: true });
    await scene.settle();
    expect(await host.ask(id, 'call.get')).toMatchObject({
      people: [{ checkIn: { ...said, quiet: true } }],
    });
  });
});

describe('two people', () => {
  it('press at once: the host’s call stays, the other app moves over by itself, its window knows it under both ids', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const [hers, theirs] = [host.begin(scene.conversation), guest.begin(scene.conversation)];
    await guest.ask(theirs, 'call.enter');
    await host.ask(hers, 'call.enter');
    await scene.settle();
    expect(host.live.map(({ id }) => id)).toEqual([hers]);
    expect(guest.live.map(({ id, phase, aliases }) => [id, phase, aliases])).toEqual([
      [hers, 'waiting', [theirs]],
    ]);
    expect(await guest.ask(theirs, 'call.get')).toMatchObject({ id: hers, phase: 'waiting' });
    host.admit(hers, guest.seat);
    await scene.settle();
    expect(await guest.ask(theirs, 'call.get')).toMatchObject({ id: hers, phase: 'in' });
    expect([host, guest].map((one) => one.call(hers).refused)).toEqual([0, 0]);
  });

  it('S13: forged, stale, foreign and repeated words are counted and change nothing', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const id = host.begin(scene.conversation);
    await host.ask(id, 'call.enter');
    await scene.settle();
    guest.begin(scene.conversation);
    await guest.ask(id, 'call.enter');
    await scene.settle();
    const seats = [
      { ...host.seat, index: 0 },
      { ...guest.seat, index: 1 },
    ];
    const admit = { kind: 'admit' as const, to: guest.seat, seats, endsAt: null, seed, ticket: null };
    const stranger = { account: newId(), device: newId() };
    const refusals: readonly (() => void)[] = [
      // The guest lets itself in, as itself and with somebody who is not in the conversation.
      () => scene.forge(guest.seat, id, admit),
      // The host's word of three minutes ago, and one from far ahead.
      () => scene.forge(host.seat, id, admit, { sent: scene.clock.at - callLimits.signalMs - 1 }),
      () => scene.forge(host.seat, id, admit, { sent: scene.clock.at + callLimits.signalMs + 1 }),
      () => scene.forge(host.seat, id, { ...admit, seats: [...seats, { ...stranger, index: 2 }] }),
      () => scene.forge(host.seat, id, { ...admit, seats: seats.map((seat) => ({ ...seat, index: 3 })) }),
      () => scene.forge(host.seat, id, { ...admit, seats: seats.slice(1) }),
      () => scene.forge(guest.seat, id, { kind: 'end' }),
      () => scene.forge(guest.seat, id, { kind: 'extend', endsAt: scene.clock.at + 1 }),
      () => scene.forge(guest.seat, id, { kind: 'decline', to: host.seat, later: false }),
      () => scene.forge(guest.seat, id, { kind: 'switchGo', engine: 'zoom', tickets: [] }),
      () => scene.forge(guest.seat, id, { kind: 'switchAsk', ask: newId(), engine: 'zoom' }),
      () =>
        scene.forge(guest.seat, id, {
          ...{
            kind: 'description',
            to: host.seat,
            link: newId(),
            sort: 'offer',
            sdp: 'v=0',
            fingerprint: seed,
          },
        }),
      // A computer that stands on nobody's list, and one that does not write with its own key.
      () => scene.forge(stranger, id, { kind: 'waiting' }),
      () => scene.forge(host.seat, id, admit, { key: new Uint8Array(32) }),
    ];
    const before = [host, guest].map((one) => ({ ...one.call(id), refused: 0 }));
    for (const forge of refusals) forge();
    for (const word of scene.words.slice(at([guest.heard], 0))) scene.hear(guest, word);
    for (const word of scene.words.slice(at([host.heard], 0))) scene.hear(host, word);
    expect([host, guest].map((one) => ({ ...one.call(id), refused: 0 }))).toEqual(before);
    expect(guest.call(id).refused).toBeGreaterThanOrEqual(10);
    expect(host.call(id).refused).toBeGreaterThanOrEqual(6);
    host.heard = scene.words.length;
    guest.heard = scene.words.length;
    // Let in by the host's own word, once: a second word like it, unasked, is refused.
    host.admit(id, guest.seat);
    await scene.settle();
    expect(guest.call(id).phase).toBe('in');
    await guest.ask(id, 'call.leave', { ending: 'left' });
    await scene.settle();
    scene.forge(host.seat, id, admit);
    await scene.settle();
    expect(guest.call(id).phase).toBe('over');
  });

  it('an invitation that came too late is a missed call, rings nobody, and stays deleted', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const id = host.begin(scene.conversation);
    await host.ask(id, 'call.enter');
    scene.send();
    scene.clock.at += callLimits.signalMs + 1;
    await scene.settle();
    expect([guest.live, guest.desk.told.filter((event) => event === 'attention.changed')]).toEqual([[], []]);
    expect(listPast(guest.desk, null)).toMatchObject([{ id, ms: 0, ending: 'missed', name: 'Rana' }]);
    forgetPast(guest.desk, [id]);
    for (const word of scene.words) scene.hear(guest, word);
    expect(listPast(guest.desk, null)).toEqual([]);
  });

  it('goes over to Zoom only when both said yes, by the host’s word; back at once', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const id = await openCall(scene, [guest]);
    await expect(host.ask(id, 'call.askSwitch', { engine: 'zoom' })).rejects.toMatchObject({
      code: 'calls.zoomNotOffered',
    });
    const ticketFor = (seat: Computer['seat']) => ({ ...seat, token: 'x' });
    // Not wished for by this person: refused, whoever says so.
    scene.forge(host.seat, id, { kind: 'switchGo', engine: 'zoom', tickets: [ticketFor(guest.seat)] });
    await scene.settle();
    expect([guest.call(id).engine, guest.call(id).refused]).toEqual(['webrtc', 1]);

    const { askToken, tokens } = offerZoom(host);
    offerZoom(guest);
    const beats = keepCalls(host.desk);
    await guest.ask(id, 'call.askSwitch', { engine: 'zoom' });
    await scene.settle();
    await beats.whileConnected(askToken);
    expect([host.call(id).engine, tokens.length]).toEqual(['webrtc', 0]);
    const ask = host.call(id).switching?.ask ?? '';
    await host.ask(id, 'call.answerSwitch', { ask, accepted: true });
    await beats.whileConnected(askToken);
    await scene.settle();
    expect([host, guest].map((one) => one.call(id).engine)).toEqual(['zoom', 'zoom']);
    expect(tokens.map(({ role }) => role).toSorted()).toEqual(['guest', 'host']);
    const [one, other] = (await Promise.all([host, guest].map((who) => who.ask(id, 'call.zoom')))) as {
      topic: string;
      passcode: string;
      token: string;
      people: { key: string }[];
    }[];
    expect([one?.topic, one?.passcode]).toEqual([other?.topic, other?.passcode]);
    expect(one?.token).not.toBe(other?.token);
    expect(new Set(tokens.map(({ userKey }) => userKey))).toEqual(new Set(one?.people.map(({ key }) => key)));
    expect(JSON.stringify([one, other])).not.toMatch(new RegExp(`${scene.conversation}|Rana|Sara|${id}`));
    await guest.ask(id, 'call.askSwitch', { engine: 'webrtc' });
    await scene.settle();
    expect([host, guest].map((who) => [who.call(id).engine, who.call(id).ticket])).toEqual([
      ['webrtc', null],
      ['webrtc', null],
    ]);
    await beats.close();
  });

  it('blocking somebody, and silence, end what goes on; who is in stays', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const id = await openCall(scene, [guest]);
    const beats = scene.computers.map(({ desk }) => keepCalls(desk));
    const look = () => {
      for (const { desk } of scene.computers) memoryOf(desk).beatNow();
    };
    // Locked for an hour: no word of the guest's app, and still in.
    scene.clock.at += 60 * 60 * 1000;
    memoryOf(host.desk).beatNow();
    expect(host.call(id).seats.map(({ state }) => state)).toEqual(['in', 'in']);
    look();
    await scene.settle();
    expect(guest.call(id).phase).toBe('in');
    setBlocked(host.desk.store, guest.seat.account, scene.clock.at);
    look();
    expect(host.live).toEqual([]);
    expect(listPast(host.desk, null)).toMatchObject([{ id, ending: 'stopped', ms: 60 * 60 * 1000 }]);
    for (const one of beats) await one.close();
  });

  it('who waits and falls silent is gone; who declined is not asked again; a late end is believed', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const id = guest.begin(scene.conversation);
    await guest.ask(id, 'call.enter');
    await scene.settle();
    expect(listLive(host.desk)).toMatchObject([{ id, phase: 'checking', isHost: true, waiting: ['Sara'] }]);
    expect(host.desk.told).toContain('attention.changed');
    const beats = keepCalls(host.desk);
    scene.clock.at += callLimits.silentMs + 1;
    memoryOf(host.desk).beatNow();
    expect([listLive(host.desk), listPast(host.desk, null)]).toMatchObject([[], [{ id, ending: 'missed' }]]);
    // Its next word brings it back: the guest still waits.
    const guests = keepCalls(guest.desk);
    memoryOf(guest.desk).beatNow();
    await scene.settle();
    expect(listLive(host.desk)).toMatchObject([{ id, waiting: ['Sara'] }]);
    declineCall(host.desk, id);
    await scene.settle();
    expect(guest.call(id)).toMatchObject({ phase: 'over', ending: 'declined' });
    const next = await openCall(scene, []);
    declineCall(guest.desk, next);
    await scene.settle();
    expect([listLive(guest.desk), host.call(next).seats.at(-1)?.state]).toEqual([[], 'declined']);
    await host.ask(next, 'call.end');
    scene.send();
    scene.clock.at += callLimits.signalMs * 2;
    await scene.settle();
    expect(guest.live.filter((call) => call.id === next)).toEqual([]);
    await beats.close();
    await guests.close();
  });

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
});

describe('after a while', () => {
  const indexesAt = (one: Computer, id: string) =>
    one
      .call(id)
      .seats.filter(({ state }) => state === 'in')
      .map(({ device, index }) => `${device} ${index}`)
      .toSorted();

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

  it('an hour in it leaves nothing at the service for who is away, and no change of keys', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const id = await openCall(scene, [guest]);
    const beats = scene.computers.map(({ desk }) => keepCalls(desk));
    const [kept, said] = [scene.stored, scene.words.length];
    for (let minute = 0; minute < 60; minute += 1) {
      scene.clock.at += 60_000;
      for (const { desk } of scene.computers) memoryOf(desk).beatNow();
      await scene.settle();
    }
    expect([scene.stored - kept, scene.words.length - said]).toEqual([0, 120]);
    expect(guest.call(id).seats.map(({ heardAt }) => scene.clock.at - heardAt)).toEqual([0, 0]);
    const age = { lastCommitAt: 0, messages: 799 };
    expect(isInCall(host.desk, scene.conversation)).toBe(true);
    expect([isRenewalDue(age, scene.clock.at, true), isRenewalDue(age, scene.clock.at)]).toEqual([
      false,
      true,
    ]);
    await host.ask(id, 'call.end');
    expect(isInCall(host.desk, scene.conversation)).toBe(false);
    for (const one of beats) await one.close();
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

  it('a call that went over a relay is never offered another way', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const id = await openCall(scene, [guest]);
    const relay = { urls: ['turn:relay.example:3478'], username: 'u', credential: 'c' };
    const answers = [[relay], []];
    const askIce = async () => ({ servers: answers.shift() ?? [], expiresAt: scene.clock.at, zoom: false });
    const beats = keepCalls(host.desk);
    await beats.whileConnected(askIce as unknown as Parameters<typeof beats.whileConnected>[0]);
    expect(await host.ask(id, 'call.ice')).toMatchObject({ servers: [relay], relayOnly: true });
    expect(await host.ask(id, 'call.ice')).toMatchObject({ servers: [], relayOnly: true });
    await beats.close();
  });
});

describe('a group', () => {
  it('S13: never goes over Zoom: everybody in the conversation would read the tokens', async () => {
    const scene = new CallScene(['Rana', 'A', 'B']);
    const [host, a] = scene.computers as [Computer, Computer];
    const id = await openCall(scene, [a]);
    offerZoom(host);
    expect(await host.ask(id, 'call.get')).toMatchObject({ zoomOffered: false });
    await expect(host.ask(id, 'call.askSwitch', { engine: 'zoom' })).rejects.toMatchObject({
      code: 'calls.zoomNotOffered',
    });
    scene.forge(host.seat, id, { kind: 'switchAsk', ask: newId(), engine: 'zoom' });
    scene.forge(host.seat, id, { kind: 'invite', engine: 'zoom', endsAt: null, index: 0 });
    scene.forge(host.seat, id, { kind: 'switchGo', engine: 'zoom', tickets: [{ ...a.seat, token: 'x' }] });
    await scene.settle();
    expect([a.call(id).engine, a.call(id).switching, a.call(id).refused]).toEqual(['webrtc', null, 3]);
  });

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

/** The service offers Zoom, and gives tokens. */
function offerZoom({ desk }: Computer) {
  const tokens: { role: string; userKey: string }[] = [];
  const askToken = (async (_route: string, { role, userKey }: { role: string; userKey: string }) => {
    tokens.push({ role, userKey });
    return { token: `token-${tokens.length}`, expiresAt: 0 };
  }) as unknown as Parameters<ReturnType<typeof keepCalls>['whileConnected']>[0];
  desk.store.exec(`INSERT INTO setting VALUES ('zoom-offered', 'yes')`);
  return { askToken, tokens };
}

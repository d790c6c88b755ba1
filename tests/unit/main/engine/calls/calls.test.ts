/** What two people and their computers say about a call, forged, late and repeated words among it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { callLimits } from '../../../../../contract/domain/call.ts';
import { limits } from '../../../../../contract/domain/limits.ts';
import { keepCalls } from '../../../../../main/engine/calls/companion.ts';
import { declineCall, forgetPast, listLive, listPast } from '../../../../../main/engine/calls/history.ts';
import { isInCall } from '../../../../../main/engine/calls/in-call.ts';
import { memoryOf } from '../../../../../main/engine/calls/memory.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { isRenewalDue } from '../../../../../main/engine/messaging/epoch-age.ts';
import { setBlocked } from '../../../../../main/engine/store/repositories/contacts.ts';
import { at, openCall } from './opened.ts';
import { CallScene, seed } from './scene.ts';

beforeAll(loadSodium);

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

  it('somebody who sends late invitations over and over makes one line for an hour, and none for what nobody kept', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const minute = 60_000;
    for (let tenth = 0; tenth < 12; tenth += 1) {
      const sent = scene.clock.at - callLimits.signalMs - 1 - tenth * 10 * minute;
      scene.forge(host.seat, newId(), { kind: 'invite', engine: 'webrtc', endsAt: null, index: 0 }, { sent });
    }
    const sent = scene.clock.at - limits.mailboxLifetimeMs;
    scene.forge(host.seat, newId(), { kind: 'invite', engine: 'webrtc', endsAt: null, index: 0 }, { sent });
    await scene.settle();
    expect(listPast(guest.desk, null).map(({ ending }) => ending)).toEqual(['missed', 'missed']);
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

  it.each([1, 3])(
    'a no that is held back until the guest has come again, %i minutes, is about the time before',
    async (minutes) => {
      const scene = new CallScene(['Rana', 'Sara']);
      const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
      const id = await openCall(scene, []);
      const no = { kind: 'decline' as const, to: guest.seat, later: false };
      const come = async () => {
        guest.begin(scene.conversation);
        await guest.ask(id, 'call.enter');
        await scene.settle();
      };
      await come();
      const sent = scene.clock.at;
      await guest.ask(id, 'call.leave', { ending: 'left' });
      scene.clock.at += minutes * 60_000;
      await come();
      scene.forge(host.seat, id, no, { sent });
      await scene.settle();
      expect(guest.call(id).phase).toBe('waiting');
      scene.forge(host.seat, id, no);
      await scene.settle();
      expect(guest.call(id)).toMatchObject({ phase: 'over', ending: 'declined' });
    },
  );

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

describe('after a while', () => {
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

/** Going over to Zoom: never without the yes of whoever is taken along, never with more than two, and back at once. */
import { beforeAll, describe, expect, it } from 'vitest';
import { callLimits } from '../../../../../contract/domain/call.ts';
import { keepCalls } from '../../../../../main/engine/calls/companion.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { at, offerZoom, openCall } from './opened.ts';
import { CallScene, type Computer, seed } from './scene.ts';

beforeAll(loadSodium);

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

  it('a computer that fell silent keeps nobody from it; once heard again, its person having said yes to nothing, it calls the host back', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const id = await openCall(scene, [guest]);
    const { askToken, tokens } = offerZoom(host);
    const beats = keepCalls(host.desk);
    scene.computers.splice(1, 1);
    await host.ask(id, 'call.askSwitch', { engine: 'zoom' });
    await beats.whileConnected(askToken);
    expect([host.call(id).engine, tokens.length]).toEqual(['webrtc', 0]);
    scene.clock.at += callLimits.silentMs + 1;
    await beats.whileConnected(askToken);
    expect(host.call(id).engine).toBe('zoom');
    expect(tokens.map(({ role }) => role)).toEqual(['host']);
    scene.computers.push(guest);
    await scene.settle();
    expect(guest.call(id)).toMatchObject({ engine: 'webrtc', ticket: null, switching: null, refused: 1 });
    expect(host.call(id)).toMatchObject({ engine: 'webrtc', ticket: null });
    await beats.close();
  });

  it('a host’s app that is there without this person’s yes is called back, once for a beat; a wish that waits is not', async () => {
    const scene = new CallScene(['Rana', 'Sara']);
    const [host, guest] = [at(scene.computers, 0), at(scene.computers, 1)];
    const id = await openCall(scene, [guest]);
    const invited = async (times: number) => {
      for (let time = 0; time < times; time += 1)
        scene.forge(host.seat, id, { kind: 'invite', engine: 'zoom', endsAt: null, index: 0 });
      await scene.settle();
    };
    const called = () =>
      scene.words.filter(({ from, body: { signal } }) => {
        const isBack = signal.kind === 'switchAsk' && signal.engine === 'webrtc';
        return isBack && from.device === guest.seat.device;
      }).length;
    await invited(1);
    expect(called()).toBe(0);
    scene.clock.at += callLimits.beatMs;
    await invited(3);
    expect([called(), guest.call(id).engine]).toEqual([1, 'webrtc']);
    offerZoom(guest);
    await guest.ask(id, 'call.askSwitch', { engine: 'zoom' });
    scene.clock.at += callLimits.beatMs;
    await invited(1);
    expect(called()).toBe(1);
  });

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
});

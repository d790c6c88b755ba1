/** "Move to a new computer": everything goes there and is counted on both sides before the old one takes its leave, whatever dies meanwhile. */
import { describe, expect, it } from 'vitest';
import type { MovingView } from '../../contract/bridge/moving-view.ts';
import { crashPoints } from '../../main/engine/crash-points.ts';
import { letIn, link } from '../support/linking.ts';
import { pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();

async function moveIs<State extends MovingView['state']>(person: Person, state: State) {
  const view = await person.until(
    () => person.call('moving.status', {}),
    (now) => now.state === state,
    `moving: ${state}`,
  );
  return view as Extract<MovingView, { state: State }>;
}

const written = async (person: Person, conversation: string) =>
  (await person.messages(conversation)).filter(({ notice }) => notice === null);

const hasLines = (person: Person, conversation: string, lines: readonly string[]) =>
  person.until(
    async () => (await written(person, conversation)).map(({ text }) => text),
    (texts) => JSON.stringify(texts) === JSON.stringify(lines),
    `${lines.length} lines`,
  );

/** A conversation with a few lines, and a second computer of the therapist that has none of them. */
async function linked(lines: readonly string[]) {
  const { therapist, client } = scene;
  const { conversation } = await pair(therapist, client);
  for (const [at, text] of lines.entries()) {
    await (at % 2 === 0 ? client : therapist).write(conversation, text);
    // In the service's order on both sides before the next one is written.
    for (const person of [therapist, client]) {
      await person.until(
        () => written(person, conversation),
        (now) => now.length === at + 1 && now.every(({ number }) => number !== null),
        text,
      );
    }
  }
  const desk = await scene.newPerson().start();
  await link(therapist, desk, 'New desk');
  await letIn(desk, conversation);
  const { devices } = await therapist.call('devices.list', {});
  const device = devices.find(({ isThis }) => !isThis)?.device ?? '';
  return { therapist, client, desk, conversation, device };
}

describe('moving to a new computer', () => {
  it('takes every line, mark and draft along, lets the new one count, and ends the old one; called off, both stay', async () => {
    const lines = ['first', 'second', 'third', 'طويل '.repeat(900).trim(), 'last'];
    const { therapist, client, desk, conversation, device } = await linked(lines);
    const marked = (await written(therapist, conversation))[1]?.id ?? '';
    await therapist.call('messages.mark', { conversation, message: marked, starred: true });
    await therapist.call('conversations.arrange', { conversation, pinned: true });
    await therapist.call('drafts.keep', { conversation, text: 'not written to its end' });

    await therapist.call('moving.begin', { device, passcode: null });
    const ready = await moveIs(therapist, 'ready');
    expect(ready).toMatchObject({ name: 'New desk', lines: lines.length, files: 0 });
    await hasLines(desk, conversation, lines);
    // Nobody has read them to the new computer, and none is news there that was read here.
    expect((await written(desk, conversation)).map(({ id }) => id)).toEqual(
      (await written(therapist, conversation)).map(({ id }) => id),
    );

    // Called off: both go on, and it can be begun anew.
    await therapist.call('moving.cancel', {});
    await client.write(conversation, 'between');
    lines.push('between');
    for (const person of [therapist, desk]) await hasLines(person, conversation, lines);
    await therapist.call('moving.begin', { device, passcode: null });
    await moveIs(therapist, 'ready');

    await therapist.call('moving.finish', { passcode: null });
    const moved = await moveIs(therapist, 'moved');
    expect(moved.lines).toBe(lines.length);
    const status = await therapist.until(
      () => therapist.call('connection.status', {}),
      ({ error }) => error?.code === 'device.revoked',
      'signed off',
    );
    expect(status.state).toBe('offline');
    const { devices } = await desk.until(
      () => desk.call('devices.list', {}),
      (list) => list.devices.length === 1,
      'alone on the list',
    );
    expect(devices[0]?.device).toBe(device);
    const { conversations } = await desk.call('conversations.list', {});
    expect(conversations[0]?.pinned).toBe(true);
    expect((await desk.call('drafts.list', {})).drafts).toEqual([
      { conversation, text: 'not written to its end' },
    ]);
    const { messages: starred } = await desk.call('messages.listStarred', { before: null, limit: 10 });
    expect(starred.map(({ id }) => id)).toEqual([marked]);
    // The new one is a whole computer of theirs.
    await desk.write(conversation, 'from the new desk');
    await hasLines(client, conversation, [...lines, 'from the new desk']);
    await expect(therapist.call('moving.cancel', {})).rejects.toMatchObject({ code: 'move.tooLate' });
    expect((await therapist.call('device.forget', { passcode: null })).state).toBe('new');
  });

  it('waits for a new computer that does not answer, and comes through a crash at every step', async () => {
    const lines = ['one', 'two'];
    const { therapist, client, desk, conversation, device } = await linked(lines);
    await desk.kill();
    let pending = therapist;
    for (const point of crashPoints.filter((name) => name.startsWith('move.'))) {
      await pending.quit();
      await pending.start({ crashAt: point });
      await pending.online();
      if (point === 'move.begun')
        await pending.call('moving.begin', { device, passcode: null }).catch(() => {});
      if (point === 'move.confirmed') {
        // Nobody answers: it says how far it is, and nobody is signed off.
        expect((await pending.call('moving.status', {})).state).toBe('sending');
        await expect(pending.call('moving.finish', { passcode: null })).rejects.toMatchObject({
          code: 'move.notReady',
        });
        expect((await pending.call('devices.list', {})).devices).toHaveLength(2);
        await desk.start();
      }
      if (point === 'move.leaving') {
        await moveIs(pending, 'ready');
        await pending.call('moving.finish', { passcode: null }).catch(() => {});
      }
      await pending.ended();
      pending = await pending.start();
    }
    expect((await moveIs(pending, 'moved')).lines).toBe(lines.length);
    await hasLines(desk, conversation, lines);
    await desk.write(conversation, 'three');
    await hasLines(client, conversation, [...lines, 'three']);
  });
});

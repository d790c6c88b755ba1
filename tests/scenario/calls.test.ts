/** Calls between real engines over a real service: to `in` on both sides, and what could go wrong on the way. */
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { CallView } from '../../contract/bridge/call-view.ts';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { paddedSize } from '../../main/engine/e2ee/padding.ts';
import { findText } from '../support/canary.ts';
import { readDecrypted } from '../support/decrypted-pages.ts';
import { keychainEntries } from '../support/keychain-entries.ts';
import { pair } from '../support/pairing.ts';
import { freshId, type Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';
import { openKeysOf } from '../support/vault-keys.ts';

const scene = setScene({ O7_DEV_EPOCH_MESSAGES: '5' });

beforeAll(loadSodium);

const begin = (person: Person, conversation: string): Promise<CallView> =>
  person.callAsShell('calls.begin', { conversation });

const untilView = (person: Person, call: string, fits: (view: CallView) => boolean, what: string) =>
  person.until(() => person.ask(call, 'call.get', {}), fits, what);

async function untilWaits(therapist: Person, call: string) {
  const view = await untilView(therapist, call, ({ people }) => people[0]?.state === 'waiting', 'who waits');
  const [person] = view.people;
  if (person?.device == null) throw new Error('who waits has a computer');
  return { account: person.account, device: person.device };
}

/** Both to `in`; the therapist pressed first. */
async function connect(therapist: Person, client: Person, conversation: string): Promise<string> {
  const { id } = await begin(therapist, conversation);
  await therapist.ask(id, 'call.enter', {});
  await client.until(
    () => client.call('calls.live', {}),
    ({ calls }) => calls.length === 1,
    'an invitation',
  );
  expect((await begin(client, conversation)).id).toBe(id);
  await client.ask(id, 'call.enter', {});
  await therapist.ask(id, 'call.admit', await untilWaits(therapist, id));
  await untilView(client, id, ({ phase }) => phase === 'in', 'let in');
  return id;
}

const keysOf = (people: readonly Person[], call: string) =>
  Promise.all(people.map((one) => one.ask(call, 'call.keys', {})));

/** A change of keys that was under way when they came in ends first. */
const sameKeys = (people: readonly [Person, Person], call: string) =>
  people[0].until(
    () => keysOf(people, call),
    ([one, other]) => one?.base === other?.base,
    'the same keys',
  );

it('S13: two people come to be in one call with the same keys, new ones for each epoch and call; nothing is asked of the service before', async () => {
  const { therapist, client, relay } = scene;
  const both = [therapist, client] as const;
  const { conversation } = await pair(therapist, client);
  const asked: string[] = [];
  const sizes = new Set<number>();
  relay.hooks = {
    onRequest({ route, body }) {
      asked.push(route);
      if (route === 'messages.send') sizes.add(Buffer.from(JSON.parse(body).bytes, 'base64url').length);
      return body;
    },
  };
  const { id } = await begin(therapist, conversation);
  await therapist.ask(id, 'call.enter', {});
  // The host alone, too, is given nothing before somebody was let in.
  for (const channel of ['call.keys', 'call.ice', 'call.zoom'] as const)
    await expect(therapist.ask(id, channel, {})).rejects.toMatchObject({ code: 'call.notIn' });
  await connect(therapist, client, conversation);
  expect(asked.filter((route) => route.startsWith('calls.'))).toEqual([]);
  // An invitation rings as anything else does, and says no more.
  expect([client.arrivals, client.attention?.unread]).toEqual([1, 0]);
  const least = Math.min(...sizes);
  expect([...sizes].every((size) => size < least + paddedSize(600))).toBe(true);

  const [hers, theirs] = await sameKeys(both, id);
  expect(hers).toEqual(theirs);
  expect(hers?.senders).toHaveLength(2);

  // A description reaches the other window once, in order.
  const [other] = (await therapist.ask(id, 'call.get', {})).people;
  const to = { account: other?.account ?? '', device: other?.device ?? '' };
  const signal = {
    ...{ kind: 'description' as const, to, link: freshId(), sort: 'offer' as const },
    ...{ sdp: 'v=0', fingerprint: 'A'.repeat(43) },
  };
  await therapist.ask(id, 'call.signal', { signal });
  const came = await client.until(
    () => client.ask(id, 'call.takeSignals', {}),
    ({ signals }) => signals.length > 0,
  );
  expect(came.signals.map((one) => one.signal)).toEqual([signal]);
  expect((await client.ask(id, 'call.takeSignals', {})).signals).toEqual([]);

  // In mid-call keys are renewed late, and by the next line after that many.
  for (let line = 0; line < 20; line += 1) await client.write(conversation, `line ${line}`);
  await client.until(
    async () => (await client.messages(conversation)).filter(({ delivery }) => delivery !== 'waiting').length,
    (sent) => sent >= 20,
    'lines that were sent',
  );
  await client.write(conversation, 'the last line');
  for (const one of both)
    await one.until(
      async () => one.callEvents,
      (events) => events.includes(`${id} call.rekeyed`),
      'new keys',
    );
  const [later, laterToo] = await keysOf(both, id);
  expect(later?.base).toBe(laterToo?.base);
  expect(later?.base).not.toBe(hers?.base);
  expect([later?.words, laterToo?.words]).toEqual([hers?.words, hers?.words]);
  expect((await therapist.ask(id, 'call.lines', {})).lines.at(-1)?.text).toBe('the last line');

  await therapist.ask(id, 'call.end', {});
  await untilView(client, id, ({ ending }) => ending === 'ended', 'the end');
  const next = await connect(therapist, client, conversation);
  expect(next).not.toBe(id);
  const [other1] = await sameKeys(both, next);
  expect([later?.base, later?.words]).not.toContain(other1?.base);
  await client.ask(next, 'call.leave', { ending: 'left' });

  // The history is deletable, and a late word brings nothing back.
  const past = await therapist.call('calls.past', { conversation: null });
  expect(past.calls.map(({ ending, engine }) => [ending, engine])).toEqual([['ended', 'webrtc']]);
  await therapist.call('calls.forget', { calls: [id] });
  expect((await therapist.call('calls.past', { conversation })).calls).toEqual([]);
});

it('a killed engine takes the call up again; a check-in is in memory alone, is said again, and is gone after the call', async () => {
  const { therapist, client } = scene;
  const { conversation } = await pair(therapist, client);
  const canary = 'nightingale-at-the-harbour-31415926';
  const { id } = await begin(client, conversation);
  await client.ask(id, 'call.checkIn', { alone: true, place: canary, callBack: '+000', quiet: false });
  await client.ask(id, 'call.enter', {});
  // The client pressed first: the therapist finds a call in which somebody waits.
  await therapist.until(
    () => therapist.call('calls.live', {}),
    ({ calls }) => calls[0]?.waiting.length === 1,
    'who waits',
  );
  expect((await begin(therapist, conversation)).id).toBe(id);
  await therapist.ask(id, 'call.enter', {});
  const seat = await untilWaits(therapist, id);
  const said = (view: CallView) => view.people[0]?.checkIn?.place === canary;
  await untilView(therapist, id, said, 'the check-in');
  await therapist.ask(id, 'call.admit', seat);
  await untilView(client, id, ({ phase }) => phase === 'in', 'let in');
  const before = await therapist.ask(id, 'call.keys', {});

  for (const person of [therapist, client]) {
    await person.kill();
    await person.start();
    const resumed = await person.callAsShell('calls.resume', { call: id });
    expect(resumed).toMatchObject({ id, phase: 'in', engine: 'webrtc' });
    if (person === therapist) await untilView(therapist, id, said, 'the check-in again');
  }
  expect(await therapist.ask(id, 'call.keys', {})).toEqual(before);
  await client.ask(id, 'call.leave', { ending: 'left' });
  await untilView(therapist, id, ({ people }) => people[0]?.state === 'left', 'that they left');
  await therapist.ask(id, 'call.end', {});
  expect((await therapist.ask(id, 'call.get', {})).people[0]?.checkIn).toBeNull();
  await expect(therapist.ask(id, 'call.keys', {})).rejects.toMatchObject({ code: 'call.over' });
  await client.until(
    () => client.call('calls.live', {}),
    ({ calls }) => calls.length === 0,
    'nothing to join',
  );
  expect(await client.callAsShell('calls.resume', { call: id })).toBeNull();

  for (const person of [therapist, client]) {
    await person.kill();
    const { dataKey } = openKeysOf(person, keychainEntries(scene.keyring, 'o7-therapy-scenario'));
    const content = readDecrypted(join(person.profileDir, 'vault', 'o7.db'), dataKey);
    // The scan finds what is there.
    expect(findText(content, conversation)).not.toEqual([]);
    expect(findText(content, canary)).toEqual([]);
  }
});

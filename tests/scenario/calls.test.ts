/** Calls between real engines over a real service: to `in` on both sides, and everything that could go wrong on the way. */
import { expect, test } from 'vitest';
import type { CallView } from '../../contract/bridge/call-view.ts';
import { pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();

const begin = (person: Person, conversation: string): Promise<CallView> =>
  person.callAsShell('calls.begin', { conversation });

const untilView = (person: Person, call: string, fits: (view: CallView) => boolean, what: string) =>
  person.until(() => person.ask(call, 'call.get', {}), fits, what);

/** Both to `in`; the therapist pressed first. */
async function connect(therapist: Person, client: Person, conversation: string): Promise<string> {
  const { id } = await begin(therapist, conversation);
  await therapist.ask(id, 'call.enter', {});
  await client.until(
    () => client.call('calls.live', {}),
    ({ calls }) => calls.length === 1,
    'an invitation',
  );
  const joined = await begin(client, conversation);
  expect(joined.id).toBe(id);
  await client.ask(id, 'call.enter', {});
  const waiting = await untilView(
    therapist,
    id,
    ({ people }) => people[0]?.state === 'waiting',
    'somebody who waits',
  );
  const [person] = waiting.people;
  if (person?.device == null) throw new Error('who waits has a computer');
  await therapist.ask(id, 'call.admit', { account: person.account, device: person.device });
  await untilView(client, id, ({ phase }) => phase === 'in', 'let in');
  return id;
}

test('S13: two people come to be in one call with the same keys, and nothing is asked of the service before', async () => {
  const { therapist, client, relay } = scene;
  const { conversation } = await pair(therapist, client);
  const asked: string[] = [];
  relay.hooks = {
    onRequest({ route, body }) {
      asked.push(route);
      return body;
    },
  };
  const id = await connect(therapist, client, conversation);
  expect(asked.filter((route) => route.startsWith('calls.'))).toEqual([]);
  const keys = await Promise.all([therapist, client].map((one) => one.ask(id, 'call.keys', {})));
  expect(keys[0]).toEqual({ ...keys[1], senders: expect.anything() });
  expect(keys[0]?.senders).toHaveLength(2);
  expect(new Set(keys[0]?.senders.map(({ device, index }) => `${device}${index}`))).toEqual(
    new Set(keys[1]?.senders.map(({ device, index }) => `${device}${index}`)),
  );
  await client.ask(id, 'call.ice', {});
  expect(asked.filter((route) => route.startsWith('calls.'))).toEqual(['calls.iceServers']);
});

/** While a person's app is locked: one number comes through, over a token that opens nothing else, and messages wait at the service. */
import { expect, it } from 'vitest';
import { createNetwork } from '../../main/engine/sync/network.ts';
import { createServiceClient } from '../../main/engine/sync/service-client.ts';
import { pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();
const passcode = 'blue nile 1983';

const tokenOf = (person: Person) =>
  person.until(
    async () => person.watchToken,
    (token) => token !== null,
    'a count token',
  );

async function sent(person: Person, conversation: string, count: number): Promise<void> {
  await person.until(
    () => person.messages(conversation),
    (messages) => messages.filter(({ delivery }) => delivery === 'sent').length === count,
    'messages with the service',
  );
}

it('tells how many messages wait, and fetches them only after the unlock', async () => {
  const { therapist, client } = scene;
  const { conversation } = await pair(therapist, client);
  expect(therapist.watchToken).toBeNull();
  await therapist.call('lock.setPasscode', { current: null, next: passcode });
  const token = await tokenOf(therapist);
  if (token === null) throw new Error('no token');
  await therapist.quit();

  for (const text of ['one', 'two', 'three']) await client.write(conversation, text);
  await sent(client, conversation, 3);
  const routes: string[] = [];
  scene.relay.hooks = {
    onRequest: ({ route, body }) => {
      routes.push(route);
      return body;
    },
  };
  await therapist.start();
  therapist.attention = null;
  therapist.watch(token, 2);
  await therapist.until(
    async () => therapist.attention,
    (attention) => attention?.unread === 5,
    'the number of waiting messages',
  );
  expect(therapist.attention).toEqual({ unread: 5, arrived: true });
  expect(await therapist.call('profile.status', {})).toMatchObject({ state: 'locked' });
  // The other one may be asking for the operator's key meanwhile.
  expect(new Set(routes.filter((route) => route !== 'operator.key'))).toEqual(new Set(['watch.count']));

  await therapist.call('lock.unlock', { passcode });
  await therapist.until(
    () => therapist.texts(conversation),
    (texts) => texts.length === 3,
  );
  expect(await therapist.texts(conversation)).toEqual(['one', 'two', 'three']);
});

it('is not possible where others use this computer too, and ends when the passcode goes', async () => {
  const { therapist, client } = scene;
  await pair(therapist, client);
  await therapist.call('lock.setPasscode', { current: null, next: passcode });
  const first = await tokenOf(therapist);
  const gone = (person: Person) =>
    person.until(
      async () => person.watchToken,
      (token) => token === null,
      'no count token any more',
    );
  await therapist.call('lock.setShared', { shared: true, passcode });
  await gone(therapist);
  await therapist.call('lock.setShared', { shared: false, passcode });
  const second = await tokenOf(therapist);
  expect(second?.token).not.toBe(first?.token);
  await therapist.call('lock.setPasscode', { current: passcode, next: null });
  await gone(therapist);
});

it('opens nothing else for whoever finds the token', async () => {
  const { therapist, client } = scene;
  await pair(therapist, client);
  await therapist.call('lock.setPasscode', { current: null, next: passcode });
  const token = await tokenOf(therapist);
  const network = createNetwork({ origin: scene.relay.origin });
  const thief = createServiceClient(network);
  const asked = (name: 'watch.count' | 'account.holdings' | 'invitations.list') =>
    thief.askAs(token?.token ?? '', name, {});
  expect(await asked('watch.count')).toMatchObject({ count: 0 });
  await expect(asked('account.holdings')).rejects.toMatchObject({ code: 'auth.failed' });
  await expect(asked('invitations.list')).rejects.toMatchObject({ code: 'auth.failed' });
  network.close();
});

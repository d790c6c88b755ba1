/** SIGKILL at every named point of the network's steps, on either side, and a few random ones: nothing acknowledged is lost or doubled. */
import { expect, it } from 'vitest';
import type { MessageView } from '../../contract/bridge/views.ts';
import { confirm, invite, join, openPractice, pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';
import { seededRandom } from '../support/seeded-random.ts';

const scene = setScene();

/** `before`: the request never reached the service. `after`: the service did it, the answer never came back. */
const moments = ['before', 'after'] as const;

/** Kills an engine at the first time a route is used; resolves when it is dead. */
function killAt(person: Person, route: string, moment: (typeof moments)[number]): Promise<void> {
  const dead = Promise.withResolvers<void>();
  let armed = true;
  const strike = async (passing: { readonly route: string; readonly body: string }) => {
    if (!armed || passing.route !== route) return passing.body;
    armed = false;
    await person.kill();
    dead.resolve();
    return null;
  };
  scene.relay.hooks = moment === 'before' ? { onRequest: strike } : { onAnswer: strike };
  return dead.promise;
}

const bodies = async (person: Person, conversation: string) =>
  (await person.messages(conversation)).map((one) => one.text);

it.each(moments)(
  'survives the client dying %s the service takes the answer to an invitation',
  async (moment) => {
    await openPractice(scene.therapist);
    const code = await invite(scene.therapist);
    const dead = killAt(scene.client, 'invitations.accept', moment);
    await join(scene.client, code).catch(() => {});
    await dead;
    scene.relay.hooks = {};
    await scene.client.start();
    await confirm(scene.therapist, scene.client);
    const { conversations } = await scene.client.call('conversations.list', {});
    expect(conversations.map((one) => one.state)).toEqual(['open']);
  },
);

it.each(
  (['keyPackages.fetch', 'conversations.create', 'conversations.commit'] as const).flatMap((route) =>
    moments.map((moment) => [moment, route] as const),
  ),
)('survives the therapist dying %s %s while a conversation opens', async (moment, route) => {
  await openPractice(scene.therapist);
  await join(scene.client, await invite(scene.therapist));
  const waiting = await scene.therapist.until(
    () => scene.therapist.call('conversations.list', {}),
    ({ conversations }) => conversations.length === 1,
  );
  const conversation = waiting.conversations[0]?.id ?? '';
  const dead = killAt(scene.therapist, route, moment);
  await scene.therapist.call('pairing.confirm', { conversation }).catch(() => {});
  await dead;
  scene.relay.hooks = {};
  await scene.therapist.start();
  await scene.client.write(conversation, 'hello');
  await scene.therapist.write(conversation, 'good morning');
  for (const person of [scene.therapist, scene.client]) {
    await person.until(
      () => bodies(person, conversation),
      (texts) => texts.length === 2,
      'both first lines',
    );
  }
});

it.each(moments)(
  'survives the writer dying %s the service takes a message, and delivers it once',
  async (moment) => {
    const { conversation } = await pair(scene.therapist, scene.client);
    const dead = killAt(scene.client, 'messages.send', moment);
    await scene.client.write(conversation, 'first');
    await dead;
    scene.relay.hooks = {};
    await scene.client.start();
    await scene.client.write(conversation, 'second');
    await scene.therapist.until(
      () => bodies(scene.therapist, conversation),
      (texts) => texts.length >= 2,
    );
    expect(await bodies(scene.therapist, conversation)).toEqual(['first', 'second']);
  },
);

/** Two are enough here; `npm run soak` goes on for as long as one likes. */
const seed = 2;

it(`loses and doubles nothing when engines and service are killed at random (seed ${seed})`, async () => {
  const random = seededRandom(seed);
  const { conversation } = await pair(scene.therapist, scene.client);
  const people = [scene.therapist, scene.client] as const;
  const written: string[] = [];
  for (let step = 0; step < 24; step++) {
    const person = people[random() < 0.5 ? 0 : 1];
    const dice = random();
    if (dice < 0.15) {
      await person.kill();
      await person.start();
    } else if (dice < 0.22) {
      await scene.service.kill();
      await scene.service.start();
    } else {
      const text = `step ${step}`;
      await person.write(conversation, text);
      written.push(text);
    }
  }
  const isComplete = (messages: readonly MessageView[]) =>
    messages.length === written.length && messages.every((one) => one.number !== null);
  const [there, here] = await Promise.all(
    people.map((person) => person.until(() => person.messages(conversation), isComplete, 'all messages')),
  );
  expect(here?.map((one) => one.text)).toEqual(there?.map((one) => one.text));
  expect(here?.map((one) => one.text).toSorted()).toEqual(written.toSorted());
  expect([...(here ?? []), ...(there ?? [])].some((one) => one.missingBefore > 0 || one.outOfOrder)).toBe(
    false,
  );
});

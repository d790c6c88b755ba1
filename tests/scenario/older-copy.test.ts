/** An older copy of a profile is put back: nothing is encrypted with old ratchets, the messages stay, the conversation heals. */
import { cpSync, rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();

function copyAside(person: Person): { putBack(): void } {
  const copy = `${person.profileDir}.copy`;
  cpSync(person.profileDir, copy, { recursive: true });
  return {
    putBack() {
      rmSync(person.profileDir, { recursive: true });
      cpSync(copy, person.profileDir, { recursive: true });
      rmSync(copy, { recursive: true });
    },
  };
}

it.each(['client', 'therapist'] as const)(
  'heals a conversation after an older copy of the %s was put back',
  async (role) => {
    const { conversation } = await pair(scene.therapist, scene.client);
    const person = scene[role];
    const other = role === 'client' ? scene.therapist : scene.client;
    await person.write(conversation, 'before the copy');
    await other.until(
      () => other.texts(conversation),
      (texts) => texts.length === 1,
    );
    await person.stop();
    const copy = copyAside(person);

    await person.start();
    for (let line = 0; line < 3; line++) await person.write(conversation, `after the copy ${line}`);
    await other.until(
      () => other.texts(conversation),
      (texts) => texts.length === 4,
    );
    // Nothing of the other one is on its way any more: what is sent from now on is this person's.
    await person.until(
      () => person.messages(conversation),
      (messages) => messages.every(({ delivery }) => delivery === 'delivered'),
    );
    await person.stop();
    copy.putBack();

    const requests: string[] = [];
    scene.relay.hooks = {
      onRequest: ({ route, body }) => {
        requests.push(route);
        return body;
      },
    };
    await person.start();
    await person.write(conversation, 'written on the older copy');
    await other.until(
      () => other.texts(conversation),
      (texts) => texts.includes('written on the older copy'),
      'the healed conversation',
    );
    // The new device was announced before anything was sent.
    const firstSend = requests.indexOf('messages.send');
    expect(requests.indexOf('deviceLists.publish')).toBeGreaterThanOrEqual(0);
    expect(requests.indexOf('deviceLists.publish')).toBeLessThan(firstSend);

    const { conversations } = await person.call('conversations.list', {});
    expect(conversations[0]?.restoredAt).not.toBeNull();
    expect(await person.texts(conversation)).toEqual(['before the copy', 'written on the older copy']);
    await other.write(conversation, 'welcome back');
    await person.until(
      () => person.texts(conversation),
      (texts) => texts.at(-1) === 'welcome back',
    );
  },
);

it('is found out by what the service counted when the keychain was put back as well', async () => {
  const { conversation } = await pair(scene.therapist, scene.client);
  const { client, therapist, keyring } = scene;
  await client.stop();
  const keychain = keyring.env.XDG_DATA_HOME;
  await keyring.kill();
  cpSync(keychain, `${keychain}.copy`, { recursive: true });
  await keyring.start();
  const copy = copyAside(client);
  await client.start();
  await client.write(conversation, 'sent after the backup was made');
  await therapist.until(
    () => therapist.texts(conversation),
    (texts) => texts.length === 1,
  );
  await client.stop();
  await keyring.kill();
  rmSync(keychain, { recursive: true });
  cpSync(`${keychain}.copy`, keychain, { recursive: true });
  await keyring.start();
  copy.putBack();

  await client.start();
  await client.write(conversation, 'after the whole home was put back');
  await therapist.until(
    () => therapist.texts(conversation),
    (texts) => texts.at(-1) === 'after the whole home was put back',
  );
  const { conversations } = await client.call('conversations.list', {});
  expect(conversations[0]?.restoredAt).not.toBeNull();
});

it('does not take an ordinary restart for an older copy', async () => {
  const { conversation } = await pair(scene.therapist, scene.client);
  await scene.client.write(conversation, 'one');
  await scene.client.kill();
  await scene.client.start();
  await scene.client.write(conversation, 'two');
  await scene.therapist.until(
    () => scene.therapist.texts(conversation),
    (texts) => texts.length === 2,
  );
  const { conversations } = await scene.client.call('conversations.list', {});
  expect(conversations[0]?.restoredAt).toBeNull();
});

/** A client who has done everything that leaves a row at the service. */
import { makeDevice, randomBytesText, randomId } from './service-client.ts';
import { joinPractice, message, openConversation } from './service-people.ts';

interface Place {
  readonly origin: string;
  /** The service's clock, ms. */
  readonly now: () => number;
  /** The operator takes back the erasing of an account. */
  readonly cancelErasure: (account: string) => Promise<unknown>;
}

/** A client about whom every table that can has a row, and the therapist and the other client who knew them. */
export async function fullLife({ origin, now, cancelErasure }: Place) {
  const { therapist, client, conversation } = await openConversation(origin);
  const other = await joinPractice(therapist);
  const group = randomId();
  await therapist.call('conversations.create', {
    conversation: group,
    members: [client.account, other.account],
  });
  const commit = (position: number) => ({
    conversation: group,
    generation: 1,
    position,
    envelope: randomId(),
    bytes: randomBytesText(300),
    welcomes: [],
  });
  await therapist.call('conversations.commit', commit(1));
  // A step of the group's handshake that the others need, made by who will be gone.
  await client.call('conversations.commit', commit(2));
  await client.call('conversations.create', { conversation: randomId(), members: [] });
  await client.call('messages.send', message(conversation));
  const waiting = message(group, 2);
  await client.call('messages.send', waiting);
  await therapist.call('messages.send', message(conversation));
  const packages = { oneTime: [randomBytesText(100)], lastResort: randomBytesText(100) };
  await therapist.call('keyPackages.publish', { offer: packages });
  await client.call('keyPackages.fetch', { account: therapist.account });
  await therapist.call('keyPackages.fetch', { account: client.account });
  await client.call('keyPackages.publish', { offer: packages });
  await client.call('login.challenge', { account: client.account, device: client.device.id });
  await client.call('account.setEmail', { address: 'sara@example.org' });
  await client.call('recovery.put', { lookupId: randomBytesText(32), sealed: randomBytesText(5_000) });
  await client.call('blocks.put', { account: other.account, blocked: true });
  await other.call('blocks.put', { account: client.account, blocked: true });
  await client.call('reports.put', { report: randomId(), sealed: randomBytesText(600) });
  await client.call('account.setEmail', { address: 'somebody@example.org' });
  const text = { version: '1', language: 'en', hash: randomBytesText(32) } as const;
  await client.call('consents.put', { purpose: 'email', decision: 'given', decidedAt: now(), text });
  await client.call('account.restrict', { restricted: true, decidedAt: now() });
  await therapist.call('age.report', { account: client.account, age: 'under13' });
  await therapist.call('age.takeBack', { account: client.account });
  await client.login();
  const blob = randomBytesText(32);
  await client.call('blobs.begin', { blob, size: 10 });
  await client.call('blobs.put', { blob, at: 0, bytes: randomBytesText(10) });
  // A second computer: the news of it waits in everybody's mailbox.
  const { identity } = client;
  const second = makeDevice();
  await client.call('deviceLists.publish', {
    deviceList: identity.list([identity.device, second], 2, identity.list()),
    newDevice: {
      device: second.id,
      keyPackages: { oneTime: [randomBytesText(100)], lastResort: randomBytesText(100) },
    },
  });
  await cancelErasure(client.account);
  return { therapist, client, other, conversation, group, second, waiting };
}

/** People for service tests: a practice, a client who joined it, a conversation between them that is open for messages. */
import { randomBytesText, randomId, TestClient, TestIdentity } from './service-client.ts';

const week = 7 * 24 * 60 * 60 * 1000;

export async function openPractice(origin: string, identity = new TestIdentity()): Promise<TestClient> {
  const therapist = new TestClient(origin, identity);
  await therapist.call('accounts.openPractice', {
    enrolment: '',
    practiceName: 'Quiet Room',
    deviceList: identity.list(),
  });
  return therapist.login();
}

export async function invite(therapist: TestClient) {
  const invitation = {
    invitation: randomId(),
    lookupId: randomBytesText(32),
    sealedOffer: randomBytesText(600),
    expiresAt: Date.now() + week,
  };
  await therapist.call('invitations.create', invitation);
  return invitation;
}

export function acceptance(lookupId: string, identity: TestIdentity, oneTime = 3) {
  return {
    lookupId,
    deviceList: identity.list(),
    sealedAnswer: randomBytesText(500),
    keyPackages: {
      oneTime: Array.from({ length: oneTime }, () => randomBytesText(300)),
      lastResort: randomBytesText(300),
    },
  };
}

export async function joinPractice(therapist: TestClient): Promise<TestClient> {
  const { lookupId } = await invite(therapist);
  const client = new TestClient(therapist.origin);
  await client.call('invitations.accept', acceptance(lookupId, client.identity));
  return client.login();
}

export interface Pair {
  readonly therapist: TestClient;
  readonly client: TestClient;
  readonly conversation: string;
}

/** Generation 1 at epoch 1: the client has been welcomed. */
export async function openConversation(origin: string): Promise<Pair> {
  const therapist = await openPractice(origin);
  const client = await joinPractice(therapist);
  const conversation = randomId();
  await therapist.call('conversations.create', { conversation, members: [client.account] });
  await therapist.call('conversations.commit', {
    conversation,
    generation: 1,
    position: 1,
    envelope: randomId(),
    bytes: randomBytesText(400),
    welcomes: [{ device: client.device.id, bytes: randomBytesText(900) }],
  });
  return { therapist, client, conversation };
}

export function message(conversation: string, epoch = 1, bytes = randomBytesText(512)) {
  return { conversation, generation: 1, epoch, envelope: randomId(), bytes };
}

/** What the service holds about people: key changes that follow, blocks that are not shown, reports it cannot read. */
import { sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeviceList, keyChangeBytes } from '../../contract/domain/identity.ts';
import { startTestService, type TestService } from '../support/service.ts';
import {
  codeOf,
  makeDevice,
  randomBytesText,
  randomId,
  TestClient,
  TestIdentity,
} from '../support/service-client.ts';
import { message, openConversation, type Pair } from '../support/service-people.ts';

let service: TestService;
let pair: Pair;

beforeAll(async () => {
  service = await startTestService({ env: { O7_OPERATOR_KEY: randomBytesText(32) } });
  pair = await openConversation(service.origin);
});
afterAll(() => service?.remove());

/** The next list of `before`'s account under the key of `next`, with the word that `signer` signs. */
function changed(
  before: TestIdentity,
  next: TestIdentity,
  previous: DeviceList,
  signer = before,
): DeviceList {
  const device = makeDevice();
  const base = next.list([device], previous.version + 1, previous);
  const change = {
    from: before.accountKey.publicKey,
    to: next.accountKey.publicKey,
    version: base.version,
    previousHash: base.previousHash,
  };
  const word = sign(null, keyChangeBytes(before.account, change), signer.accountKey.privateKey);
  return { ...base, keyChanges: [{ ...change, signature: word.toString('base64url') }] };
}

const offer = (list: DeviceList) => ({
  deviceList: list,
  newDevice: {
    device: list.devices[0]?.device ?? '',
    keyPackages: { oneTime: [randomBytesText(300)], lastResort: randomBytesText(300) },
  },
});

describe('a changed account key', () => {
  it('is taken with the word of the key before, told to others, and refused without it', async () => {
    const { client, therapist } = await openConversation(service.origin);
    const first = client.identity.list();
    const next = Object.assign(new TestIdentity(), { account: client.account });
    const thief = new TestIdentity();
    const good = changed(client.identity, next, first);
    const { keyChanges: _word, ...without } = good;
    for (const list of [without, changed(client.identity, next, first, thief)]) {
      expect(await codeOf(new TestClient(service.origin).call('deviceLists.recover', offer(list)))).toBe(
        'deviceList.invalid',
      );
    }
    const asked = offer(good);
    const answer = await new TestClient(service.origin).call('deviceLists.recover', asked);
    expect(await new TestClient(service.origin).call('deviceLists.recover', asked)).toEqual(answer);
    const { lists } = await therapist.call('deviceLists.read', { accounts: [client.account] });
    expect(lists).toEqual([good]);
    const older = client.identity.list([makeDevice()], 3, good);
    expect(await codeOf(new TestClient(service.origin).call('deviceLists.recover', offer(older)))).toBe(
      'deviceList.invalid',
    );
  });
});

describe('a block', () => {
  it('stops messages and commits, and what the sender can ask for does not show it', async () => {
    const { therapist, client, conversation } = pair;
    const inbox = await client.live();
    const row = async (sent: { envelope: string }) => {
      const found = await therapist.call('messages.row', { conversation, envelope: sent.envelope });
      const { envelope: _id, number: _number, acceptedAt: _at, bytes, ...rest } = found.row;
      return { ...rest, hasBytes: bytes !== null };
    };
    await client.call('blocks.put', { account: therapist.account, blocked: true });
    const quiet = message(conversation);
    await therapist.call('messages.send', quiet);
    const commit = {
      conversation,
      generation: 1,
      position: 2,
      envelope: randomId(),
      bytes: randomBytesText(400),
      welcomes: [],
    };
    await therapist.call('conversations.commit', commit);
    await client.call('blocks.put', { account: therapist.account, blocked: false });
    const asleep = await row(quiet);
    const loud = message(conversation, 2);
    await therapist.call('messages.send', loud);
    await inbox.untilItems(2);
    const envelopes = inbox.items.flatMap((item) => ('envelope' in item ? [item.envelope] : []));
    expect(envelopes.slice(-1)).toEqual([loud.envelope]);
    expect(envelopes).not.toContain(quiet.envelope);
    expect(envelopes).not.toContain(commit.envelope);
    // Where it is needed again, the log has it.
    const log = await client.call('conversations.log', { conversation, generation: 1, from: 2 });
    expect(log.entries.map((entry) => entry.envelope)).toEqual([commit.envelope]);
    expect(asleep).toMatchObject({ waitingFor: 1, hasBytes: true, collectedAt: null });
    inbox.close();
  });

  it('is kept for nobody who is not joined, and the answer is the same', async () => {
    expect(await pair.client.call('blocks.put', { account: randomId(), blocked: true })).toEqual({ v: 1 });
    const { holdings } = await pair.client.call('account.holdings', {});
    expect(holdings.find(({ dataClass }) => dataClass === 'blocks')?.count).toBe(0);
  });
});

describe('a report', () => {
  it('is taken once for each id, and by a service with an operator’s key alone', async () => {
    const { client } = pair;
    const report = { report: randomId(), sealed: randomBytesText(600) };
    const first = await client.call('reports.put', report);
    expect(await client.call('reports.put', { ...report, sealed: randomBytesText(700) })).toEqual(first);
    const { holdings } = await client.call('account.holdings', {});
    expect(holdings.find(({ dataClass }) => dataClass === 'reports')?.count).toBe(1);
  });
});

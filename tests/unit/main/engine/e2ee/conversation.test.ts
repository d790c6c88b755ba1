// Whole conversations over both suites: create, add, join, write, renew, remove, late and early messages.

import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import {
  addMembers,
  bindingOf,
  decryptMessage,
  encryptMessage,
  epochOf,
  exportSecret,
  forkCheck,
  type GroupState,
  listMembers,
  processCommit,
  removeMembers,
  suiteNames,
  updateKeys,
} from '../../../../../main/engine/e2ee/index.ts';
import {
  accept,
  anything,
  binding,
  checked,
  createPerson,
  found,
  groupOf,
  hex,
  join,
  now,
  packageOf,
  read,
  refusal,
  text,
} from './kit.ts';

beforeAll(loadSodium);

const apply = async (state: GroupState, commit: Uint8Array): Promise<GroupState> =>
  (await processCommit(state, commit, { policy: anything, now })).state;

describe.each(suiteNames)('a conversation over %s', (suite) => {
  it('carries messages both ways between two people who see the same members, epoch and secrets', async () => {
    const people = [createPerson('therapist'), createPerson('client')];
    let [therapist, client] = (await groupOf(people, suite)) as [GroupState, GroupState];
    expect(listMembers(client).map(({ accountId }) => accountId)).toEqual(['therapist', 'client']);
    expect(read(bindingOf(client))).toBe(read(binding));
    expect(forkCheck(client)).toEqual(forkCheck(therapist));
    const secrets = [therapist, client].map((state) => exportSecret(state, 'call', text('room'), 32));
    expect(hex(await (secrets[0] as Promise<Uint8Array>))).toBe(
      hex(await (secrets[1] as Promise<Uint8Array>)),
    );

    const sent = await encryptMessage(therapist, text('مرحبًا 🌿'), text('data'));
    therapist = sent.state;
    const received = await decryptMessage(client, sent.envelope);
    client = received.state;
    expect(read(received.plaintext)).toBe('مرحبًا 🌿');
    expect(read(received.authenticatedData)).toBe('data');
    expect(received.author).toMatchObject({
      accountId: 'therapist',
      deviceId: 'therapist-1',
      leaf: 0,
      epoch: 1,
    });

    const answer = await encryptMessage(client, text('hello'));
    expect(read((await decryptMessage(therapist, answer.envelope)).plaintext)).toBe('hello');
  });

  it('goes on through adding, renewing and removing, and the removed device reads nothing afterwards', async () => {
    const [anna, ben, cleo] = [createPerson('anna'), createPerson('ben'), createPerson('cleo')];
    let [a, b] = (await groupOf([anna, ben], suite)) as [GroupState, GroupState];
    const own = await packageOf(cleo, suite);
    const adding = await addMembers(a, [await checked(own, suite)], anything);
    b = await apply(b, adding.commit);
    a = accept(adding);
    let c = await join(cleo, own, adding.welcome, suite);

    const renewal = await updateKeys(c);
    a = await apply(a, renewal.commit);
    b = await apply(b, renewal.commit);
    c = accept(renewal);
    expect(epochOf(c)).toBe(3);
    expect(forkCheck(a)).toEqual(forkCheck(c));
    expect(forkCheck(b)).toEqual(forkCheck(c));

    const removal = await removeMembers(a, [2], anything);
    const gone = await processCommit(c, removal.commit, { policy: anything, now });
    expect(gone.isRemoved).toBe(true);
    b = await apply(b, removal.commit);
    a = accept(removal);
    const secret = await encryptMessage(a, text('without cleo'));
    expect(read((await decryptMessage(b, secret.envelope)).plaintext)).toBe('without cleo');
    expect(await refusal(() => decryptMessage(c, secret.envelope))).toBe('e2ee.futureEpoch');
    expect(await refusal(() => decryptMessage(gone.state, secret.envelope))).toBe('e2ee.futureEpoch');
    expect(await refusal(() => encryptMessage(gone.state, text('x')))).toBe('e2ee.removed');
    expect(await refusal(() => updateKeys(gone.state))).toBe('e2ee.removed');
    expect(await refusal(() => exportSecret(gone.state, 'x', text(''), 32))).toBe('e2ee.removed');
  });

  it('reads messages that arrive in any order and after the epoch has moved on', async () => {
    let [a, b] = (await groupOf([createPerson('anna'), createPerson('ben')], suite)) as [
      GroupState,
      GroupState,
    ];
    const envelopes: Uint8Array[] = [];
    for (let at = 0; at < 8; at += 1) {
      const sent = await encryptMessage(a, text(`message ${at}`));
      a = sent.state;
      envelopes.push(sent.envelope);
    }
    const renewal = await updateKeys(b);
    a = await apply(a, renewal.commit);
    const order = [5, 0, 7, 3];
    const late = [6, 2, 1, 4];
    for (const at of order) {
      const received = await decryptMessage(b, envelopes[at] as Uint8Array);
      b = received.state;
      expect(read(received.plaintext)).toBe(`message ${at}`);
    }
    b = accept({ ...renewal, current: b });
    for (const at of late) {
      const received = await decryptMessage(b, envelopes[at] as Uint8Array);
      b = received.state;
      expect(read(received.plaintext)).toBe(`message ${at}`);
      expect(received.author.epoch).toBe(1);
    }
    for (const envelope of envelopes) {
      expect(await refusal(() => decryptMessage(b, envelope))).toBe('e2ee.replayed');
    }
  });

  it('begins alone at epoch 0 and renews its keys alone', async () => {
    const alone = await found(createPerson('anna'), suite);
    expect(epochOf(alone)).toBe(0);
    expect(epochOf(accept(await updateKeys(alone)))).toBe(1);
  });
});

// Who may add or remove whom, run as the receivers run it: on real commits.

import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import {
  addMembers,
  type CheckedKeyPackage,
  type CommitPolicy,
  draftCommit,
  founderPolicy,
  type GroupState,
  hasExactlyAccounts,
  listMembers,
  type Member,
  processCommit,
  removeMembers,
  twoAccountsPolicy,
  updateKeys,
} from '../../../../../main/engine/e2ee/index.ts';
import {
  accept,
  anything,
  checked,
  createDevice,
  createPerson,
  type Device,
  found,
  groupOf,
  now,
  packageOf,
  refusal,
} from './kit.ts';

beforeAll(loadSodium);

const nothing = { isRevoked: () => false, isListed: () => false, hasAsked: () => false };
const newPackage = async (device: Device): Promise<CheckedKeyPackage> => checked(await packageOf(device));

/** What a receiver says to a commit that the sender made without any rule of its own. */
async function verdict(
  sender: GroupState,
  receiver: GroupState,
  change: Parameters<typeof draftCommit>[1],
  policy: CommitPolicy,
): Promise<string> {
  const { commit } = await draftCommit(sender, change, anything);
  const own = await refusal(() => draftCommit(sender, change, policy)).catch(() => 'accepted');
  const received = await refusal(() => processCommit(receiver, commit, { policy, now })).catch(
    () => 'accepted',
  );
  expect(own).toBe(received);
  return received;
}

describe('a conversation of two', () => {
  const policy = twoAccountsPolicy(['anna', 'ben'], nothing);

  it('is founded by one commit that brings in the second account with all its devices', async () => {
    const anna = createPerson('anna');
    const start = await found(anna);
    const ben = createPerson('ben');
    const devices = [ben, createDevice(ben.account, 'ben-2'), createDevice(anna.account, 'anna-2')];
    const draft = await addMembers(start, await Promise.all(devices.map(newPackage)), policy);
    expect(hasExactlyAccounts(listMembers(draft.pending), ['anna', 'ben'])).toBe(true);
    expect(
      await refusal(async () => addMembers(start, [await newPackage(createPerson('zoe'))], policy)),
    ).toBe('e2ee.accountsFixed');
  });

  it('never takes in a third account nor loses one', async () => {
    const [anna, ben] = [createPerson('anna'), createPerson('ben')];
    const [a, b] = (await groupOf([anna, ben])) as [GroupState, GroupState];
    const zoe = await newPackage(createPerson('zoe'));
    expect(await verdict(a, b, { add: [zoe] }, policy)).toBe('e2ee.accountsFixed');
    const devices = [anna, ben, createDevice(anna.account, 'anna-2')];
    const [first, , second] = (await groupOf(devices)) as [GroupState, GroupState, GroupState];
    expect(await verdict(first, second, { remove: [1] }, policy)).toBe('e2ee.accountsFixed');
  });

  it('lets each account add and remove its own devices, not the other one’s', async () => {
    const [anna, ben] = [createPerson('anna'), createPerson('ben')];
    const [a, b] = (await groupOf([
      anna,
      ben,
      createDevice(anna.account, 'anna-2'),
      createDevice(ben.account, 'ben-2'),
    ])) as [GroupState, GroupState];
    expect(
      await verdict(a, b, { add: [await newPackage(createDevice(anna.account, 'anna-3'))] }, policy),
    ).toBe('accepted');
    expect(await verdict(a, b, { add: [await newPackage(createDevice(ben.account, 'ben-3'))] }, policy)).toBe(
      'e2ee.notAllowed',
    );
    expect(await verdict(a, b, { remove: [2] }, policy)).toBe('accepted');
    expect(await verdict(a, b, { remove: [3] }, policy)).toBe('e2ee.notAllowed');
    expect(await verdict(a, b, {}, policy)).toBe('accepted');
  });

  it('lets anyone remove a revoked device and bring back one that has asked', async () => {
    const [anna, ben] = [createPerson('anna'), createPerson('ben')];
    const [a, , c] = (await groupOf([anna, ben, createDevice(anna.account, 'anna-2')])) as [
      GroupState,
      GroupState,
      GroupState,
    ];
    const back = await newPackage(createDevice(ben.account, 'ben-2'));
    const is =
      (device: string) =>
      (member: Member): boolean =>
        member.deviceId === device;
    const informed = twoAccountsPolicy(['anna', 'ben'], {
      ...nothing,
      isRevoked: is('ben-1'),
      isListed: is('ben-2'),
    });
    expect(await verdict(a, c, { add: [back], remove: [1] }, informed)).toBe('accepted');
    const revokedOnly = twoAccountsPolicy(['anna', 'ben'], { ...nothing, isRevoked: is('ben-1') });
    expect(await verdict(a, c, { add: [back], remove: [1] }, revokedOnly)).toBe('e2ee.notAllowed');
    const requestedOnly = twoAccountsPolicy(['anna', 'ben'], { ...nothing, isListed: is('ben-2') });
    expect(await verdict(a, c, { add: [back], remove: [1] }, requestedOnly)).toBe('e2ee.notAllowed');
    expect(await verdict(a, c, { remove: [1] }, informed)).toBe('e2ee.accountsFixed');
  });

  it('lets anyone add a listed device anew with the commit that takes its leaf out, once it asked for that', async () => {
    const ben = createPerson('ben');
    const [a, , c] = (await groupOf([createPerson('anna'), ben, createPerson('ben-phone')])) as GroupState[];
    if (a === undefined || c === undefined) throw new Error('three');
    const accounts = ['anna', 'ben', 'ben-phone'] as const;
    const facts = { ...nothing, isListed: () => true, isTold: () => true };
    const change = { add: [await newPackage(ben)], remove: [1] };
    expect(hasExactlyAccounts(listMembers(a), accounts)).toBe(true);
    const asked = { ...facts, hasAsked: ({ deviceId }: Member) => deviceId === 'ben-1' };
    expect(await verdict(c, a, change, founderPolicy('anna', asked))).toBe('accepted');
    expect(await verdict(c, a, change, founderPolicy('anna', facts))).toBe('e2ee.notAllowed');
  });
});

describe('a group', () => {
  const policy = founderPolicy('anna', { ...nothing, isTold: (account) => account === 'zoe' });

  it('takes in and lets go accounts only by its founder', async () => {
    const [anna, ben, cleo] = [createPerson('anna'), createPerson('ben'), createPerson('cleo')];
    const [a, b, c] = (await groupOf([anna, ben, cleo])) as [GroupState, GroupState, GroupState];
    const zoe = await newPackage(createPerson('zoe'));
    expect(await verdict(a, b, { add: [zoe], remove: [2] }, policy)).toBe('accepted');
    expect(await verdict(b, c, { add: [zoe] }, policy)).toBe('e2ee.notFounder');
    expect(await verdict(b, a, { remove: [2] }, policy)).toBe('e2ee.notFounder');
    expect(await verdict(b, c, { remove: [0] }, policy)).toBe('e2ee.accountsFixed');
    expect(await verdict(b, c, { add: [await newPackage(createDevice(ben.account, 'ben-2'))] }, policy)).toBe(
      'accepted',
    );
    expect(
      await verdict(b, c, { add: [await newPackage(createDevice(cleo.account, 'cleo-2'))] }, policy),
    ).toBe('e2ee.notAllowed');
  });

  it('takes in nobody whom its founder did not tell of before', async () => {
    const [anna, ben] = [createPerson('anna'), createPerson('ben')];
    const [a, b] = (await groupOf([anna, ben])) as [GroupState, GroupState];
    const both = [await newPackage(createPerson('zoe')), await newPackage(createPerson('ghost'))];
    expect(await verdict(a, b, { add: both.slice(0, 1) }, policy)).toBe('accepted');
    expect(await verdict(a, b, { add: both }, policy)).toBe('e2ee.untold');
  });

  it('refuses removing oneself, someone absent, or the same leaf twice', async () => {
    const [a] = (await groupOf(['anna', 'ben'].map(createPerson))) as [GroupState];
    expect(await refusal(() => removeMembers(a, [0], anything))).toBe('e2ee.selfRemoval');
    expect(await refusal(() => removeMembers(a, [7], anything))).toBe('e2ee.unknownMember');
    expect(await refusal(() => removeMembers(a, [1, 1], anything))).toBe('e2ee.unknownMember');
  });

  it('goes on after a refused commit', async () => {
    const [a, b] = (await groupOf(['anna', 'ben', 'cleo'].map(createPerson))) as [GroupState, GroupState];
    await refusal(async () =>
      processCommit(a, (await removeMembers(b, [2], anything)).commit, { policy, now }),
    );
    const draft = await updateKeys(a);
    const applied = await processCommit(b, draft.commit, { policy, now });
    expect(listMembers(applied.state).length).toBe(listMembers(accept(draft)).length);
  });
});

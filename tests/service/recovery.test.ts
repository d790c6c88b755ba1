/** The way back with the account key alone: the sealed record, the newest list, and the list that revokes every older device. */
import { sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recoveryProofBytes } from '../../contract/domain/identity.ts';
import { limits } from '../../contract/domain/limits.ts';
import { startTestService, type TestService } from '../support/service.ts';
import {
  codeOf,
  makeDevice,
  randomBytesText,
  randomId,
  TestClient,
  TestIdentity,
} from '../support/service-client.ts';
import { joinPractice, openConversation, openPractice } from '../support/service-people.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ env: { O7_RATE_SCALE: '1000' } });
});
afterAll(() => service.remove());

const nobody = () => new TestClient(service.origin);
const record = (bytes: number = limits.recoveryRecordLeastBytes) => ({
  lookupId: randomBytesText(32),
  sealed: randomBytesText(bytes),
});
const keyPackages = () => ({ oneTime: [randomBytesText(300)], lastResort: randomBytesText(300) });

describe('the sealed identity', () => {
  it('is given to whoever knows its look-up id, without a login, as it was put', async () => {
    const person = await openPractice(service.origin);
    const kept = record(limits.recoveryRecordBytes);
    await person.call('recovery.put', kept);
    expect((await nobody().call('recovery.fetch', { lookupId: kept.lookupId })).sealed).toBe(kept.sealed);
    expect(await codeOf(nobody().call('recovery.fetch', { lookupId: randomBytesText(32) }))).toBe(
      'recovery.unknown',
    );
  });

  it('is one for each account: a new one takes its place, and the old look-up id finds nothing', async () => {
    const person = await openPractice(service.origin);
    const [first, second] = [record(), record()];
    await person.call('recovery.put', first);
    await person.call('recovery.put', second);
    await person.call('recovery.put', second);
    expect(await codeOf(nobody().call('recovery.fetch', { lookupId: first.lookupId }))).toBe(
      'recovery.unknown',
    );
    expect((await nobody().call('recovery.fetch', { lookupId: second.lookupId })).sealed).toBe(second.sealed);
    const { holdings } = await person.call('account.holdings', {});
    const held = holdings.find((one) => one.dataClass === 'recovery');
    expect(held?.count).toBe(1);
    expect(held?.bytes).toBeGreaterThan(limits.recoveryRecordLeastBytes);
  });

  it('cannot be taken over or pushed out by another account, and has a least and a greatest size', async () => {
    const [person, thief] = [await openPractice(service.origin), await openPractice(service.origin)];
    const kept = record();
    await person.call('recovery.put', kept);
    expect(await codeOf(thief.call('recovery.put', { ...record(), lookupId: kept.lookupId }))).toBe(
      'request.invalid',
    );
    expect((await nobody().call('recovery.fetch', { lookupId: kept.lookupId })).sealed).toBe(kept.sealed);
    expect(await codeOf(person.call('recovery.put', record(limits.recoveryRecordLeastBytes - 9)))).toBe(
      'request.invalid',
    );
    expect(await codeOf(nobody().call('recovery.put', record()))).toBe('auth.failed');
  });
});

/** Proves the account key of `identity`, as a device that nobody knows. */
async function askCurrent(identity: TestIdentity, changes: { origin?: string; account?: string } = {}) {
  const client = new TestClient(service.origin, identity);
  const account = changes.account ?? identity.account;
  const device = randomId();
  const { nonce } = await client.call('login.challenge', { account, device });
  const proof = { account, device, nonce };
  const signed = recoveryProofBytes({ ...proof, origin: changes.origin ?? service.origin });
  const signature = sign(null, signed, identity.accountKey.privateKey).toString('base64url');
  const ask = () => client.call('deviceLists.current', { ...proof, signature });
  return { ask, proof };
}

describe('the newest list', () => {
  it('is told to whoever holds the account key, once for each nonce', async () => {
    const person = await openPractice(service.origin);
    const { ask } = await askCurrent(person.identity);
    expect((await ask()).deviceList).toEqual(person.identity.list());
    expect(await codeOf(ask())).toBe('auth.failed');
  });

  it('is told to nobody else, and an unknown account is the same answer', async () => {
    const person = await openPractice(service.origin);
    const stranger = new TestIdentity();
    const attempts = [
      await askCurrent(stranger),
      await askCurrent(stranger, { account: person.account }),
      await askCurrent(person.identity, { origin: 'https://elsewhere.example' }),
    ];
    for (const { ask } of attempts) expect(await codeOf(ask())).toBe('auth.failed');
    // A login's signature is no proof, nor the other way round.
    const { proof } = await askCurrent(person.identity);
    const login = { ...proof, signature: person.signLogin(proof.nonce) };
    expect(await codeOf(nobody().call('deviceLists.current', login))).toBe('auth.failed');
  });

  it('of a contact is read by who is joined to it, and by nobody else', async () => {
    const { therapist, client } = await openConversation(service.origin);
    const stranger = await openPractice(service.origin);
    const accounts = [client.account, randomId(), stranger.account];
    expect((await therapist.call('deviceLists.read', { accounts })).lists).toEqual([client.identity.list()]);
    expect((await stranger.call('deviceLists.read', { accounts: [client.account] })).lists).toEqual([]);
    const next = client.identity.list([client.device], 2, client.identity.list());
    await client.call('deviceLists.publish', { deviceList: next, newDevice: null });
    expect((await therapist.call('deviceLists.read', { accounts })).lists).toEqual([next]);
  });
});

describe('a list from who lost every device', () => {
  it('brings a new device in, ends every older one, and tells contacts', async () => {
    const { therapist, client } = await openConversation(service.origin);
    const device = makeDevice();
    const deviceList = client.identity.list([device], 2, client.identity.list());
    const request = { deviceList, newDevice: { device: device.id, keyPackages: keyPackages() } };
    expect((await nobody().call('deviceLists.recover', request)).version).toBe(2);
    expect((await nobody().call('deviceLists.recover', request)).version).toBe(2);
    expect(await codeOf(client.call('invitations.list', {}))).toBe('auth.failed');
    const back = await new TestClient(service.origin, client.identity, device).login();
    expect(await codeOf(back.call('invitations.list', {}))).toBe('done');
    const live = await (await therapist.live()).until((one) =>
      one.items.some((item) => item.kind === 'devices'),
    );
    expect(live.items.find((item) => item.kind === 'devices')).toMatchObject({ deviceList });
    live.close();
    const { packages } = await therapist.call('keyPackages.fetch', { account: client.account });
    expect(packages.map((one) => one.device)).toEqual([device.id]);
  });

  it('goes neither back nor astray', async () => {
    const person = await openPractice(service.origin);
    const first = person.identity.list();
    const device = makeDevice();
    const recover = (deviceList: typeof first, id = device.id) =>
      codeOf(
        nobody().call('deviceLists.recover', {
          deviceList,
          newDevice: { device: id, keyPackages: keyPackages() },
        }),
      );
    const second = person.identity.list([device], 2, first);
    expect(await recover({ ...second, version: 3 })).toBe('deviceList.invalid');
    expect(await recover(person.identity.list([device], 3, second))).toBe('deviceList.rollback');
    expect(await recover(person.identity.list([device, person.device], 2, first))).toBe('deviceList.invalid');
    expect(await recover(second, person.device.id)).toBe('deviceList.invalid');
    // A stranger's list, and one of an account that nobody opened, are the same answer.
    const stranger = new TestIdentity();
    expect(await recover(stranger.list([device], 2, stranger.list()))).toBe('deviceList.invalid');
    expect(await codeOf(person.call('invitations.list', {}))).toBe('done');
    expect(await recover(second)).toBe('done');
    expect(await recover(person.identity.list([makeDevice()], 2, first))).toBe('deviceList.invalid');
  });

  it('leaves contacts of others alone', async () => {
    const therapist = await openPractice(service.origin);
    const [one, other] = [await joinPractice(therapist), await joinPractice(therapist)];
    const device = makeDevice();
    await nobody().call('deviceLists.recover', {
      deviceList: one.identity.list([device], 2, one.identity.list()),
      newDevice: { device: device.id, keyPackages: keyPackages() },
    });
    expect(await codeOf(other.call('invitations.list', {}))).toBe('done');
    expect(await codeOf(therapist.call('invitations.list', {}))).toBe('done');
  });
});

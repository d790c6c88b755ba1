/** Key packages: one-time means once, the last resort stays, only joined people may fetch, ten a day. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { limits } from '../../contract/domain/limits.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { codeOf, randomBytesText, randomId, type TestClient } from '../support/service-client.ts';
import { joinPractice, openConversation, openPractice } from '../support/service-people.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.remove());

const offerOf = (count: number) => ({
  oneTime: Array.from({ length: count }, () => randomBytesText(300)),
  lastResort: randomBytesText(300),
});

async function fetchOne(from: TestClient, account: string) {
  const { packages } = await from.call('keyPackages.fetch', { account });
  return packages[0];
}

it('hands out one-time packages once and in order, then the last resort again and again', async () => {
  const therapist = await openPractice(service.origin);
  const client = await joinPractice(therapist);
  const offer = offerOf(3);
  await therapist.call('keyPackages.publish', { offer });
  for (const keyPackage of offer.oneTime) {
    expect(await fetchOne(client, therapist.account)).toEqual({
      device: therapist.device.id,
      keyPackage,
      lastResort: false,
    });
  }
  for (let more = 0; more < 2; more++) {
    const last = { device: therapist.device.id, keyPackage: offer.lastResort, lastResort: true };
    expect(await fetchOne(client, therapist.account)).toEqual(last);
  }
});

it('never hands one package to two people who ask at once', async () => {
  const { therapist, client } = await openConversation(service.origin);
  await therapist.call('keyPackages.publish', { offer: offerOf(10) });
  const fetched = await Promise.all(Array.from({ length: 8 }, () => fetchOne(client, therapist.account)));
  expect(new Set(fetched.map((one) => one?.keyPackage)).size).toBe(8);
});

it('does not bring a package back when the offer is repeated', async () => {
  const therapist = await openPractice(service.origin);
  const client = await joinPractice(therapist);
  const offer = offerOf(2);
  expect(await therapist.call('keyPackages.publish', { offer })).toEqual({ v: 1, oneTimeLeft: 2 });
  const first = await fetchOne(client, therapist.account);
  expect(await therapist.call('keyPackages.publish', { offer })).toEqual({ v: 1, oneTimeLeft: 2 });
  expect((await fetchOne(client, therapist.account))?.keyPackage).not.toBe(first?.keyPackage);
});

it('keeps the newest fifty and replaces the last resort', async () => {
  const therapist = await openPractice(service.origin);
  await therapist.call('keyPackages.publish', { offer: offerOf(limits.keyPackagesOneTime) });
  const newer = offerOf(10);
  const { oneTimeLeft } = await therapist.call('keyPackages.publish', { offer: newer });
  expect(oneTimeLeft).toBe(limits.keyPackagesOneTime);
  const tooMany = { offer: { ...offerOf(limits.keyPackagesOneTime), oneTime: offerOf(51).oneTime } };
  expect(await codeOf(therapist.call('keyPackages.publish', tooMany))).toBe('request.invalid');
});

it('answers alike for strangers, unknown accounts and people without packages', async () => {
  const therapist = await openPractice(service.origin);
  const stranger = await openPractice(service.origin);
  const client = await joinPractice(therapist);
  for (const account of [stranger.account, randomId()]) {
    expect(await codeOf(client.call('keyPackages.fetch', { account }))).toBe('keyPackage.none');
  }
  expect(await codeOf(client.call('keyPackages.fetch', { account: therapist.account }))).toBe(
    'keyPackage.none',
  );
});

it('stops after ten a day and pair', async () => {
  const therapist = await openPractice(service.origin);
  const client = await joinPractice(therapist);
  await therapist.call('keyPackages.publish', { offer: offerOf(20) });
  for (let fetched = 0; fetched < limits.keyPackageFetchesPerPairPerDay; fetched++) {
    await fetchOne(client, therapist.account);
  }
  expect(await codeOf(fetchOne(client, therapist.account))).toBe('keyPackage.limit');
  const other = await joinPractice(therapist);
  expect(await fetchOne(other, therapist.account)).toMatchObject({ lastResort: false });
});

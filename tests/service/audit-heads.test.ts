/** How long a security log is known to be: signed by its account, never shorter, a bounded number of logs. */
import { randomBytes, sign } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type AuditHead, auditHeadBytes } from '../../contract/domain/audit-log.ts';
import { limits } from '../../contract/domain/limits.ts';
import type { RunningService } from '../../service/start.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { codeOf, randomBytesText, type TestClient, type TestIdentity } from '../support/service-client.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';
import { openPractice } from '../support/service-people.ts';

let postgres: TestPostgres;
let service: RunningService;
let person: TestClient;
const clock = new TestClock();

beforeAll(async () => {
  postgres = await startTestPostgres();
  service = await startInProcess(postgres.url, clock);
});
afterAll(async () => {
  await service.close();
  await postgres.remove();
});
beforeEach(async () => {
  person = await openPractice(service.origin);
});

const someLog = randomBytes(32).toString('base64url');

function headOf(identity: TestIdentity, count: number, log = someLog): AuditHead {
  const head = { log, count, hash: randomBytesText(32), at: 1_000 + count };
  const signature = sign(null, auditHeadBytes(identity.account, head), identity.accountKey.privateKey);
  return { ...head, signature: signature.toString('base64url') };
}

const put = async (head: AuditHead) => (await person.call('audit.putHead', { head })).known;

it('answers what was known before, and remembers the longest', async () => {
  const [three, five, otherFive, two] = [3, 5, 5, 2].map((count) => headOf(person.identity, count));
  if (three === undefined || five === undefined || otherFive === undefined || two === undefined)
    throw Error();
  expect(await put(three)).toBeNull();
  expect(await put(five)).toEqual(three);
  expect(await put(two)).toEqual(five);
  expect(await put(otherFive)).toEqual(five);
  expect(await put(five)).toEqual(five);
});

it('keeps each log of each account apart', async () => {
  await put(headOf(person.identity, 7));
  expect(await put(headOf(person.identity, 1, randomBytesText(32)))).toBeNull();
  person = await openPractice(service.origin);
  expect(await put(headOf(person.identity, 1))).toBeNull();
});

it('refuses what the account did not sign', async () => {
  const stranger = await openPractice(service.origin);
  const head = headOf(person.identity, 3);
  for (const forged of [
    headOf(stranger.identity, 3),
    { ...head, count: 4 },
    { ...head, hash: randomBytesText(32) },
    { ...head, at: head.at + 1 },
    { ...head, log: randomBytesText(32) },
    { ...head, signature: randomBytesText(64) },
  ]) {
    expect(await codeOf(person.call('audit.putHead', { head: forged }))).toBe('request.invalid');
  }
  expect(await put(head)).toBeNull();
});

it('forgets the oldest log of an account that begins ever new ones', async () => {
  const logs = Array.from({ length: limits.auditLogsPerAccount + 1 }, () => randomBytesText(32));
  for (const log of logs) {
    clock.advance(1);
    await put(headOf(person.identity, 1, log));
  }
  const [first = '', second = ''] = logs;
  expect(await put(headOf(person.identity, 2, second))).toMatchObject({ log: second, count: 1 });
  expect(await put(headOf(person.identity, 2, first))).toBeNull();
});

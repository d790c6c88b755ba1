/** Sealed files at the service: pieces in order, resumed, read by who knows the id, within a share, gone in time. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { limits } from '../../contract/domain/limits.ts';
import { openDatabase } from '../../service/db/open.ts';
import { createExpiry } from '../../service/jobs/expiry.ts';
import { createLog } from '../../service/log.ts';
import type { RunningService } from '../../service/start.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { codeOf, randomBytesText, TestClient } from '../support/service-client.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';
import { joinPractice, openPractice } from '../support/service-people.ts';

const piece = limits.blobPieceBytes;
let postgres: TestPostgres;
let service: RunningService;
let clock: TestClock;
let person: TestClient;
let other: TestClient;

beforeAll(async () => {
  postgres = await startTestPostgres();
  clock = new TestClock();
  service = await startInProcess(postgres.url, clock);
  person = await openPractice(service.origin);
  other = await joinPractice(person);
});
afterAll(async () => {
  await service.close();
  await postgres.remove();
});

/** A sealed file of two whole pieces and a rest. */
const makeBlob = (size = 2 * piece + 777) => ({ blob: randomBytesText(32), bytes: randomBytes(size) });
const put = (by: TestClient, { blob, bytes }: ReturnType<typeof makeBlob>, at: number) =>
  by.call('blobs.put', { blob, at, bytes: bytes.subarray(at, at + piece).toString('base64url') });

async function putWhole(by: TestClient, made = makeBlob()) {
  await by.call('blobs.begin', { blob: made.blob, size: made.bytes.length });
  for (let at = 0; at < made.bytes.length; at += piece) await put(by, made, at);
  return made;
}

it('comes out as it went in, for anybody who knows the id, and only once it is whole', async () => {
  const made = makeBlob();
  await person.call('blobs.begin', { blob: made.blob, size: made.bytes.length });
  expect((await put(person, made, 0)).received).toBe(piece);
  expect(await codeOf(other.call('blobs.read', { blob: made.blob, at: 0 }))).toBe('blob.unknown');
  await put(person, made, piece);
  expect((await put(person, made, 2 * piece)).received).toBe(made.bytes.length);
  const parts: Buffer[] = [];
  for (let at = 0; at < made.bytes.length; at += piece) {
    const { size, bytes } = await other.call('blobs.read', { blob: made.blob, at });
    expect(size).toBe(made.bytes.length);
    parts.push(Buffer.from(bytes, 'base64url'));
  }
  expect(Buffer.concat(parts).equals(made.bytes)).toBe(true);
  const { holdings } = await person.call('account.holdings', {});
  const held = holdings.find((one) => one.dataClass === 'undelivered');
  expect(held?.bytes).toBeGreaterThan(made.bytes.length);
});

it('goes on where it broke off: told by begin, repeats change nothing, gaps are refused', async () => {
  const made = makeBlob();
  const begin = () => person.call('blobs.begin', { blob: made.blob, size: made.bytes.length });
  expect((await begin()).received).toBe(0);
  await put(person, made, 0);
  expect((await begin()).received).toBe(piece);
  const forged = { ...made, bytes: randomBytes(made.bytes.length) };
  expect((await put(person, forged, 0)).received).toBe(piece);
  expect(await codeOf(put(person, made, 2 * piece))).toBe('blob.outOfOrder');
  const [first, second] = await Promise.all([put(person, made, piece), put(person, made, piece)]);
  expect([first.received, second.received]).toEqual([2 * piece, 2 * piece]);
  await put(person, made, 2 * piece);
  const { bytes } = await other.call('blobs.read', { blob: made.blob, at: 0 });
  expect(Buffer.from(bytes, 'base64url').equals(made.bytes.subarray(0, piece))).toBe(true);
});

it('takes no piece of another length, from elsewhere, past the end, or of somebody else', async () => {
  const made = makeBlob();
  await person.call('blobs.begin', { blob: made.blob, size: made.bytes.length });
  const bytes = randomBytesText(piece);
  const refused = [
    () => person.call('blobs.put', { blob: made.blob, at: 0, bytes: randomBytesText(piece - 1) }),
    () => person.call('blobs.put', { blob: made.blob, at: 5, bytes }),
    () => person.call('blobs.put', { blob: made.blob, at: 3 * piece, bytes }),
    () => person.call('blobs.put', { blob: made.blob, at: 2 * piece, bytes }),
    () => person.call('blobs.begin', { blob: made.blob, size: made.bytes.length + 1 }),
    () => other.call('blobs.begin', { blob: made.blob, size: made.bytes.length }),
    () => person.call('blobs.begin', { blob: randomBytesText(31), size: 5 }),
    () => person.call('blobs.begin', { blob: randomBytesText(32), size: 0 }),
    () => person.call('blobs.begin', { blob: randomBytesText(32), size: limits.fileBytes * 2 }),
  ];
  for (const ask of refused) expect(await codeOf(ask())).toBe('request.invalid');
  expect(await codeOf(other.call('blobs.put', { blob: made.blob, at: 0, bytes }))).toBe('blob.unknown');
  expect(await codeOf(person.call('blobs.put', { blob: randomBytesText(32), at: 0, bytes }))).toBe(
    'blob.unknown',
  );
  const whole = await putWhole(person);
  for (const at of [1, piece - 1, 3 * piece])
    expect(await codeOf(other.call('blobs.read', { blob: whole.blob, at }))).toBe('blob.unknown');
  const nobody = new TestClient(service.origin);
  expect(await codeOf(nobody.call('blobs.read', { blob: whole.blob, at: 0 }))).toBe('auth.failed');
});

it('is removed by the account that put it alone, and nobody is told whether it was there', async () => {
  const made = await putWhole(person, makeBlob(100));
  expect(await codeOf(other.call('blobs.remove', { blob: made.blob }))).toBe('done');
  expect(await codeOf(other.call('blobs.read', { blob: made.blob, at: 0 }))).toBe('done');
  expect(await codeOf(person.call('blobs.remove', { blob: made.blob }))).toBe('done');
  expect(await codeOf(other.call('blobs.read', { blob: made.blob, at: 0 }))).toBe('blob.unknown');
  expect(await codeOf(person.call('blobs.remove', { blob: made.blob }))).toBe('done');
});

it('ends at an account its share, however many ask at once, and few pieces are taken at a time', async () => {
  const hoarder = await openPractice(service.origin);
  const size = limits.fileBytes;
  const most = Math.floor(limits.blobBytesPerAccount / size);
  const asked = await Promise.all(
    Array.from({ length: most + 5 }, () =>
      codeOf(hoarder.call('blobs.begin', { blob: randomBytesText(32), size })),
    ),
  );
  expect(asked.filter((code) => code === 'done')).toHaveLength(most);
  expect(asked.filter((code) => code === 'blob.noRoom')).toHaveLength(5);
  expect(await codeOf(person.call('blobs.begin', { blob: randomBytesText(32), size }))).toBe('done');
  const made = await putWhole(person, makeBlob(50));
  const reads = Array.from({ length: 40 }, () =>
    codeOf(other.call('blobs.read', { blob: made.blob, at: 0 })),
  );
  const codes = new Set(await Promise.all(reads));
  expect([...codes].every((code) => code === 'done' || code === 'service.busy')).toBe(true);
  expect(await codeOf(other.call('blobs.read', { blob: made.blob, at: 0 }))).toBe('done');
});

it('is gone after its lifetime, pieces and all, and not before', async () => {
  const made = await putWhole(person);
  const opened = await openDatabase(postgres.url, createLog('silent'));
  const expire = createExpiry({ clock, db: opened.db, log: createLog('silent') });
  const pieces = async () =>
    (await postgres.query('SELECT 1 FROM blob_pieces WHERE blob = $1', [Buffer.from(made.blob, 'base64url')]))
      .length;
  clock.advance(limits.mailboxLifetimeMs - 1_000);
  await expire();
  expect(await pieces()).toBe(3);
  clock.advance(1_000);
  await expire();
  expect(await pieces()).toBe(0);
  await opened.close();
});

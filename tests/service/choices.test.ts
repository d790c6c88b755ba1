/** What an account decides about the use of its data: restriction, consents, receipts' countersignature, the service's key. */
import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countersignatureBytes } from '../../contract/domain/receipt.ts';
import { openDatabase } from '../../service/db/open.ts';
import { createExpiry } from '../../service/jobs/expiry.ts';
import { createLog } from '../../service/log.ts';
import type { RunningService } from '../../service/start.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { makeDevice, randomBytesText, TestClient } from '../support/service-client.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';
import { message, openConversation } from '../support/service-people.ts';
import { dump, tablesWith } from '../support/traces.ts';

const day = 24 * 60 * 60 * 1000;
const clock = new TestClock();
let postgres: TestPostgres;
let service: RunningService;
let expire: () => Promise<number | null>;
let closeDatabase: () => Promise<void>;

beforeAll(async () => {
  postgres = await startTestPostgres();
  service = await startInProcess(postgres.url, clock);
  const log = createLog('silent');
  const opened = await openDatabase(postgres.url, log);
  closeDatabase = opened.close;
  expire = createExpiry({ clock, db: opened.db, log });
});
afterAll(async () => {
  await closeDatabase();
  await service.close();
  await postgres.remove();
});

const restrict = async (person: TestClient, restricted: boolean, decidedAt: number) =>
  (await person.call('account.restrict', { restricted, decidedAt })).restriction;
/** The rows of this account alone: others of this file wait as well. */
const countWaiting = async (person: TestClient): Promise<number> => {
  const rows = await postgres.query('SELECT 1 FROM deliveries WHERE device = $1', [
    Buffer.from(person.device.id, 'base64url'),
  ]);
  return rows.length;
};

describe('decisions and receipts', () => {
  it('S7: the newest decision about a purpose stands, with the text it was about', async () => {
    const { client } = await openConversation(service.origin);
    const text = { version: '1', language: 'ar', hash: randomBytesText(32) } as const;
    const put = (decision: 'given' | 'withdrawn', decidedAt: number) =>
      client.call('consents.put', { purpose: 'email', decision, decidedAt, text });
    await put('given', 5);
    await put('withdrawn', 9);
    await put('given', 7);
    const rows = await postgres.query(
      'SELECT decision, decided_at::int, language FROM consents WHERE account = $1',
      [Buffer.from(client.account, 'base64url')],
    );
    expect(rows).toEqual([{ decision: 'withdrawn', decided_at: 9, language: 'ar' }]);
    const { holdings } = await client.call('account.holdings', {});
    expect(holdings.find(({ dataClass }) => dataClass === 'choices')?.count).toBe(1);
  });

  it('are countersigned with a key that outlives the process, over a hash that is written down nowhere', async () => {
    const { client } = await openConversation(service.origin);
    const hash = randomBytesText(32);
    const { at, signature } = await client.call('receipts.countersign', { hash });
    expect(at).toBe(clock.now());
    await service.close();
    service = await startInProcess(postgres.url, clock);
    client.origin = service.origin;
    const { signingKey } = await client.call('service.keys', {});
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: signingKey }, format: 'jwk' });
    const signed = countersignatureBytes(Buffer.from(hash, 'base64url'), at);
    expect(verify(null, signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
    const tables = await dump(postgres.url);
    expect(tablesWith(tables, client.account)).not.toEqual([]);
    expect(tablesWith(tables, hash)).toEqual([]);
  });
});

describe('an account whose data is only stored', () => {
  it('keeps to the decision made last, whichever device tells it first, and lets the others begin anew', async () => {
    const { client } = await openConversation(service.origin);
    const { identity } = client;
    const second = makeDevice();
    await client.call('deviceLists.publish', {
      deviceList: identity.list([identity.device, second], 2, identity.list()),
      newDevice: {
        device: second.id,
        keyPackages: { oneTime: [randomBytesText(100)], lastResort: randomBytesText(100) },
      },
    });
    const other = await new TestClient(service.origin, identity, second).login();
    const live = await other.live();
    expect(live.hello.restriction).toBeNull();
    const held = await restrict(client, true, 300);
    await live.untilClosed();
    expect((await other.live()).hello.restriction).toEqual(held);
    expect(await restrict(other, false, 299)).toEqual(held);
    expect(await restrict(other, true, 300)).toEqual(held);
    expect(await restrict(other, false, 301)).toBeNull();
    expect(await restrict(client, true, 300)).toBeNull();
  });

  // The last one: time goes on for all.
  it('S10: gets nothing, and what waits for it outlives the sixty days that end it for anybody else', async () => {
    const paused = await openConversation(service.origin);
    const other = await openConversation(service.origin);
    expect(await restrict(paused.client, true, 100)).toMatchObject({ decidedAt: 100 });
    for (const { therapist, conversation } of [paused, other])
      for (let count = 0; count < 2; count++) await therapist.call('messages.send', message(conversation));
    const blob = randomBytesText(32);
    for (const [pair, id] of [[paused, blob] as const, [other, randomBytesText(32)] as const]) {
      await pair.therapist.call('blobs.begin', { blob: id, size: 10 });
      await pair.therapist.call('blobs.put', { blob: id, at: 0, bytes: randomBytesText(10) });
    }
    const live = await paused.client.live();
    expect(live.hello.restriction).toMatchObject({ decidedAt: 100 });
    expect(live.items).toEqual([]);
    live.close();
    expect(await countWaiting(paused.client)).toBe(3);

    clock.advance(70 * day);
    await expire();
    expect([await countWaiting(paused.client), await countWaiting(other.client)]).toEqual([3, 0]);
    const blobs = await postgres.query<{ id: Buffer }>('SELECT id FROM blobs');
    expect(blobs.map(({ id }) => id.toString('base64url'))).toEqual([blob]);

    // Lifted: the sixty days begin anew, and then they end for this account too.
    await paused.client.login();
    expect(await restrict(paused.client, false, 200)).toBeNull();
    await expire();
    const after = await paused.client.live();
    await after.untilItems(3);
    expect(after.items.map(({ kind }) => kind)).toEqual(['welcome', 'message', 'message']);
    expect(after.items.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    clock.advance(61 * day);
    await expire();
    expect(await countWaiting(paused.client)).toBe(0);
  });
});

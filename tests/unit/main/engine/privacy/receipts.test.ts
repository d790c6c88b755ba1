/** Receipts: signed here, countersigned by a service that learns a hash, checked by a program that needs neither. */
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  countersignatureBytes,
  receiptBytes,
  receiptFileText,
  type UnsignedReceipt,
} from '../../../../../contract/domain/receipt.ts';
import { checkReceiptFile } from '../../../../../contract/domain/receipt-check.ts';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import type { Desk } from '../../../../../main/engine/messaging/desk.ts';
import { countersignReceipts } from '../../../../../main/engine/privacy/receipts/countersign.ts';
import { hashText, issueReceipt } from '../../../../../main/engine/privacy/receipts/issue.ts';
import {
  acceptServiceKey,
  noteServiceKey,
  viewServiceKey,
} from '../../../../../main/engine/privacy/receipts/service-key.ts';
import { takeCountersigned, takeReceipt } from '../../../../../main/engine/privacy/receipts/taking.ts';
import { viewReceipts } from '../../../../../main/engine/privacy/receipts/view.ts';
import { makeProfile } from '../../../../../main/engine/profile/sign-up.ts';
import { openMemoryStore } from '../../../../../main/engine/store/database.ts';
import { findReceipt } from '../../../../../main/engine/store/repositories/privacy-receipts.ts';
import { inTransaction } from '../../../../../main/engine/store/statement.ts';
import type { Authorised } from '../../../../../main/engine/sync/authorised.ts';
import { auditCrypto } from '../../../../../main/shell/audit-file.ts';

const start = 1_700_000_000_000;

function makeDesk(): Desk {
  const { account, device } = makeProfile('client', 'Noor', start);
  const parts = {
    store: openMemoryStore(),
    clock: { now: () => start + 5 },
    emit() {},
    account,
    device,
    wake() {},
  };
  return parts as unknown as Desk;
}

/** A service that signs, and notes all it is told. */
function makeService() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signingKey = publicKey.export({ format: 'jwk' }).x ?? '';
  const told: unknown[] = [];
  const authorised = async (name: string, request: { hash?: string }) => {
    told.push(request);
    if (name === 'service.keys') return { v: 1, signingKey };
    const at = start + 60_000;
    const signed = countersignatureBytes(Buffer.from(request.hash ?? '', 'base64url'), at);
    return { v: 1, at, signature: sign(null, signed, privateKey).toString('base64url') };
  };
  return { signingKey, told, authorised: authorised as unknown as Authorised };
}

let desk: Desk;
let service: ReturnType<typeof makeService>;
beforeAll(loadSodium);
beforeEach(() => {
  desk = makeDesk();
  service = makeService();
});

const text = { name: 'purpose.email', version: '1', language: 'ar', hash: '' } as const;
const issue = () =>
  inTransaction(desk.store, () =>
    issueReceipt(desk, {
      act: 'consent.given',
      text: { ...text, hash: hashText('نص') },
      details: { purpose: 'email', count: 3 },
    }),
  );
const connect = () => countersignReceipts(desk).whileConnected(service.authorised);
const saved = (id: string): string => {
  const found = findReceipt(desk.store, id);
  if (found === undefined) throw new Error('not here');
  return receiptFileText(found.receipt, found.countersignature);
};

describe('a receipt', () => {
  it('belongs to the transaction of what it tells of', () => {
    expect(() =>
      inTransaction(desk.store, () => {
        issueReceipt(desk, { act: 'deleted' });
        throw new Error('it did not come to pass');
      }),
    ).toThrow('it did not come to pass');
    expect(viewReceipts(desk)).toEqual([]);
  });

  it('has no room for what a person wrote', () => {
    for (const details of [{ words: 'my worst memory' }, { note: 'كتبت هذا' }, { name: 'a'.repeat(65) }])
      expect(() => issueReceipt(desk, { act: 'deleted', details })).toThrow();
    expect(viewReceipts(desk)).toEqual([]);
  });

  it('is countersigned by a service that is told a hash and nothing else', async () => {
    const { id } = issue();
    expect(viewReceipts(desk)).toMatchObject([{ id, here: true, countersignedAt: null }]);
    expect(checkReceiptFile(saved(id), auditCrypto)).toMatchObject({ ok: true, countersignature: null });
    await connect();
    expect(viewReceipts(desk)).toMatchObject([{ id, countersignedAt: start + 60_000 }]);
    expect(service.told).toEqual([{}, { hash: expect.stringMatching(/^[\w-]{43}$/) }]);
    expect(checkReceiptFile(saved(id), auditCrypto)).toMatchObject({
      ok: true,
      receipt: { act: 'consent.given', details: { purpose: 'email', count: 3 } },
      countersignature: { key: service.signingKey },
    });
    await connect();
    expect(service.told).toHaveLength(2);
  });

  it('waits where the service cannot be reached, shows another key, or signs something else', async () => {
    const { id } = issue();
    const away = (() => Promise.reject(new AppError('network.offline'))) as Authorised;
    await countersignReceipts(desk).whileConnected(away);
    noteServiceKey(desk.store, makeService().signingKey);
    await connect();
    expect(viewServiceKey(desk.store)).toMatchObject({ shown: service.signingKey });
    expect(viewReceipts(desk)).toMatchObject([{ id, countersignedAt: null }]);
    expect(() => acceptServiceKey(desk.store, makeService().signingKey)).toThrow('request.invalid');
    acceptServiceKey(desk.store, service.signingKey);
    expect(viewServiceKey(desk.store)).toEqual({ pinned: service.signingKey, shown: null });
    const honest = service.authorised as (name: string, request: unknown) => Promise<object>;
    const lying = async (name: string, request: unknown) =>
      name === 'service.keys' ? honest(name, request) : { ...(await honest(name, request)), at: start };
    await countersignReceipts(desk).whileConnected(lying as Authorised);
    expect(viewReceipts(desk)).toMatchObject([{ countersignedAt: null }]);
    await connect();
    expect(viewReceipts(desk)).toMatchObject([{ countersignedAt: start + 60_000 }]);
  });

  it('of another computer of the account is taken, of anybody else it is not', async () => {
    const receipt = issue();
    await connect();
    const countersignature = findReceipt(desk.store, receipt.id)?.countersignature;
    if (countersignature == null) throw new Error('not signed');
    const other = { ...makeDesk(), account: desk.account } as Desk;
    takeReceipt(other, { ...receipt, at: receipt.at + 1 });
    takeReceipt(other, receipt);
    takeCountersigned(other, receipt.id, { ...countersignature, at: start });
    expect(viewReceipts(other)).toMatchObject([{ id: receipt.id, here: false, countersignedAt: null }]);
    takeCountersigned(other, receipt.id, countersignature);
    expect(viewReceipts(other)).toMatchObject([{ countersignedAt: start + 60_000 }]);
    const stranger = makeDesk();
    takeReceipt(stranger, receipt);
    expect(viewReceipts(stranger)).toEqual([]);
  });
});

describe('a saved receipt', () => {
  it('is not genuine once any one letter of it is another', async () => {
    const { id } = issue();
    await connect();
    const whole = saved(id);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0x20, max: 0x7e }), (at, letter) => {
        const changed = whole.slice(0, at) + String.fromCharCode(letter) + whole.slice(at + 1);
        fc.pre(changed !== whole);
        expect(checkReceiptFile(changed, auditCrypto).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('has bytes of its own: no two that differ in anything sign the same, and the order of details says nothing', () => {
    const name = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,5}$/);
    const value = fc.oneof(fc.nat(), fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,5}$/));
    const anyReceipt = fc
      .record({
        at: fc.nat(3),
        act: fc.constantFrom('access' as const, 'deleted' as const),
        details: fc.dictionary(name, value, { maxKeys: 3 }),
        text: fc.option(
          fc.record({ version: fc.constantFrom('1', '11'), language: fc.constantFrom('en', 'ar') }),
        ),
      })
      .map(
        ({ text: some, ...rest }): UnsignedReceipt => ({
          v: 1,
          id: desk.device.id,
          method: 'window',
          device: desk.device.entry,
          text: some === null ? null : { ...text, hash: hashText('x'), ...(some as { version: string }) },
          ...rest,
        }),
      );
    const sorted = (one: UnsignedReceipt) =>
      JSON.stringify({ ...one, details: Object.entries(one.details).sort() });
    fc.assert(
      fc.property(anyReceipt, anyReceipt, (one, other) => {
        const isSame = Buffer.from(receiptBytes(one)).equals(receiptBytes(other));
        expect(isSame).toBe(sorted(one) === sorted(other));
        const turned = { ...one, details: Object.fromEntries(Object.entries(one.details).reverse()) };
        expect(Buffer.from(receiptBytes(turned)).equals(receiptBytes(one))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('S10: is checked by a program without app, account and service', async () => {
    const { id } = issue();
    await connect();
    const folder = mkdtempSync(join(tmpdir(), 'o7r-'));
    const file = join(folder, 'receipt.json');
    const program = resolve(import.meta.dirname, '../../../../../build/receipt-verify.ts');
    const verify = (content: string) => {
      writeFileSync(file, content);
      return spawnSync(process.execPath, [program, file], { encoding: 'utf8' });
    };
    try {
      const genuine = verify(saved(id));
      expect(genuine).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Genuine: consent\.given/) });
      expect(genuine.stdout).toContain(`SHA-256 ${hashText('نص')}`);
      expect(genuine.stdout).toContain(`by the service key ${service.signingKey}`);
      expect(verify(saved(id).replace('consent.given', 'access'))).toMatchObject({
        status: 1,
        stdout: expect.stringContaining('changed after the device had signed it'),
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** The operator's command line: what it prints, what it writes down, where it reaches the database. */

import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { firstPolicy } from '../../contract/policy/bundled.ts';
import { policySignedBytes, readPolicy } from '../../contract/policy/schema.ts';
import { addAct } from '../../service/admin/chain.ts';
import { runAdmin } from '../../service/admin/run.ts';
import { openDatabase } from '../../service/db/open.ts';
import { createLog } from '../../service/log.ts';
import type { RunningService } from '../../service/start.ts';
import { nextPolicy, policyDraft } from '../support/policy.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { spawnAsUser, startTestService, userFolder } from '../support/service.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';
import { openPractice } from '../support/service-people.ts';

let postgres: TestPostgres;
let service: RunningService;
const keyFile = join(mkdtempSync(join(tmpdir(), 'o7-admin-')), 'operator.pem');

interface Said {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

async function admin(...args: string[]): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runAdmin(args, {
    env: { DATABASE_URL: postgres.url, O7_OPERATOR: 'Mona Z.' },
    now: () => Date.UTC(2027, 4, 1),
    print: (line) => out.push(line),
    note: (line) => err.push(line),
  });
  return { code, out, err };
}

/** Runs the program itself, as an operator does. */
async function adminProgram(dataFolder: string, ...args: string[]): Promise<Said> {
  const child = spawnAsUser(['service/admin/index.ts', ...args], { O7_DATA_DIR: dataFolder });
  const said = { out: '', err: '' };
  child.stdout?.on('data', (text: Buffer) => {
    said.out += text.toString();
  });
  child.stderr?.on('data', (text: Buffer) => {
    said.err += text.toString();
  });
  const code = await new Promise<number>((done) => child.on('close', (ended) => done(ended ?? -1)));
  const lines = (text: string) => text.split('\n').filter((line) => line !== '');
  return { code, out: lines(said.out), err: lines(said.err) };
}

beforeAll(async () => {
  postgres = await startTestPostgres();
  service = await startInProcess(postgres.url, new TestClock());
  expect((await admin('make-key', keyFile)).code).toBe(0);
});
beforeEach(() => postgres.query('DELETE FROM operator_acts'));
afterAll(async () => {
  await service.close();
  await postgres.remove();
});

describe('the command line', () => {
  it('lists its commands, and refuses what it does not know with a code', async () => {
    const help = await admin('help');
    expect(help.out.join('\n')).toContain('audit [--since COUNT:HASH]');
    for (const wrong of [['nothing'], ['toString'], ['audit', 'more'], ['audit', '--foo'], ['reports']]) {
      const { code, out, err } = await admin(...wrong);
      expect({ wrong, code, out }).toEqual({ wrong, code: 2, out: [] });
      expect(err[0]).toMatch(/^admin\.usage: /);
    }
    expect((await admin('reports', '/nowhere')).code).toBe(3);
    expect((await admin('reports', '/dev/null')).err[0]).toMatch(/^admin\.fileInvalid: /);
  });

  it('makes a key that nobody else may read, and never over another', async () => {
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    const before = readFileSync(keyFile, 'utf8');
    expect((await admin('make-key', keyFile)).err[0]).toMatch(/^admin\.refused: /);
    expect(readFileSync(keyFile, 'utf8')).toBe(before);
  });

  it('refuses a database that this version did not prepare', async () => {
    const put = (version: string) =>
      postgres.query("UPDATE service_state SET value = $1 WHERE name = 'schema_version'", [version]);
    const [row] = await postgres.query<{ value: string }>(
      "SELECT value FROM service_state WHERE name = 'schema_version'",
    );
    await put('80');
    expect((await admin('audit')).err[0]).toMatch(/^admin\.databaseOlder: /);
    await put('99990');
    expect((await admin('audit')).err[0]).toMatch(/^start\.databaseNewer: /);
    await put(row?.value ?? '');
    expect((await admin('audit')).code).toBe(0);
  });

  it('works on its own database beside a running service, and alone while it is stopped', async () => {
    const never = userFolder('o7-admin-');
    expect((await adminProgram(never, 'audit')).err[0]).toMatch(/^admin\.noDatabase: /);
    const own = await startTestService();
    try {
      const beside = await adminProgram(own.dataFolder, 'audit');
      expect(beside).toMatchObject({ code: 0, out: [], err: [expect.stringMatching(/^0 lines hold/)] });
      await own.stop();
      expect((await adminProgram(own.dataFolder, 'audit')).code).toBe(0);
      await own.start();
    } finally {
      await own.remove();
    }
  });
});

describe('the list of acts', () => {
  const threeActs = async () => {
    for (let turn = 0; turn < 3; turn++) expect((await admin('reports', keyFile)).code).toBe(0);
  };

  it('holds who did what and when, without content, and is read without adding to it', async () => {
    await threeActs();
    const { out, err } = await admin('audit');
    const line = (seq: number) => `${seq}  2027-05-01T00:00:00.000Z  Mona Z.  reports  {"count":0}`;
    expect(out).toEqual([line(1), line(2), line(3)]);
    expect(err[0]).toMatch(/^3 lines hold, end 3:[\w-]{43}$/);
  });

  it.each([
    ['a changed word', "UPDATE operator_acts SET operator = 'Somebody' WHERE seq = 2", 'line 2 is changed'],
    ['another time', 'UPDATE operator_acts SET at = at + 1 WHERE seq = 2', 'line 2 is changed'],
    [
      'an account put in',
      "UPDATE operator_acts SET account = decode(repeat('00', 16), 'hex') WHERE seq = 2",
      'line 2 is changed',
    ],
    ['a line taken out', 'DELETE FROM operator_acts WHERE seq = 2', 'line 2 is missing'],
    ['the first line taken out', 'DELETE FROM operator_acts WHERE seq = 1', 'line 1 is missing'],
    [
      'a line taken out and the rest numbered anew',
      'DELETE FROM operator_acts WHERE seq = 2; UPDATE operator_acts SET seq = 2 WHERE seq = 3',
      'line 2 is changed',
    ],
  ])('shows %s', async (_name, change, told) => {
    await threeActs();
    await postgres.query(change);
    expect(await admin('audit')).toMatchObject({
      code: 7,
      err: [expect.anything(), `admin.chainBroken: ${told}`],
    });
  });

  it('holds when the account of an act is erased, and not when another is put in its place', async () => {
    const closeTo = createLog('silent');
    const { db, close } = await openDatabase(postgres.url, closeTo);
    const account = Buffer.alloc(16, 7);
    const act = { at: 1, operator: 'Mona Z.', act: 'test', details: {}, account };
    await db.transaction().execute((tx) => addAct(tx, act));
    await close();
    expect((await admin('audit')).out[0]).toContain('account BwcHBwcHBwcHBwcHBwcHBw');
    await postgres.query("UPDATE operator_acts SET account = decode(repeat('08', 16), 'hex')");
    expect((await admin('audit')).code).toBe(7);
    await postgres.query('UPDATE operator_acts SET account = NULL');
    expect((await admin('audit')).code).toBe(0);
  });

  it('shows with an end noted before that its last lines are gone, or were written anew', async () => {
    await threeActs();
    const end = (await admin('audit')).err[0]?.split('end ')[1] ?? '';
    expect((await admin('audit', '--since', end)).code).toBe(0);
    await postgres.query('DELETE FROM operator_acts WHERE seq = 3');
    expect((await admin('audit')).code).toBe(0);
    expect((await admin('audit', '--since', end)).err[1]).toBe('admin.chainBroken: line 3 is missing');
    await admin('make-key', keyFile);
    await admin('reports', keyFile);
    await postgres.query("UPDATE operator_acts SET details = '{}' WHERE seq = 3");
    expect((await admin('audit', '--since', end)).err[1]).toBe('admin.chainBroken: line 3 is changed');
    expect((await admin('audit', '--since', '3:short')).code).toBe(2);
  });
});

describe('policy publish', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'o7-policy-')), 'draft.json');
  const publish = (draft: unknown, effective = '2027-06-01') => {
    writeFileSync(file, typeof draft === 'string' ? draft : JSON.stringify(draft));
    return admin('policy', 'publish', file, '--effective', effective);
  };
  const list = async (after: number) => {
    const therapist = await openPractice(service.origin);
    return therapist.call('policy.list', { after });
  };

  it('refuses what is no policy in both languages with the same sections, or comes too soon', async () => {
    const draft = policyDraft(2);
    const { en, ar } = draft.texts;
    const without = { ...ar, sections: ar.sections.slice(1) };
    const turned = { ...ar, title: `${ar.title}\u202e` };
    const refused: readonly [unknown, string | undefined, RegExp][] = [
      ['{', undefined, /^admin\.fileInvalid/],
      [{ ...draft, texts: { en } }, undefined, /^admin\.fileInvalid: texts\.ar/],
      [{ ...draft, texts: { en, ar: without } }, undefined, /^admin\.fileInvalid: texts: sections differ/],
      [{ ...draft, texts: { en, ar: turned } }, undefined, /^admin\.fileInvalid: texts\.ar\.title/],
      [{ ...draft, more: 1 }, undefined, /^admin\.fileInvalid/],
      [draft, '2027-05-30', /^admin\.refused: the file: takes effect too soon/],
      [{ ...draft, urgent: { en: 'A law.', ar: 'قانون.' } }, '2027-04-30', /^admin\.refused: .*too soon/],
      [draft, '2027-02-30', /^admin\.refused: effective/],
      [policyDraft(1), undefined, /^admin\.refused: another text/],
      [policyDraft(3), undefined, /^admin\.refused: the number must follow/],
    ];
    for (const [text, effective, told] of refused) {
      const { code, err } = await publish(text, effective);
      expect({ told, err: err[0], failed: code > 0 }).toEqual({
        told,
        err: expect.stringMatching(told),
        failed: true,
      });
    }
    expect(await list(1)).toMatchObject({ policies: [] });
    expect((await admin('audit')).out).toEqual([]);
  });

  it('signs a version with the key of the service, once, and hands it to who connects', async () => {
    const draft = { ...policyDraft(2), urgent: { en: 'A new law.', ar: 'قانون جديد.' } };
    expect(await publish(draft, '2027-05-04')).toMatchObject({ code: 0 });
    expect((await publish(draft, '2027-05-04')).out[0]).toContain('nothing has changed');
    expect((await publish(draft, '2027-05-05')).err[0]).toMatch(/^admin\.refused: another text/);
    expect((await publish(policyDraft(3), '2027-05-03')).code).toBe(8);
    const therapist = await openPractice(service.origin);
    const { policies } = await therapist.call('policy.list', { after: 1 });
    const { signingKey } = await therapist.call('service.keys', {});
    expect(policies).toHaveLength(1);
    const [{ document, signature } = { document: '', signature: '' }] = policies;
    expect(readPolicy(document)).toEqual({
      ...nextPolicy(firstPolicy),
      published: '2027-05-01',
      effective: '2027-05-04',
      urgent: draft.urgent,
    });
    const key = { kty: 'OKP', crv: 'Ed25519', x: signingKey };
    const publicKey = createPublicKey({ key, format: 'jwk' });
    const holds = (text: string) =>
      verify(null, policySignedBytes(text), publicKey, Buffer.from(signature, 'base64url'));
    expect([holds(document), holds(document.replace('2027-05-04', '2027-05-05'))]).toEqual([true, false]);
    expect((await therapist.call('policy.list', { after: 2 })).policies).toEqual([]);
    expect((await admin('audit')).out.map((line) => line.split('  ').slice(2).join(' '))).toEqual([
      'Mona Z. policy publish {"version":2,"effective":"2027-05-04","outcome":"published"}',
      'Mona Z. policy publish {"version":2,"effective":"2027-05-04","outcome":"again"}',
    ]);
  });
});

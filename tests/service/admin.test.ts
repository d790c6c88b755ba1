/** The operator's command line: what it prints, what it writes down, where it reaches the database. */
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAdmin } from '../../service/admin/run.ts';
import type { RunningService } from '../../service/start.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { spawnAsUser, startTestService, userFolder } from '../support/service.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';

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
    now: () => Date.UTC(2026, 4, 1),
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
    expect((await admin('reports', import.meta.filename)).err[0]).toMatch(/^admin\.fileInvalid: /);
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
  it('holds who did what and when, without content, and is read without adding to it', async () => {
    for (let turn = 0; turn < 3; turn++) expect((await admin('reports', keyFile)).code).toBe(0);
    const { out, err } = await admin('audit');
    const line = (seq: number) => `${seq}  2026-05-01T00:00:00.000Z  Mona Z.  reports  {"count":0}`;
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
    for (let turn = 0; turn < 3; turn++) await admin('reports', keyFile);
    await postgres.query(change);
    expect(await admin('audit')).toMatchObject({
      code: 7,
      err: [expect.anything(), `admin.chainBroken: ${told}`],
    });
  });

  it('shows with an end noted before that its last lines are gone, or were written anew', async () => {
    for (let turn = 0; turn < 3; turn++) await admin('reports', keyFile);
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

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditViewSchema } from '../../../../../contract/bridge/views.ts';
import { checkAuditExport } from '../../../../../contract/domain/audit-check.ts';
import { writeExport } from '../../../../../main/engine/audit/exporting.ts';
import { compareWith, signHead } from '../../../../../main/engine/audit/head.ts';
import { readLog } from '../../../../../main/engine/audit/reading.ts';
import { recordEvent } from '../../../../../main/engine/audit/record.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { auditCrypto, checkAuditFile } from '../../../../../main/shell/audit-file.ts';
import { type LogOwner, makeOwner, tamper } from './scene.ts';

const folder = mkdtempSync(join(tmpdir(), 'o7a-'));
let owner: LogOwner;
beforeAll(loadSodium);
beforeEach(() => {
  owner = makeOwner();
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (before: number | null = null, limit = 200) =>
  auditViewSchema.parse(readLog(owner.store, { before, limit }));

describe('the security log', () => {
  it('is paged newest first', () => {
    owner.record('profile.created', 'profile.opened', 'kit.made', 'backup.made', 'keys.changed');
    const first = read(null, 2);
    expect(first.entries.map(({ seq, code }) => [seq, code])).toEqual([
      [5, 'keys.changed'],
      [4, 'backup.made'],
    ]);
    expect(first).toMatchObject({ more: true, lines: 5, state: { kind: 'whole' }, headKeptAt: null });
    const rest = read(4, 3);
    expect(rest.entries.map(({ seq }) => seq)).toEqual([3, 2, 1]);
    expect(rest.more).toBe(false);
  });

  it('is whole and empty before its first line', () => {
    expect(read()).toMatchObject({ entries: [], lines: 0, state: { kind: 'whole' } });
  });

  it.each([
    ['edited', 'UPDATE audit SET at = at + 1 WHERE seq = 2', 2],
    ['edited in its code', "UPDATE audit SET code = 'kit.made' WHERE seq = 3", 3],
    ['edited in its count', 'UPDATE audit SET count = 1 WHERE seq = 1', 1],
    ['taken out', 'DELETE FROM audit WHERE seq = 2', 2],
    [
      'exchanged',
      'UPDATE audit SET seq = 99 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 99',
      2,
    ],
    ['put at the beginning', 'DELETE FROM audit WHERE seq = 1', 1],
  ])('names the line that was %s', (_how, sql, line) => {
    owner.record('profile.created', 'profile.opened', 'backup.made', 'keys.changed');
    tamper(owner, sql);
    expect(read().state).toEqual({ kind: 'broken', line });
  });

  it('finds a line that was changed after the ones before it had been checked', () => {
    owner.record('profile.created', 'profile.opened');
    expect(read().state).toEqual({ kind: 'whole' });
    owner.record('backup.made', 'keys.changed');
    tamper(owner, 'UPDATE audit SET at = at + 1 WHERE seq = 3');
    expect(read().state).toEqual({ kind: 'broken', line: 3 });
  });
});

describe('a known head', () => {
  it('says nothing against a log that has gone on since', () => {
    owner.record('profile.created', 'profile.opened');
    const known = signHead(owner);
    owner.record('keys.changed');
    if (known === null) throw new Error('no head');
    compareWith(owner, known);
    expect(read()).toMatchObject({ lines: 3, state: { kind: 'whole' } });
  });

  it('shows that lines are missing, once, for ever, and also when the log has grown past it', () => {
    owner.record('profile.created', 'profile.opened', 'passcode.set', 'backup.made', 'keys.changed');
    const known = signHead(owner);
    if (known === null) throw new Error('no head');
    tamper(owner, 'DELETE FROM audit WHERE seq > 2');
    compareWith(owner, known);
    compareWith(owner, known);
    expect(read()).toMatchObject({ lines: 3, state: { kind: 'shorter', known: 5 } });
    expect(read().entries[0]).toMatchObject({ code: 'log.shorter', count: 5 });
    owner.record('profile.opened', 'profile.opened', 'profile.opened');
    compareWith(owner, known);
    expect(read()).toMatchObject({ lines: 6, state: { kind: 'shorter', known: 5 } });
  });

  it('of another account, or changed on its way, is not believed', () => {
    owner.record('profile.created', 'profile.opened');
    const head = signHead(owner);
    const stranger = makeOwner();
    stranger.record('profile.created', 'profile.opened', 'profile.opened');
    const foreign = signHead(stranger);
    if (head === null || foreign === null) throw new Error('no head');
    compareWith(owner, foreign);
    compareWith(owner, { ...head, count: 9 });
    expect(read()).toMatchObject({ lines: 2, state: { kind: 'whole' } });
  });
});

describe('an export', () => {
  const file = join(folder, 'log.jsonl');

  it('is in order by itself, names nobody, and is noted', () => {
    owner.store.exec(
      `INSERT INTO contact (account, account_key, nickname, label, practice_name, device_list, created_at) VALUES ('a', x'00', 'Sara', 'Tuesday', 'Nile', '{}', 1)`,
    );
    owner.record('profile.created', 'kit.made');
    recordEvent(owner.store, 5, { code: 'person.confirmed', subject: 'a' });
    recordEvent(owner.store, 6, { code: 'messages.deleted', count: 7 });
    writeExport(owner, file);
    const text = readFileSync(file, 'utf8');
    expect(checkAuditExport(text, auditCrypto)).toMatchObject({
      ok: true,
      header: { account: owner.account.id },
      head: { count: 4 },
    });
    expect(checkAuditFile(file).ok).toBe(true);
    expect(text).not.toMatch(/Sara|Tuesday|Rana|"a"/);
    expect(read().entries[0]).toMatchObject({ seq: 5, code: 'log.exported' });
    expect(read().entries[2]).toMatchObject({ name: 'Tuesday' });
  });

  it('of a log that was edited shows the same line as the app', () => {
    owner.record('profile.created', 'kit.made', 'keys.changed', 'backup.made');
    tamper(owner, 'UPDATE audit SET at = 1 WHERE seq = 3');
    writeExport(owner, file);
    expect(read().state).toEqual({ kind: 'broken', line: 3 });
    // The header is the file's first line.
    expect(checkAuditExport(readFileSync(file, 'utf8'), auditCrypto)).toMatchObject({ ok: false, line: 4 });
  });

  it('is not made of nothing, and is not noted where it cannot be written', () => {
    expect(() => writeExport(owner, file)).toThrow('audit.damaged');
    owner.record('profile.created');
    expect(() => writeExport(owner, join(folder, 'nowhere', 'log.jsonl'))).toThrow();
    expect(read().lines).toBe(1);
  });
});

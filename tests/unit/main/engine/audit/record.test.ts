import { beforeAll, beforeEach, expect, it } from 'vitest';
import { auditLineBytes } from '../../../../../contract/domain/audit-log.ts';
import { toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import { recordEvent } from '../../../../../main/engine/audit/record.ts';
import { loadSodium, sha256 } from '../../../../../main/engine/crypto/primitives.ts';
import { openMemoryStore, type Store } from '../../../../../main/engine/store/database.ts';
import {
  appendLine,
  findLastLine,
  listLinesAfter,
  listNamedLines,
} from '../../../../../main/engine/store/repositories/audit.ts';
import { removeContact, setLabel } from '../../../../../main/engine/store/repositories/contacts.ts';
import { inTransaction } from '../../../../../main/engine/store/statement.ts';

let store: Store;
beforeAll(loadSodium);
beforeEach(() => {
  store = openMemoryStore();
  store.exec(
    `INSERT INTO contact (account, account_key, nickname, label, practice_name, device_list, created_at) VALUES ('a', x'00', 'Sara', NULL, 'Nile', '{}', 1)`,
  );
});

it('chains every line to the one before, from a random beginning', () => {
  recordEvent(store, 10, { code: 'profile.created' });
  recordEvent(store, 20, { code: 'messages.deleted', count: 3 });
  recordEvent(store, 30, { code: 'person.confirmed', subject: 'a' });
  const lines = listLinesAfter(store, 0, 10);
  expect(lines.map(({ seq, at, code, count }) => [seq, at, code, count])).toEqual([
    [1, 10, 'profile.created', null],
    [2, 20, 'messages.deleted', 3],
    [3, 30, 'person.confirmed', null],
  ]);
  for (const { hash, ...line } of lines) expect(hash).toBe(toBase64Url(sha256(auditLineBytes(line))));
  expect(lines.slice(1).map((line) => line.previous)).toEqual(lines.slice(0, 2).map((line) => line.hash));
  const other = openMemoryStore();
  recordEvent(other, 10, { code: 'profile.created' });
  expect(findLastLine(other)?.previous).not.toBe(lines[0]?.previous);
});

it('is undone with the transaction it was written in', () => {
  expect(() =>
    inTransaction(store, () => {
      recordEvent(store, 10, { code: 'keys.changed' });
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(findLastLine(store)).toBeUndefined();
});

it('refuses to change, remove, replace, insert between or skip lines', () => {
  for (const code of ['profile.created', 'profile.opened', 'profile.opened'] as const)
    recordEvent(store, 10, { code });
  const last = findLastLine(store);
  if (last === undefined) throw new Error('no line');
  const grows = 'the security log only grows at its end';
  expect(() => store.exec('UPDATE audit SET at = 11 WHERE seq = 2')).toThrow(grows);
  expect(() => store.exec('DELETE FROM audit WHERE seq = 3')).toThrow(grows);
  expect(() => store.exec('DELETE FROM audit')).toThrow(grows);
  expect(() => store.exec(`REPLACE INTO audit SELECT * FROM audit WHERE seq = 2`)).toThrow(grows);
  expect(() => appendLine(store, { ...last, seq: 2 })).toThrow(grows);
  expect(() => appendLine(store, { ...last, seq: 5 })).toThrow(grows);
  expect(() => appendLine(store, { ...last, seq: 0 })).toThrow(grows);
  expect(listLinesAfter(store, 0, 10).length).toBe(3);
});

it('names a person as they are called today, and nobody once they are gone', () => {
  recordEvent(store, 10, { code: 'person.confirmed', subject: 'a' });
  recordEvent(store, 20, { code: 'contact.devicesChanged', subject: 'a' });
  const [first, second] = listLinesAfter(store, 0, 10);
  expect(first?.subject).toMatch(/^[\w-]{22}$/);
  expect(second?.subject).toBe(first?.subject);
  const names = () => listNamedLines(store, null, 10).map(({ name }) => name);
  expect(names()).toEqual(['Sara', 'Sara']);
  setLabel(store, 'a', 'Tuesday');
  expect(names()).toEqual(['Tuesday', 'Tuesday']);
  removeContact(store, 'a');
  expect(names()).toEqual([null, null]);
  expect(store.prepare('SELECT count(*) FROM audit_name').pluck().get()).toBe(0);
});

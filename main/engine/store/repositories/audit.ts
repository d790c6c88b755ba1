/** The security log: appended to and read, never changed; and the names that its subjects stand for. */
import type { AuditLine } from '../../../../contract/domain/audit-log.ts';
import { fromBase64Url, toBase64Url } from '../../../../contract/encoding/base64url.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

interface Row extends Omit<AuditLine, 'previous' | 'hash'> {
  readonly previous: Uint8Array;
  readonly hash: Uint8Array;
}

const toLine = (row: Row): AuditLine => ({
  ...row,
  previous: toBase64Url(row.previous),
  hash: toBase64Url(row.hash),
});

/** Call in the transaction of what the line tells of. SQLite refuses any line but the next. */
export function appendLine(store: Store, line: AuditLine): void {
  run(store, 'INSERT INTO audit VALUES ($seq, $at, $code, $subject, $count, $previous, $hash)', {
    ...line,
    previous: fromBase64Url(line.previous),
    hash: fromBase64Url(line.hash),
  });
}

const columns = 'seq, at, code, subject, count, previous, hash';

export function findLastLine(store: Store): AuditLine | undefined {
  const row = getRow<Row>(store, `SELECT ${columns} FROM audit ORDER BY seq DESC LIMIT 1`);
  return row === undefined ? undefined : toLine(row);
}

export function findLine(store: Store, seq: number): AuditLine | undefined {
  const row = getRow<Row>(store, `SELECT ${columns} FROM audit WHERE seq = $seq`, { seq });
  return row === undefined ? undefined : toLine(row);
}

/** Lines after `seq`, oldest first. */
export function listLinesAfter(store: Store, seq: number, limit: number): readonly AuditLine[] {
  return getRows<Row>(store, `SELECT ${columns} FROM audit WHERE seq > $seq ORDER BY seq LIMIT $limit`, {
    seq,
    limit,
  }).map(toLine);
}

/** The last line of this code. */
export function findLastOf(store: Store, code: AuditLine['code']): AuditLine | undefined {
  const sql = `SELECT ${columns} FROM audit WHERE code = $code ORDER BY seq DESC LIMIT 1`;
  const row = getRow<Row>(store, sql, { code });
  return row === undefined ? undefined : toLine(row);
}

export interface NamedLine {
  readonly seq: number;
  readonly at: number;
  readonly code: AuditLine['code'];
  readonly name: string | null;
  readonly count: number | null;
}

/** Lines before `seq`, newest first, with what their subjects are called today. */
export function listNamedLines(store: Store, before: number | null, limit: number): readonly NamedLine[] {
  return getRows(
    store,
    `SELECT seq, at, code, coalesce(contact.label, contact.nickname) AS name, count FROM audit
     LEFT JOIN audit_name USING (subject) LEFT JOIN contact ON contact.account = audit_name.contact
     WHERE $before IS NULL OR seq < $before ORDER BY seq DESC LIMIT $limit`,
    { before, limit },
  );
}

/** What the log calls this contact; undefined before the first line about them. */
export function findSubject(store: Store, contact: string): string | undefined {
  return getRow<{ subject: string }>(store, 'SELECT subject FROM audit_name WHERE contact = $contact', {
    contact,
  })?.subject;
}

export function addSubject(store: Store, subject: string, contact: string): void {
  run(store, 'INSERT INTO audit_name VALUES ($subject, $contact)', { subject, contact });
}

/** Writes lines of the security log: each is chained by its hash to the one before. */

import type { AuditCode } from '../../../contract/bridge/views.ts';
import { type AuditLine, auditLineBytes } from '../../../contract/domain/audit-log.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { newId } from '../crypto/ids.ts';
import { randomBytes, sha256 } from '../crypto/primitives.ts';
import type { Store } from '../store/database.ts';
import { addSubject, appendLine, findLastLine, findSubject } from '../store/repositories/audit.ts';
import { inTransaction } from '../store/statement.ts';

export interface AuditEvent {
  readonly code: AuditCode;
  /** Account of the contact it is about. The log holds a random id in its place, which means nothing once they are erased. */
  readonly subject?: string;
  /** How many, where it counts something. */
  readonly count?: number;
}

type Listener = () => void;
const listeners = new WeakMap<Store, Set<Listener>>();

/** Calls `listener` whenever a line was written, before its transaction ends; answers the way to stop. */
export function onRecorded(store: Store, listener: Listener): () => void {
  const known = listeners.get(store) ?? new Set();
  listeners.set(store, known.add(listener));
  return () => known.delete(listener);
}

function subjectOf(store: Store, contact: string | undefined): string | null {
  if (contact === undefined) return null;
  const known = findSubject(store, contact);
  if (known !== undefined) return known;
  const subject = newId();
  addSubject(store, subject, contact);
  return subject;
}

/**
 * Writes the next line at `at` (ms UTC). Call it in the transaction of what it tells of, so that both are there or neither;
 * `subject` must be a contact that is still in the store.
 */
export function recordEvent(store: Store, at: number, event: AuditEvent): void {
  inTransaction(store, () => {
    const last = findLastLine(store);
    const line: Omit<AuditLine, 'hash'> = {
      seq: (last?.seq ?? 0) + 1,
      at,
      code: event.code,
      subject: subjectOf(store, event.subject),
      count: event.count ?? null,
      // Of the first line: the name of this log.
      previous: last?.hash ?? toBase64Url(randomBytes(32)),
    };
    appendLine(store, { ...line, hash: toBase64Url(sha256(auditLineBytes(line))) });
  });
  for (const listener of listeners.get(store) ?? []) listener();
}

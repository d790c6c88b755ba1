/** How long this profile's security log is, signed by the account; and whether the log still has what a head says. */
import { type AuditHead, auditHeadBytes } from '../../../contract/domain/audit-log.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { sign, verifySignature } from '../crypto/primitives.ts';
import type { Desk } from '../messaging/desk.ts';
import { findLastLine, findLastOf, findLine } from '../store/repositories/audit.ts';
import { inTransaction } from '../store/statement.ts';
import { recordEvent } from './record.ts';

type Owner = Pick<Desk, 'store' | 'account' | 'clock'>;

/** Null before the first line. */
export function signHead({ store, account, clock }: Owner): AuditHead | null {
  const last = findLastLine(store);
  const first = findLine(store, 1);
  if (last === undefined || first === undefined) return null;
  const head = { log: first.previous, count: last.seq, hash: last.hash, at: clock.now() };
  const signature = sign(account.key.privateKey, auditHeadBytes(account.id, head));
  return { ...head, signature: toBase64Url(signature) };
}

function isSigned({ account }: Owner, head: AuditHead): boolean {
  const bytes = auditHeadBytes(account.id, head);
  return verifySignature(account.key.publicKey, bytes, fromBase64Url(head.signature));
}

/** Whether the log holds the line that this head ends with. */
function reaches({ store }: Owner, head: AuditHead): boolean {
  return findLine(store, 1)?.previous === head.log && findLine(store, head.count)?.hash === head.hash;
}

/**
 * Compares the log with a head known from elsewhere. Lines that are missing are noted in the log itself, once, so that no
 * newer head hides it. A head that this account did not sign says nothing.
 */
export function compareWith(owner: Owner, known: AuditHead): void {
  if (!isSigned(owner, known) || reaches(owner, known)) return;
  const { store, clock } = owner;
  inTransaction(store, () => {
    const noted = findLastOf(store, 'log.shorter');
    if (noted?.count !== known.count)
      recordEvent(store, clock.now(), { code: 'log.shorter', count: known.count });
  });
}

/** Writes the security log to a file that anybody can check: no name stands in it. */
import {
  auditHeaderBytes,
  endText,
  headerText,
  lineText,
  newAuditHeader,
} from '../../../contract/domain/audit-export.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { chosenPlace } from '../../writing/gate.ts';
import { sign } from '../crypto/primitives.ts';
import { writeDurably } from '../keys/durable-file.ts';
import type { Desk } from '../messaging/desk.ts';
import { listLinesAfter } from '../store/repositories/audit.ts';
import { inTransaction } from '../store/statement.ts';
import { signHead } from './head.ts';
import { recordEvent } from './record.ts';

type Owner = Pick<Desk, 'store' | 'account' | 'clock'>;

/** The whole log; `audit.damaged` where there is none. */
function exportText(owner: Owner): string {
  const { store, account } = owner;
  const head = signHead(owner);
  if (head === null) throw new AppError('audit.damaged');
  const header = newAuditHeader(account.id, toBase64Url(account.key.publicKey), head.log);
  const signature = toBase64Url(sign(account.key.privateKey, auditHeaderBytes(header)));
  const lines = listLinesAfter(store, 0, head.count).map(lineText);
  return `${[headerText({ ...header, signature }), ...lines, endText(head)].join('\n')}\n`;
}

/** Writes all of it or nothing, and then notes that it was written. Throws `audit.damaged`, `store.diskFull`, `store.readOnly`. */
export function writeExport(owner: Owner, file: string): void {
  writeDurably(chosenPlace('logFile', file), exportText(owner));
  inTransaction(owner.store, () => recordEvent(owner.store, owner.clock.now(), { code: 'log.exported' }));
}

/** An exported security log as an app writes it, made with Node's own crypto: for tests of those who check one. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { auditCodes } from '../../contract/bridge/views.ts';
import {
  auditHeaderBytes,
  endText,
  headerText,
  lineText,
  newAuditHeader,
} from '../../contract/domain/audit-export.ts';
import { type AuditLine, auditHeadBytes, auditLineBytes } from '../../contract/domain/audit-log.ts';

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

export const hashOfLine = (line: Omit<AuditLine, 'hash'>): string =>
  createHash('sha256').update(auditLineBytes(line)).digest('base64url');

export interface LogSigner {
  readonly account: string;
  readonly key: string;
  readonly privateKey: KeyObject;
}

export function makeLogSigner(): LogSigner {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    account: base64(randomBytes(16)),
    key: publicKey.export({ format: 'jwk' }).x ?? '',
    privateKey,
  };
}

type LogEvent = Omit<AuditLine, 'seq' | 'previous' | 'hash'>;

/** One event of every kind; some about somebody, some with a count. */
export const everyEvent: readonly LogEvent[] = auditCodes.map((code, at) => ({
  at: 1_700_000_000_000 + at,
  code,
  subject: at % 3 === 0 ? base64(randomBytes(16)) : null,
  count: at % 4 === 0 ? at : null,
}));

/** A whole log of these events, as its lines. */
export function writeLog(told: readonly LogEvent[], { account, key, privateKey }: LogSigner): string[] {
  const log = base64(randomBytes(32));
  const header = newAuditHeader(account, key, log);
  let previous = log;
  const lines = told.map((event, at) => {
    const line = { ...event, seq: at + 1, previous };
    previous = hashOfLine(line);
    return lineText({ ...line, hash: previous });
  });
  const head = { log, count: lines.length, hash: previous, at: 1_700_000_001_000 };
  const signed = (bytes: Uint8Array) => base64(sign(null, bytes, privateKey));
  return [
    headerText({ ...header, signature: signed(auditHeaderBytes(header)) }),
    ...lines,
    endText({ ...head, signature: signed(auditHeadBytes(account, head)) }),
  ];
}

// Opens sealed reports with the operator's private key.

import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { AbuseReport } from '../../contract/domain/abuse-report.ts';
import { toBase64Url } from '../../contract/encoding/base64url.ts';
import { openReport } from '../../main/engine/abuse/sealed-report.ts';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';

/** A row of the service's table. */
export interface SealedReport {
  readonly account: Buffer;
  readonly id: Buffer;
  readonly sealed: Buffer;
}

/** Writes a new private key (PEM, X25519) that nobody else may read; answers what O7_OPERATOR_KEY is set to. */
export function makeOperatorKey(file: string): string {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  return publicKey.export({ format: 'jwk' }).x ?? '';
}

/** In the order given; null where this key does not open it, or where it was handed in by another account than it says. */
export async function readReports(
  keyFile: string,
  rows: readonly SealedReport[],
): Promise<readonly (AbuseReport | null)[]> {
  await loadSodium();
  const { d = '' } = createPrivateKey(readFileSync(keyFile)).export({ format: 'jwk' });
  const privateKey = new Uint8Array(Buffer.from(d, 'base64url'));
  return rows.map(({ account, id, sealed }) =>
    openReport(new Uint8Array(sealed), privateKey, toBase64Url(id), toBase64Url(account)),
  );
}

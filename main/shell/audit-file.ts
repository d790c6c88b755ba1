// Checks an exported security log: `npm run audit:verify -- FILE` and `--verify-audit=FILE` say the same words.

import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { type AuditCrypto, type AuditFlaw, checkAuditExport } from '../../contract/domain/audit-check.ts';

/** Node's own SHA-256 and Ed25519: the check needs nothing of the engine. */
export const auditCrypto: AuditCrypto = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  verify(publicKey, message, signature) {
    const x = Buffer.from(publicKey).toString('base64url');
    try {
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
      return verify(null, message, key, signature);
    } catch {
      return false;
    }
  },
};

/** A log of every unlock for a lifetime stays far below this. */
const mostBytes = 256 * 1024 * 1024;

const flaws: Readonly<Record<AuditFlaw, string>> = {
  malformed: 'this is no line of a security log',
  changed: 'it was changed: its hash or signature does not fit',
  order: 'another line should stand here: lines were taken out, put in or exchanged',
  cut: 'the file ends here; the signed end is missing',
  appended: 'it stands after the signed end',
};

/** `words` is what to print. `ok` false: the file cannot be read, is no such log, or was tampered with. */
export function checkAuditFile(file: string): { readonly ok: boolean; readonly words: string } {
  let text: string;
  try {
    if (statSync(file).size > mostBytes) return { ok: false, words: 'Too large to be a security log.' };
    text = readFileSync(file, 'utf8');
  } catch {
    return { ok: false, words: 'The file cannot be read.' };
  }
  const found = checkAuditExport(text, auditCrypto);
  if (!found.ok) return { ok: false, words: `NOT in order. Line ${found.line}: ${flaws[found.flaw]}.` };
  const { account, key } = found.header;
  const words = [
    `In order: ${found.head.count} lines, as of ${new Date(found.head.at).toISOString()}.`,
    `Signed by account ${account}, account key ${key}.`,
    'Whoever holds that key could have written another log: compare the key with one known before.',
  ];
  return { ok: true, words: words.join('\n') };
}

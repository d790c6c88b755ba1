/** The engine's own hash and signature check, for what checks receipts anywhere. */
import type { AuditCrypto } from '../../../../contract/domain/audit-check.ts';
import { sha256, verifySignature } from '../../crypto/primitives.ts';

export const receiptCrypto: AuditCrypto = { sha256, verify: verifySignature };

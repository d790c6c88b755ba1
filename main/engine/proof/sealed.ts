/** The newest message that the service took, looked for in the bytes that the service holds of it. */
import type { SealedProof } from '../../../contract/bridge/proof-view.ts';
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import type { Desk } from '../messaging/desk.ts';
import { findMessage, findNewestSent } from '../store/repositories/messages.ts';
import type { Authorised } from '../sync/authorised.ts';

/** Shorter texts turn up by chance. */
const leastBytes = 4;

/** As programs write text: plainly, in 16 bits, and as letters of base64 or hexadecimal digits. */
function holds(bytes: Buffer, text: string): boolean {
  const plain = Buffer.from(text, 'utf8');
  if (plain.length < leastBytes) return false;
  const forms = [plain, Buffer.from(text, 'utf16le'), plain.toString('hex'), plain.toString('base64url')];
  return forms.some((form) => bytes.includes(form));
}

/** Throws `envelope.unknown`, `network.*`. */
export async function proveSealed({ store }: Desk, authorised: Authorised): Promise<SealedProof> {
  const last = findNewestSent(store);
  const message = last && findMessage(store, last.id);
  if (last === undefined || message === undefined) return { sent: null };
  const { conversation, envelope } = last;
  const { row } = await authorised('messages.row', { conversation, envelope });
  const bytes = row.bytes === null ? null : Buffer.from(fromBase64Url(row.bytes));
  return {
    sent: {
      acceptedAt: row.acceptedAt,
      size: row.size,
      isReadable: bytes === null ? null : holds(bytes, message.text),
      waitingFor: row.waitingFor,
    },
  };
}

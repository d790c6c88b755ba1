/** Makes prepared files part of a message that is written now; its body names them once they are with the service. */
import type { FileReference } from '../../../contract/domain/file-reference.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { randomBytes } from '../crypto/primitives.ts';
import type { Store } from '../store/database.ts';
import { addAttachment } from '../store/repositories/attachments.ts';
import { listFiles, setOutgoing } from '../store/repositories/message-files.ts';
import { getPrepared, type Prepared } from './prepared.ts';

/** In the order given. Throws `file.unknown`, `file.tooMany`. */
export function findPrepared(store: Store, ids: readonly string[]): readonly Prepared[] {
  if (ids.length > limits.filesPerMessage)
    throw new AppError('file.tooMany', { fields: { max: limits.filesPerMessage } });
  return ids.map((id) => getPrepared(store, id));
}

/** As the body will name it: the bytes that lie here sealed are the bytes that travel. */
export const toReference = ({ view, sealed, size }: Prepared): FileReference => ({
  blob: toBase64Url(randomBytes(32)),
  key: toBase64Url(sealed.key),
  hash: toBase64Url(sealed.hash),
  size: sealed.size,
  sealedSize: sealed.storedBytes,
  name: view.name,
  type: view.type,
  ...(size === null ? {} : size),
});

/** Call inside the transaction that added the message with these references. */
export function ownFiles(store: Store, message: string, prepared: readonly Prepared[], at: number): void {
  for (const [position, { id }] of listFiles(store, message).entries()) {
    const one = prepared[position];
    if (one === undefined) throw new AppError('internal.unexpected');
    const { name, type } = one.view;
    addAttachment(store, { ...one.sealed, message, name, type, createdAt: at });
    setOutgoing(store, id, one.sealed.file);
  }
}

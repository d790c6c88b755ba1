/** Attachments: each a file of its own under a random name, with its own key here. */
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

export interface Attachment {
  /** Random name of the file under `attachments/`. */
  readonly file: string;
  readonly message: string;
  /** As the sender called it. */
  readonly name: string;
  readonly type: string;
  /** Bytes of the content, and of the sealed file. */
  readonly size: number;
  readonly storedBytes: number;
  readonly key: Uint8Array;
  /** SHA-256 of the sealed file. */
  readonly hash: Uint8Array;
  readonly createdAt: number;
}

const columns =
  'file, message, name, type, size, stored_bytes AS storedBytes, key, hash, created_at AS createdAt';

const clean = (row: Attachment): Attachment => ({
  ...row,
  key: new Uint8Array(row.key),
  hash: new Uint8Array(row.hash),
});

export function addAttachment(store: Store, attachment: Attachment): void {
  run(
    store,
    `INSERT INTO attachment VALUES ($file, $message, $name, $type, $size, $storedBytes, $key, $hash, $createdAt)`,
    { ...attachment },
  );
}

export function findAttachment(store: Store, file: string): Attachment | undefined {
  const row = getRow<Attachment>(store, `SELECT ${columns} FROM attachment WHERE file = $file`, { file });
  return row === undefined ? undefined : clean(row);
}

export function listAttachments(store: Store): readonly Attachment[] {
  return getRows<Attachment>(store, `SELECT ${columns} FROM attachment ORDER BY file`).map(clean);
}

/** Rows whose file did not come along. */
export function removeAttachment(store: Store, file: string): void {
  run(store, 'DELETE FROM attachment WHERE file = $file', { file });
}

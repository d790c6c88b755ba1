/** Files of messages: what their bodies name, and how far each has come. */
import type { FileView } from '../../../../contract/bridge/message-view.ts';
import type { FileReference } from '../../../../contract/domain/file-reference.ts';
import { fromBase64Url, toBase64Url } from '../../../../contract/encoding/base64url.ts';
import { newId } from '../../crypto/ids.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

export interface MessageFile {
  readonly id: string;
  readonly message: string;
  readonly conversation: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly blob: Uint8Array;
  readonly key: Uint8Array;
  /** SHA-256 of the sealed file. */
  readonly hash: Uint8Array;
  readonly sealedBytes: number;
  /** To the service, by this device. */
  readonly outgoing: boolean;
  /** Of the attachment; null while it is not here. */
  readonly file: string | null;
  /** Where it is being fetched into. */
  readonly part: string | null;
  readonly state: FileView['state'];
  readonly done: number;
  readonly problem: string | null;
}

interface Row extends Omit<MessageFile, 'outgoing'> {
  readonly outgoing: number;
}

const columns = `f.id, f.message, m.conversation, f.name, f.type, f.bytes, f.width, f.height, f.blob, f.key, f.hash,
  f.sealed_bytes AS sealedBytes, f.outgoing, a.file, f.part, f.state, f.done, f.problem`;

/** An attachment's row is the proof that it is here. */
const source = `message_file f JOIN message m ON m.id = f.message LEFT JOIN attachment a ON a.file = f.file`;

const toFile = (row: Row): MessageFile => ({
  ...row,
  outgoing: row.outgoing === 1,
  blob: new Uint8Array(row.blob),
  key: new Uint8Array(row.key),
  hash: new Uint8Array(row.hash),
});

/** What a body names: offered, and not here yet. Call inside the transaction that adds the message. */
export function addFiles(store: Store, message: string, files: readonly FileReference[]): void {
  for (const [position, file] of files.entries()) {
    run(
      store,
      `INSERT INTO message_file (id, message, position, name, type, bytes, width, height, blob, key, hash, sealed_bytes, state)
       VALUES ($id, $message, $position, $name, $type, $bytes, $width, $height, $blob, $key, $hash, $sealedBytes, 'offered')`,
      {
        id: newId(),
        message,
        position,
        name: file.name,
        type: file.type,
        bytes: file.size,
        width: file.width ?? null,
        height: file.height ?? null,
        blob: fromBase64Url(file.blob),
        key: fromBase64Url(file.key),
        hash: fromBase64Url(file.hash),
        sealedBytes: file.sealedSize,
      },
    );
  }
}

/** It lies here already, and is to go to the service. */
export function setOutgoing(store: Store, id: string, file: string): void {
  run(store, `UPDATE message_file SET outgoing = 1, file = $file, state = 'waiting' WHERE id = $id`, {
    id,
    file,
  });
}

/** A file of ours whose bytes are here no more: from now on it is fetched like anybody's. */
export function setIncoming(store: Store, { id }: Pick<MessageFile, 'id'>): void {
  run(store, 'UPDATE message_file SET outgoing = 0 WHERE id = $id', { id });
}

/** In the order of the message. */
export function listFiles(store: Store, message: string): readonly MessageFile[] {
  return getRows<Row>(
    store,
    `SELECT ${columns} FROM ${source} WHERE f.message = $message ORDER BY f.position`,
    { message },
  ).map(toFile);
}

export function findFile(store: Store, id: string): MessageFile | undefined {
  const row = getRow<Row>(
    store,
    `SELECT ${columns} FROM ${source} WHERE f.id = $id AND m.delete_at IS NULL`,
    { id },
  );
  return row === undefined ? undefined : toFile(row);
}

/** What became of a file whose attachment did not come along, as after a restore: it can be fetched while it is there. */
const stateOf = ({ state, file, outgoing }: MessageFile): FileView['state'] => {
  if (state === 'here' && file === null) return 'offered';
  return outgoing && file === null ? 'failed' : state;
};

export function listFileViews(store: Store, message: string): FileView[] {
  return listFiles(store, message).map((file) => {
    const { id, name, type, bytes, width, height, done, problem } = file;
    return {
      id,
      name,
      type,
      bytes,
      width,
      height,
      state: stateOf(file),
      done: Math.min(done, bytes),
      problem,
    };
  });
}

/** As a body names them. */
export function listReferences(store: Store, message: string): readonly FileReference[] {
  return listFiles(store, message).map((file) => ({
    blob: toBase64Url(file.blob),
    key: toBase64Url(file.key),
    hash: toBase64Url(file.hash),
    size: file.bytes,
    sealedSize: file.sealedBytes,
    name: file.name,
    type: file.type,
    ...(file.width === null ? {} : { width: file.width }),
    ...(file.height === null ? {} : { height: file.height }),
  }));
}

/** What is to move next: the one with the least left, of messages that stand and, outwards, may be sent. */
export function findNextTransfer(store: Store, outgoing: boolean): MessageFile | undefined {
  const row = getRow<Row>(
    store,
    `SELECT ${columns} FROM ${source} JOIN conversation c ON c.id = m.conversation
     WHERE f.state IN ('waiting', 'moving') AND f.outgoing = $outgoing AND m.delete_at IS NULL AND m.erased_at IS NULL
       AND (f.outgoing = 0 OR (c.state = 'open' AND a.file IS NOT NULL))
     ORDER BY f.sealed_bytes - f.done, f.id LIMIT 1`,
    { outgoing: outgoing ? 1 : 0 },
  );
  return row === undefined ? undefined : toFile(row);
}

/** What changes while a file moves. */
export interface Progress {
  readonly state: FileView['state'];
  readonly done: number;
  readonly problem?: string | null;
  readonly part?: string | null;
  readonly file?: string | null;
}

export function setProgress(store: Store, { id }: Pick<MessageFile, 'id'>, progress: Progress): void {
  run(
    store,
    `UPDATE message_file SET state = $state, done = $done, problem = $problem, part = $part,
       file = coalesce($file, file) WHERE id = $id`,
    { id, problem: null, part: null, file: null, ...progress },
  );
}

/** Names under `attachments/` of what is being fetched. */
export function listParts(store: Store): readonly string[] {
  return getRows<{ part: string }>(store, 'SELECT part FROM message_file WHERE part IS NOT NULL').map(
    (row) => row.part,
  );
}

/**
 * Takes the files of a message that its author took back out of the store; a blob of ours is removed from the service too.
 * The names go with the message's own columns. Call inside a transaction, and sweep the attachments after it.
 */
export function eraseFiles(store: Store, message: string): void {
  run(
    store,
    `INSERT OR IGNORE INTO blob_removal SELECT blob FROM message_file WHERE message = $message AND outgoing = 1`,
    { message },
  );
  run(store, 'DELETE FROM message_file WHERE message = $message', { message });
  run(store, 'DELETE FROM attachment WHERE message = $message', { message });
  run(store, 'UPDATE message SET file_count = 0, file_names = NULL WHERE id = $message', { message });
}

/** Blobs that are to go from the service. */
export function listBlobRemovals(store: Store): readonly Uint8Array[] {
  return getRows<{ blob: Uint8Array }>(store, 'SELECT blob FROM blob_removal LIMIT 100').map(
    ({ blob }) => new Uint8Array(blob),
  );
}

export function clearBlobRemoval(store: Store, blob: Uint8Array): void {
  run(store, 'DELETE FROM blob_removal WHERE blob = $blob', { blob });
}

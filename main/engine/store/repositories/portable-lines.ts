/** Lines of a conversation as an export holds them: read in their order, and put back as they were. */
import { type Notice, noticeSchema } from '../../../../contract/bridge/message-view.ts';
import { limits } from '../../../../contract/domain/limits.ts';
import type { LineMark } from '../../../../contract/domain/line-mark.ts';
import type { PortableFile, PortableLine } from '../../../../contract/domain/portable.ts';
import { newId } from '../../crypto/ids.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';
import { type Attachment, addAttachment } from './attachments.ts';
import { addToIndex } from './word-index.ts';

/** Sort keys at and above this belong to lines that wait here. */
const waitingOrder = limits.largestNumber + 1;

interface Row {
  readonly sort_key: number;
  readonly id: string;
  readonly mine: number;
  readonly sender_account: string;
  readonly at: number;
  readonly received_at: number;
  readonly body_text: string;
  readonly first_text: string | null;
  readonly edited_at: number | null;
  readonly erased_at: number | null;
  readonly reply_to: string | null;
  readonly delivery: PortableLine['delivery'];
  readonly read_at: number | null;
  readonly starred_at: number | null;
  readonly pinned_at: number | null;
  readonly missing_before: number;
  readonly out_of_order: number;
  readonly mark: LineMark | null;
  readonly notice: string | null;
  readonly file_count: number;
}

const columns = `sort_key, id, mine, sender_account, at, received_at, body_text, first_text, edited_at, erased_at, reply_to,
  delivery, read_at, starred_at, pinned_at, missing_before, out_of_order, mark, notice, file_count`;

/** A file of a line, and the attachment that holds it, where it is here. */
export interface LineFile extends Omit<PortableFile, 'path'> {
  readonly attachment: string | null;
}

/** A line without its files' places in the archive, which whoever reads it gives them. */
export interface StoredLine extends Omit<PortableLine, 'files'> {
  readonly files: readonly LineFile[];
}

export interface LinePlace {
  readonly order: number;
  readonly id: string;
}

function readReceipts(store: Store, message: string): PortableLine['receipts'] {
  return [
    ...getRows<PortableLine['receipts'][number]>(
      store,
      `SELECT account AS person, delivered_at AS deliveredAt, read_at AS readAt FROM message_receipt
       WHERE message = $message ORDER BY account`,
      { message },
    ),
  ];
}

const readFiles = (store: Store, message: string): readonly LineFile[] =>
  getRows<LineFile>(
    store,
    `SELECT f.name, f.type, f.bytes, f.width, f.height, a.file AS attachment FROM message_file f
     LEFT JOIN attachment a ON a.file = f.file WHERE f.message = $message ORDER BY f.position`,
    { message },
  );

const toNotice = (text: string | null): Notice | null =>
  text === null ? null : noticeSchema.parse(JSON.parse(text));

/** In one order of its fields, so that the same line is the same bytes. */
function toLine(store: Store, row: Row, isGroup: boolean): StoredLine {
  return {
    id: row.id,
    mine: row.mine === 1,
    author: row.sender_account,
    at: row.at,
    receivedAt: row.received_at,
    text: row.body_text,
    firstText: row.first_text,
    editedAt: row.edited_at,
    erasedAt: row.erased_at,
    replyTo: row.reply_to,
    delivery: row.delivery,
    readAt: row.read_at,
    receipts: isGroup ? readReceipts(store, row.id) : [],
    starredAt: row.starred_at,
    pinnedAt: row.pinned_at,
    missingBefore: row.missing_before,
    outOfOrder: row.out_of_order === 1,
    mark: row.mark,
    notice: toNotice(row.notice),
    files: row.file_count === 0 ? [] : readFiles(store, row.id),
  };
}

const sliceRows = 500;

/**
 * The next lines behind a place; `next` null: there are no more. Lines that wait here come last and in one go: one that is sent
 * meanwhile moves to an earlier place, and would be passed over.
 */
export function readLineSlice(
  store: Store,
  conversation: string,
  after: LinePlace | null,
): { readonly lines: readonly StoredLine[]; readonly next: LinePlace | null } {
  const isGroup =
    getRow(store, `SELECT 1 FROM conversation WHERE id = $conversation AND kind = 'group'`, {
      conversation,
    }) !== undefined;
  const where = 'conversation = $conversation AND delete_at IS NULL';
  const rows = [
    ...getRows<Row>(
      store,
      `SELECT ${columns} FROM message WHERE ${where} AND sort_key < $waitingOrder AND (sort_key, id) > ($order, $id)
       ORDER BY sort_key, id LIMIT ${sliceRows}`,
      { conversation, waitingOrder, ...(after ?? { order: -1, id: '' }) },
    ),
  ];
  const last = rows.length < sliceRows ? undefined : rows.at(-1);
  if (last === undefined) {
    const waiting = `SELECT ${columns} FROM message WHERE ${where} AND sort_key >= $waitingOrder ORDER BY sort_key, id`;
    rows.push(...getRows<Row>(store, waiting, { conversation, waitingOrder }));
  }
  return {
    lines: rows.map((row) => toLine(store, row, isGroup)),
    next: last === undefined ? null : { order: last.sort_key, id: last.id },
  };
}

/** The words of a line that another one answers; null: it is not here. */
export function readQuoted(
  store: Store,
  conversation: string,
  id: string,
): { readonly author: string; readonly mine: boolean; readonly text: string } | null {
  const row = getRow<{ author: string; mine: number; text: string }>(
    store,
    `SELECT sender_account AS author, mine, body_text AS text FROM message
     WHERE id = $id AND conversation = $conversation AND delete_at IS NULL AND erased_at IS NULL`,
    { id, conversation },
  );
  return row === undefined ? null : { ...row, mine: row.mine === 1 };
}

/** Lines that stand in their lists, in all conversations but those among this person's computers. */
export function countLines(store: Store): number {
  return (
    getRow<{ n: number }>(
      store,
      `SELECT count(*) AS n FROM message WHERE delete_at IS NULL
         AND conversation NOT IN (SELECT id FROM conversation WHERE kind = 'own')`,
    )?.n ?? 0
  );
}

/** Whether an id is taken: by a line, or by one that was deleted here. */
export const isLineTaken = (store: Store, id: string): boolean =>
  getRow(store, 'SELECT 1 FROM message WHERE id = $id', { id }) !== undefined;

/** Eight of nothing: no device of this installation wrote it, and no blob at the service belongs to it. */
const nowhere = new Uint8Array(16);

/** A line that was brought along, at its place. Its files' attachments lie in the vault already. Call inside a transaction. */
export function addPortableLine(
  store: Store,
  conversation: string,
  order: number,
  line: PortableLine,
  attachments: readonly (Omit<Attachment, 'message'> | null)[],
): void {
  const names = line.files.length === 0 ? null : line.files.map(({ name }) => name).join('\n');
  const place = getRow<{ place: number }>(
    store,
    `INSERT INTO message (id, conversation, sort_key, number, mine, sender_account, sender_device, body_text, at, received_at,
       delivery, missing_before, out_of_order, mark, reply_to, first_text, edited_at, erased_at, read_at, starred_at, pinned_at,
       file_count, file_names, notice)
     VALUES ($id, $conversation, $order, $order, $mine, $author, $device, $text, $at, $receivedAt, $delivery, $missingBefore,
       $outOfOrder, $mark, $replyTo, $firstText, $editedAt, $erasedAt, $readAt, $starredAt, $pinnedAt, $fileCount, $names, $notice)
     RETURNING place`,
    {
      id: line.id,
      conversation,
      order,
      mine: line.mine ? 1 : 0,
      author: line.author,
      device: Buffer.from(nowhere).toString('base64url'),
      text: line.text,
      at: line.at,
      receivedAt: line.receivedAt,
      delivery: line.delivery,
      missingBefore: line.missingBefore,
      outOfOrder: line.outOfOrder ? 1 : 0,
      mark: line.mark,
      replyTo: line.replyTo,
      firstText: line.firstText,
      editedAt: line.editedAt,
      erasedAt: line.erasedAt,
      readAt: line.readAt,
      starredAt: line.starredAt,
      pinnedAt: line.pinnedAt,
      fileCount: line.files.length,
      names,
      notice: line.notice === null ? null : JSON.stringify(line.notice),
    },
  )?.place;
  if (place !== undefined) addToIndex(store, { place, conversation, text: line.text, names, at: line.at });
  for (const { person, deliveredAt, readAt } of line.receipts)
    run(store, 'INSERT INTO message_receipt VALUES ($message, $person, $deliveredAt, $readAt)', {
      message: line.id,
      person,
      deliveredAt,
      readAt,
    });
  for (const [position, file] of line.files.entries())
    addFile(store, line.id, position, file, attachments[position] ?? null);
}

function addFile(
  store: Store,
  message: string,
  position: number,
  file: PortableFile,
  attachment: Omit<Attachment, 'message'> | null,
): void {
  if (attachment !== null) addAttachment(store, { ...attachment, message });
  run(
    store,
    `INSERT INTO message_file (id, message, position, name, type, bytes, width, height, blob, key, hash, sealed_bytes, file, state)
     VALUES ($id, $message, $position, $name, $type, $bytes, $width, $height, $none, $none, $none, 0, $file, $state)`,
    {
      id: newId(),
      message,
      position,
      name: file.name,
      type: file.type,
      bytes: file.bytes,
      width: file.width,
      height: file.height,
      none: nowhere,
      file: attachment?.file ?? null,
      state: attachment === null ? 'expired' : 'here',
    },
  );
}

/** Reads the next items of a mailbox in order, bounded in number and bytes, as they go over the live socket. */
import { sql } from 'kysely';
import { askSchema } from '../../contract/domain/ask.ts';
import { erasedNoticeSchema } from '../../contract/domain/erasure.ts';
import { deviceListSchema } from '../../contract/domain/identity.ts';
import { limits } from '../../contract/domain/limits.ts';
import type { MailboxItem } from '../../contract/wire/mailbox.ts';
import { encodeBytes } from '../bytes.ts';
import type { Db } from '../db/open.ts';

interface Row {
  readonly seq: number;
  readonly kind: 'message' | 'commit' | 'welcome' | 'pairing' | 'devices' | 'ask' | 'erased';
  readonly at: number;
  readonly invitation: Buffer | null;
  readonly conversation: Buffer;
  readonly generation: number;
  readonly envelope: Buffer;
  readonly sender_device: Buffer;
  readonly number: number;
  readonly epoch: number;
  readonly bytes: Buffer;
}

/** Nothing while the device's account is restricted. Items after `cursor`: at most `limits.pushBatch`, and no further one once the batch holds `limits.pushBatchBytes`. */
export async function readMailbox(db: Db, device: Buffer, cursor: number): Promise<MailboxItem[]> {
  const { rows } = await sql<Row>`
    WITH next AS (
      SELECT d.seq, d.kind, d.invitation, d.sender_device, d.envelope, d.created_at,
        e.conversation, e.generation, e.epoch, e.number,
        coalesce(d.bytes, e.bytes, l.bytes) AS bytes
      FROM deliveries d
      LEFT JOIN envelopes e ON e.sender_device = d.sender_device AND e.envelope = d.envelope
      LEFT JOIN log_entries l ON d.kind = 'commit'
        AND l.conversation = e.conversation AND l.generation = e.generation AND l.position = e.epoch
      WHERE d.device = ${device} AND d.seq > ${cursor} AND NOT EXISTS (
        SELECT 1 FROM restrictions r JOIN devices o ON o.account = r.account
        WHERE o.id = ${device} AND r.lifted_at IS NULL)
      ORDER BY d.seq LIMIT ${limits.pushBatch}
    ), sized AS (
      SELECT *, sum(octet_length(bytes)) OVER (ORDER BY seq) - octet_length(bytes) AS before FROM next
    )
    SELECT seq, kind, created_at AS at, invitation, conversation, generation, envelope, sender_device,
      number, epoch, bytes
    FROM sized WHERE before < ${limits.pushBatchBytes} ORDER BY seq`.execute(db);
  return rows.map(toItem);
}

function toItem(row: Row): MailboxItem {
  const { seq, at, generation, number } = row;
  const bytes = encodeBytes(row.bytes);
  if (row.kind === 'pairing') {
    return { kind: 'pairing', seq, at, invitation: encodeBytes(row.invitation as Buffer), bytes };
  }
  if (row.kind === 'devices') {
    return { kind: 'devices', seq, at, deviceList: deviceListSchema.parse(JSON.parse(row.bytes.toString())) };
  }
  if (row.kind === 'ask') {
    return { kind: 'ask', seq, at, ask: askSchema.parse(JSON.parse(row.bytes.toString())) };
  }
  if (row.kind === 'erased') {
    const notice = erasedNoticeSchema.parse(JSON.parse(row.bytes.toString()));
    return { kind: 'erased', seq, at, notice };
  }
  const shared = {
    seq,
    at,
    conversation: encodeBytes(row.conversation),
    generation,
    envelope: encodeBytes(row.envelope),
    senderDevice: encodeBytes(row.sender_device),
    number,
    bytes,
  };
  return row.kind === 'message'
    ? { kind: 'message', ...shared, epoch: row.epoch }
    : { kind: row.kind, ...shared, position: row.epoch };
}

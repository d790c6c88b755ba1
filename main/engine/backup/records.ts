/** What stands in a backup's stream: records, one behind the other, whatever the chunks' borders. */
import { z } from 'zod';
import type { RowSlice } from '../store/repositories/backup-rows.ts';

/** `rows`: JSON of a slice of a table. `file`: JSON that an attachment begins. `bytes`: more of it. `end`: JSON of what there was. */
export const recordKinds = { rows: 1, file: 2, bytes: 3, end: 4 } as const;
export type RecordKind = keyof typeof recordKinds;

const kindOf: ReadonlyMap<number, RecordKind> = new Map(
  Object.entries(recordKinds).map(([name, number]) => [number, name as RecordKind]),
);
/** Longer than any row can be: what claims more is none of ours. */
const mostBytes = 16 * 1024 * 1024;
const headBytes = 5;

export interface BackupRecord {
  readonly kind: RecordKind;
  readonly body: Buffer;
}

/** Rows of a slice. They were sealed and signed by us, and there are many: only their frame is looked at here. */
export const sliceFrame = {
  parse(value: unknown): RowSlice {
    const slice = value as Partial<RowSlice> | null;
    const isSlice =
      typeof slice?.table === 'string' && Array.isArray(slice.columns) && Array.isArray(slice.rows);
    if (!isSlice) throw new RangeError('backup: no slice');
    return slice as RowSlice;
  },
};
export const fileSchema = z.strictObject({
  file: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  bytes: z.int().nonnegative(),
});

/** Counts that what was read must agree with. */
export const endSchema = z.strictObject({
  rows: z.record(z.string(), z.int().nonnegative()),
  files: z.int().nonnegative(),
});
export type BackupCounts = z.infer<typeof endSchema>;

export function recordHead(kind: RecordKind, length: number): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(length, 0);
  head.writeUInt8(recordKinds[kind], 4);
  return head;
}

export const jsonRecord = (kind: RecordKind, value: unknown): BackupRecord => ({
  kind,
  body: Buffer.from(JSON.stringify(value)),
});

/** Cuts a stream of bytes into records. */
export interface RecordCutter {
  /** The records that are complete with these bytes. Throws RangeError for what is no record. */
  add(bytes: Uint8Array): readonly BackupRecord[];
  /** Whether nothing is left over. */
  isAtEnd(): boolean;
}

export function createRecordCutter(): RecordCutter {
  let parts: Buffer[] = [];
  let held = 0;

  function take(): BackupRecord[] {
    const all = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    const records: BackupRecord[] = [];
    let at = 0;
    while (all.length - at >= headBytes) {
      const length = all.readUInt32BE(at);
      const kind = kindOf.get(all.readUInt8(at + 4));
      if (length > mostBytes || kind === undefined) throw new RangeError('backup: no record');
      const end = at + headBytes + length;
      if (end > all.length) break;
      records.push({ kind, body: all.subarray(at + headBytes, end) });
      at = end;
    }
    parts = at === all.length ? [] : [all.subarray(at)];
    held = all.length - at;
    return records;
  }

  /** How many bytes the first record needs; known once its head is here. */
  function needed(): number {
    if (held < headBytes) return headBytes;
    const head = (parts[0] as Buffer).length >= 4 ? (parts[0] as Buffer) : Buffer.concat(parts);
    return headBytes + head.readUInt32BE(0);
  }

  return {
    add(bytes) {
      parts.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
      held += bytes.length;
      return held >= needed() ? take() : [];
    },
    isAtEnd: () => held === 0,
  };
}

/** Rows of whole tables as an export holds them, and counts of what it holds. */
import type { PortableTable } from '../../../../contract/domain/portable.ts';
import type { Store } from '../database.ts';
import { getRow, getRows } from '../statement.ts';

type PortableCell = PortableTable['rows'][number][string];

const toCell = (value: unknown): PortableCell =>
  value instanceof Uint8Array
    ? { base64url: Buffer.from(value).toString('base64url') }
    : (value as PortableCell);

/** All rows of a short table in the order of its key, without these columns. Table names come from the export's rules, never from outside. */
export function readTableRows(
  store: Store,
  table: string,
  without: readonly string[],
): PortableTable['rows'] {
  const columns = getRows<{ name: string; pk: number }>(
    store,
    'SELECT name, pk FROM pragma_table_info($table) ORDER BY cid',
    { table },
  );
  const named = columns.map(({ name }) => name).filter((name) => !without.includes(name));
  const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => `"${name}"`);
  const order = key.length === 0 ? 'rowid' : key.join(', ');
  const rows = getRows<Record<string, unknown>>(
    store,
    `SELECT ${named.map((name) => `"${name}"`).join(', ')} FROM "${table}" ORDER BY ${order}`,
  );
  return rows.map((row) => Object.fromEntries(named.map((name) => [name, toCell(row[name])])));
}

/** Pages of the file, and their size: how long an export can become, roughly and from above. */
export function readStoreBytes(store: Store): number {
  const row = getRow<{ bytes: number }>(
    store,
    'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size',
  );
  return row?.bytes ?? 0;
}

/** Bytes of all attachments, unsealed. */
export const readAttachmentBytes = (store: Store): number =>
  getRow<{ bytes: number }>(store, 'SELECT coalesce(sum(size), 0) AS bytes FROM attachment')?.bytes ?? 0;

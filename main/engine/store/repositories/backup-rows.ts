/** Which rows a backup holds, table by table, and reading and writing them without knowing what they mean. */
import type { Store } from '../database.ts';
import { type Bound, getRows, run } from '../statement.ts';

/** How a table goes into a backup. */
interface Plan {
  /** Which rows; all where left out. */
  readonly where?: string;
  /** Columns that stay behind; they are null in what comes back. */
  readonly without?: readonly string[];
  /** Too many rows for one go. */
  readonly isLong?: boolean;
}

/** Settings that are about this computer. */
const localSettings = [
  'keychain-leftovers',
  'renewed-at',
  'service-generation',
  'email-removal-due',
  'audit-head-kept-at',
  'audit-store-version',
  'device-lists-due',
  'backup-folder',
  'backup-unfinished',
  'export-unfinished',
  'import-unfinished',
  'desk-place',
  'desk-choice',
  'moving',
  'history-came',
  'device-leaves',
  'kit-news',
  'unlock-by-touch',
  'restriction-told',
  'restriction-heard',
  'consents-told',
  'erasure',
];

/** In the order in which they are written and read. `never`: keys, states and counts that must not come back, or what is made anew. */
export const backupPlans: Readonly<Record<string, Plan | 'never'>> = {
  account: { without: ['registration'] },
  practice: {},
  own_details: {},
  own_device: {},
  abuse_report: {},
  contact_message: {},
  receipt: {},
  policy: {},
  paused_person: {},
  contact: {},
  conversation: {},
  conversation_member: {},
  // One that goes on ends with the computer on which it does.
  call: { where: 'live IS NULL' },
  rights_request: {},
  rights_answer: {},
  invitation: {},
  setting: { where: `name NOT IN (${localSettings.map((name) => `'${name}'`).join(', ')})` },
  sender_counter: {},
  history_request: 'never',
  // What is to be forgotten when the app quits does not outlive it in a backup.
  draft: {
    where: `NOT EXISTS (SELECT 1 FROM setting WHERE name = 'desk-choice' AND value LIKE '%"session"%')`,
  },
  backup: {},
  deleted_message: {},
  // What waits is sealed anew, by the device that comes to be.
  outbox: {
    where: `type = 'text' AND EXISTS (SELECT 1 FROM message WHERE message.id = outbox.message AND delete_at IS NULL)`,
    without: ['counter', 'envelope', 'epoch', 'generation', 'bytes'],
  },
  attachment: {
    where: 'EXISTS (SELECT 1 FROM message WHERE message.id = attachment.message AND delete_at IS NULL)',
  },
  message_file: {
    where: 'EXISTS (SELECT 1 FROM message WHERE message.id = message_file.message AND delete_at IS NULL)',
    without: ['part'],
  },
  blob_removal: {},
  message_receipt: {
    where: 'EXISTS (SELECT 1 FROM message WHERE message.id = message_receipt.message AND delete_at IS NULL)',
  },
  // What waits for its line, and edits that are not sent yet: their words stand in the message.
  message_change: 'never',
  message: { where: 'delete_at IS NULL', isLong: true },
  device: 'never',
  mls_group: 'never',
  mls_row: 'never',
  mls_pending: 'never',
  repair: 'never',
  ask: 'never',
  unlisted_device: {},
  key_package: 'never',
  store_counter: 'never',
  inbox: 'never',
  receipt_due: 'never',
  recovery: 'never',
  audit: 'never',
  audit_name: 'never',
  word_index: 'never',
};

/** A value as JSON carries it; bytes as base64url. */
type Cell = string | number | null | { readonly b: string };

/** Rows of one table, in the order of `columns`. */
export interface RowSlice {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A value as it travels. */
export const toCell = (value: unknown): Cell =>
  value instanceof Uint8Array ? { b: Buffer.from(value).toString('base64url') } : (value as Cell);
const fromCell = (cell: Cell): Bound =>
  cell !== null && typeof cell === 'object' ? Buffer.from(cell.b, 'base64url') : cell;

/** Every table of this store but what SQLite and the word index keep for themselves. */
function tablesHere(store: Store): ReadonlySet<string> {
  const rows = getRows<{ name: string }>(
    store,
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  );
  return new Set(rows.map((row) => row.name));
}

function columnsOf(store: Store, table: string, plan: Plan): readonly string[] {
  const rows = getRows<{ name: string }>(store, 'SELECT name FROM pragma_table_info($table)', { table });
  return rows.map((row) => row.name).filter((name) => plan.without?.includes(name) !== true);
}

const planned = (store: Store): readonly (readonly [string, Plan])[] => {
  const here = tablesHere(store);
  return Object.entries(backupPlans).flatMap(([table, plan]) =>
    plan === 'never' || !here.has(table) ? [] : [[table, plan] as const],
  );
};

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** All rows of the short tables, as they are at this moment. */
export function readShortTables(store: Store): readonly RowSlice[] {
  return planned(store).flatMap(([table, plan]) => {
    if (plan.isLong === true) return [];
    const columns = columnsOf(store, table, plan);
    const where = plan.where === undefined ? '' : ` WHERE ${plan.where}`;
    const rows = getRows<Record<string, unknown>>(store, `SELECT ${quoted(columns)} FROM "${table}"${where}`);
    return [{ table, columns, rows: rows.map((row) => columns.map((name) => toCell(row[name]))) }];
  });
}

/** Up to which message a backup that begins now goes. */
export function lastMessagePlace(store: Store): { readonly last: number; readonly count: number } {
  const [row] = getRows<{ last: number | null; count: number }>(
    store,
    'SELECT max(rowid) AS last, count(*) AS count FROM message',
  );
  return { last: row?.last ?? 0, count: row?.count ?? 0 };
}

/** The next messages behind `after`, up to `last`; `next` null: there are no more. */
export function readMessageSlice(
  store: Store,
  after: number,
  last: number,
  limit: number,
): { readonly slice: RowSlice; readonly next: number | null } {
  const plan = backupPlans['message'];
  if (plan === undefined || plan === 'never') throw new RangeError('messages are in every backup');
  const columns = columnsOf(store, 'message', plan);
  const rows = getRows<Record<string, unknown>>(
    store,
    `SELECT rowid AS "rowid at", ${quoted(columns)} FROM message
     WHERE rowid > $after AND rowid <= $last AND ${plan.where} ORDER BY rowid LIMIT $limit`,
    { after, last, limit },
  );
  const end = rows.at(-1)?.['rowid at'];
  return {
    slice: {
      table: 'message',
      columns,
      rows: rows.map((row) => columns.map((name) => toCell(row[name]))),
    },
    next: rows.length < limit || typeof end !== 'number' ? null : end,
  };
}

/** Puts rows into a store of the version they came from. Throws RangeError for what no backup of ours names. */
export function insertRows(store: Store, { table, columns, rows }: RowSlice): void {
  const plan = backupPlans[table];
  if (plan === undefined || plan === 'never') throw new RangeError('a table that is in no backup');
  const known = columnsOf(store, table, plan);
  if (columns.some((name) => !known.includes(name)))
    throw new RangeError('a column that is not in its table');
  const names = columns.map((_name, at) => `$c${at}`).join(', ');
  const sql = `INSERT INTO "${table}" (${quoted(columns)}) VALUES (${names})`;
  for (const row of rows) {
    run(store, sql, Object.fromEntries(columns.map((_name, at) => [`c${at}`, fromCell(row[at] ?? null)])));
  }
}

/** While rows come in any order: parents may follow their children. What has none in the end goes by `dropOrphans`. */
export function ignoreParents(store: Store): void {
  store.pragma('foreign_keys = OFF');
}

/** Takes out rows whose parent is missing: what came to be or went while the backup was written. Answers how many. */
export function dropOrphans(store: Store): number {
  const orphans = store.pragma('foreign_key_check') as { table: string; rowid: number | null }[];
  for (const { table, rowid } of orphans) {
    if (rowid !== null) run(store, `DELETE FROM "${table}" WHERE rowid = $rowid`, { rowid });
  }
  return orphans.length;
}

/** Databases as earlier versions of the app left them: one migration short, with rows in every table. */
import { existsSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import { setDataKey } from '../../main/engine/store/cipher.ts';
import { openStore } from '../../main/engine/store/database.ts';
import { migrations } from '../../main/engine/store/migrations/index.ts';
import { rebuildIndex } from '../../main/engine/store/repositories/word-index.ts';

/**
 * Rows by the version that made their tables, in the columns of that version. A migration that adds a table adds its rows
 * here; the test of the migrations names every table that has none.
 */
const rows: Readonly<Record<number, string>> = {
  10: `
    INSERT INTO account VALUES (1, 'me', 'therapist', 'Rana', x'01', x'02', '{"list":1}', NULL, 1);
    INSERT INTO device VALUES (1, 'dev', '{"entry":1}', x'03', x'04', x'05', x'06', 2);
    INSERT INTO practice VALUES (1, 'Nile Practice', NULL);
    INSERT INTO invitation (id, label, code, lookup_id, pairing_key, offer_hash, sealed_offer, conversation, state,
      created_at, expires_at) VALUES ('inv', 'Sara, Tuesdays', 'CODE', x'07', x'08', x'09', x'0a', 'soon', 'open', 3, 4);
    INSERT INTO contact VALUES ('sara', x'0b', 'Sara', 'Tuesdays', 'Nile Practice', '{"list":2}', 5);
    INSERT INTO conversation (id, contact, generation, state, read_up_to, created_at, activity_at)
      VALUES ('talk', 'sara', 1, 'open', 7, 6, 8);
    INSERT INTO message (id, conversation, sort_key, number, mine, sender_account, sender_device, body_text, at,
      received_at, envelope, delivery, missing_before, out_of_order) VALUES
      ('m1', 'talk', 7, 7, 0, 'sara', 'hers', 'The garden after the rain', 9, 10, 'e1', 'sent', 0, 0),
      ('m2', 'talk', 8, 8, 1, 'me', 'dev', 'وَالمَوعِدُ غدًا في العيادة', 11, 12, 'e2', 'delivered', 1, 1),
      ('m3', 'talk', 1099511627777, NULL, 1, 'me', 'dev', '', 13, 14, NULL, 'waiting', 0, 0);
    INSERT INTO sender_counter VALUES ('talk', 'hers', 3);
    INSERT INTO receipt_due VALUES ('m1', 'talk');
    INSERT INTO outbox (conversation, message, type, delivered_ids, at, counter) VALUES ('talk', 'm3', 'text', NULL, 13, NULL);
    INSERT INTO inbox VALUES (1, '{}', 'aside', 'e2ee.badPadding', 15);
    INSERT INTO mls_group VALUES ('talk', 1, 2, 16, 3);
    INSERT INTO mls_row VALUES ('talk', 1, 'current', 'tree', 2, 0, x'0c');
    INSERT INTO mls_pending VALUES ('talk', 1, 3, 'env', x'0d', '[]');
    INSERT INTO key_package VALUES (x'0e', x'0f', x'10', 0, 1, 17, 18);
    UPDATE store_counter SET envelopes_made = 2, starts = 5, waiting_order = 1;
    INSERT INTO setting VALUES ('some', 'thing');`,
  20: `
    INSERT INTO deleted_message VALUES ('m0', 18);`,
  40: `
    INSERT INTO draft VALUES ('talk', 'Half a sentence', 19);`,
  60: `
    INSERT INTO recovery VALUES (1, 'kit', x'11', x'12', x'13', 21, 1);
    INSERT INTO backup VALUES ('copy', 22, 23, 3, 'file', 'O7 backup.o7b', 'kit');
    INSERT INTO attachment VALUES ('random', 'm1', 'plan.pdf', 'application/pdf', 24, 25, x'14', x'15', 26);`,
  70: `
    INSERT INTO audit VALUES (1, 20, 'profile.created', NULL, NULL, zeroblob(32), zeroblob(32));
    INSERT INTO audit_name VALUES ('subject', 'sara');`,
  80: `
    INSERT INTO conversation_member VALUES ('talk', 'sara', 'Sara', 27, NULL);
    INSERT INTO message_receipt VALUES ('m2', 'sara', 28, NULL);`,
  90: `
    INSERT INTO message_file VALUES ('f1', 'm1', 0, 'plan.pdf', 'application/pdf', 24, NULL, NULL, x'16', x'14', x'15', 25,
      0, 'random', NULL, 'here', 25, NULL);
    INSERT INTO blob_removal VALUES (x'17');
    UPDATE message SET file_count = 1, file_names = 'plan.pdf' WHERE id = 'm1';`,
  100: `
    INSERT INTO own_device VALUES ('dev', 'In the practice', 29, 30, NULL);`,
  110: `
    INSERT INTO abuse_report VALUES ('r1', 'talk', 2, 30, x'16', NULL);`,
  120: `
    INSERT INTO repair VALUES ('talk', 'renew', 3, 31, NULL);
    INSERT INTO ask VALUES ('talk', 'hers', 'sara', 32, 0, 33);`,
  130: `
    INSERT INTO message_change VALUES ('c1', 'm2', 'talk', 'me', NULL, 'Other words', 30, 31);`,
  150: `
    INSERT INTO history_request VALUES ('ask', 'talk', 'sara', 0, 'asked', 0, 0, 29);`,
  160: `
    INSERT INTO unlisted_device VALUES ('sara', 'lost', 1, 30, 0);`,
  190: `
    INSERT INTO receipt VALUES ('rc1', 34, 'access', NULL, '{"receipt":1}', NULL);
    INSERT INTO paused_person VALUES ('sara', 35, 35);`,
  200: `
    INSERT INTO policy VALUES (2, '{"version":2}', 'signed', 36);`,
  220: `
    INSERT INTO own_details VALUES (1, 31, 'woman', '1990-02-28', 32, 'sara@example.org', 33);
    INSERT INTO rights_request SELECT 'req', id, 'other', 'access', 'the notes', 'gdpr', '2026-11-23', 34, 35 FROM conversation LIMIT 1;
    INSERT INTO rights_answer VALUES ('ans', 'req', 'partly', 'othersRights', 'without them', '2026-11-24', 36, 37);`,
  230: `
    INSERT INTO contact_message VALUES ('cm1', 36, 'Hello', 'app', NULL, x'18', 37, NULL, NULL, 0);`,
  270: `
    INSERT INTO call SELECT 'call', id, 'webrtc', 38, 39, 'left', NULL, 1 FROM conversation LIMIT 1;`,
};

/** The table's rows in the columns it had then: what must be found again after a migration. */
export type Content = Readonly<Record<string, readonly unknown[]>>;

/** Writes a database anew as the app of `version` would have it: every row in the columns that there were. */
export function takeBack(file: string, dataKey: Uint8Array, version: number): void {
  const older = `${file}-older`;
  const from = openStore({ file, dataKey, mode: 'open' });
  const into = openStore({ file: older, dataKey, mode: 'create', version });
  into.pragma('foreign_keys = OFF');
  const columns = listColumns(into);
  const newColumns = listColumns(from);
  into.transaction(() => {
    for (const [table, names] of Object.entries(columns)) {
      if (table === 'word_index') continue;
      const shared = names.filter((name) => newColumns[table]?.includes(name)).map(quoted);
      const all = from
        .prepare(`SELECT ${shared.join(', ')} FROM ${quoted(table)}`)
        .raw()
        .all() as unknown[][];
      const marks = shared.map(() => '?').join(', ');
      into.exec(`DELETE FROM ${quoted(table)}`);
      const insert = into.prepare(`INSERT INTO ${quoted(table)} (${shared.join(', ')}) VALUES (${marks})`);
      for (const row of all) insert.run(...row);
    }
    // Or the app would not know that it was brought up to date.
    into.exec(`DELETE FROM setting WHERE name = 'audit-store-version'`);
    rebuildIndex(into);
  })();
  from.close();
  into.close();
  renameSync(older, file);
}

/** Opens a database as the encrypting build does, without migrating it. */
export function openBare(file: string, dataKey: Uint8Array): Database.Database {
  const store = new Database(file);
  setDataKey(store, dataKey);
  return store;
}

const quoted = (name: string): string => `"${name}"`;

/** Columns whose content a later version holds in another. */
const replaced: Readonly<Record<string, readonly string[]>> = { outbox: ['delivered_ids'] };

/** The columns that each table has and keeps, the index's own tables left out. */
export function listColumns(store: Database.Database): Readonly<Record<string, readonly string[]>> {
  const tables = store
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  const columnsOf = store.prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck();
  const keptOf = (table: string) =>
    (columnsOf.all(table) as string[]).filter((name) => !replaced[table]?.includes(name));
  return Object.fromEntries(tables.map((table) => [table, keptOf(table)]));
}

/** Every row of these columns, in the order of all of them. */
export function readContent(
  store: Database.Database,
  columns: Readonly<Record<string, readonly string[]>>,
): Content {
  return Object.fromEntries(
    Object.entries(columns).map(([table, names]) => {
      const list = names.map(quoted).join(', ');
      return [table, store.prepare(`SELECT ${list} FROM ${quoted(table)} ORDER BY ${list}`).all()];
    }),
  );
}

/** Makes a new file at `version`, journal mode WAL as the app leaves it, and closes it. Answers what is in it. */
export function createOlderDatabase(
  file: string,
  dataKey: Uint8Array,
  version: number,
): { readonly columns: Readonly<Record<string, readonly string[]>>; readonly content: Content } {
  if (existsSync(file)) throw new Error(`there is a file already: ${file}`);
  const store = openBare(file, dataKey);
  store.pragma('journal_mode = WAL');
  store.pragma('foreign_keys = ON');
  for (const migration of migrations.filter((one) => one.version <= version)) {
    if (migration.rebuilds) store.pragma('foreign_keys = OFF');
    store.exec(migration.sql);
    migration.fill?.(store);
    store.pragma('foreign_keys = ON');
    store.exec(rows[migration.version] ?? '');
    store.pragma(`user_version = ${migration.version}`);
  }
  const columns = listColumns(store);
  const content = readContent(store, columns);
  store.close();
  return { columns, content };
}

import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../../../../main/engine/store/migrations/index.ts';

const contact = (id: string) => `INSERT INTO contact VALUES ('${id}', x'00', 'Sara', NULL, 'Nile', '{}', 1)`;

/** A database as the version before 60 left it, with a conversation and a line in it. */
function seeded(): Database.Database {
  const store = new Database(':memory:');
  store.pragma('foreign_keys = ON');
  migrate.run(store, 0, 50);
  store.exec(`${contact('a')};
    INSERT INTO conversation (id, contact, generation, state, created_at, activity_at) VALUES ('c', 'a', 1, 'open', 1, 1);
    INSERT INTO message (id, conversation, sort_key, mine, sender_account, sender_device, body_text, at, received_at, delivery)
      VALUES ('m', 'c', 1, 0, 'a', 'd', 'still here', 1, 1, 'sent')`);
  migrate.run(store, 50, 60);
  return store;
}

it('keeps everything, has no kit yet, and no backup', () => {
  const store = seeded();
  expect(store.pragma('user_version', { simple: true })).toBe(60);
  expect(store.prepare('SELECT body_text FROM message').pluck().all()).toEqual(['still here']);
  for (const table of ['recovery', 'backup', 'attachment'])
    expect(store.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
});

it('counts every change of whom one writes with, and nothing else', () => {
  const store = seeded();
  store.exec(`INSERT INTO recovery VALUES (1, 'k', x'00', x'00', x'00', 1, 0)`);
  const due = () => store.prepare('SELECT record_due FROM recovery').pluck().get();
  const counts: [string, number][] = [
    [contact('b'), 1],
    [`UPDATE contact SET label = 'Tuesday' WHERE account = 'b'`, 2],
    [`UPDATE conversation SET state = 'awaiting'`, 3],
    [`UPDATE conversation SET activity_at = 9, read_up_to = 9, pinned = 1`, 3],
    [`UPDATE message SET delivery = 'delivered'`, 3],
    [`DELETE FROM contact WHERE account = 'b'`, 4],
    [`DELETE FROM conversation`, 5],
  ];
  for (const [sql, expected] of counts) {
    store.exec(sql);
    expect(due(), sql).toBe(expected);
  }
});

it('lets an attachment go with its message', () => {
  const store = seeded();
  store.exec(`INSERT INTO attachment VALUES ('f', 'm', 'n.pdf', 'application/pdf', 1, 18, x'00', x'00', 1)`);
  store.exec(`DELETE FROM message`);
  expect(store.prepare('SELECT count(*) FROM attachment').pluck().get()).toBe(0);
});

/** Version 60: the recovery kit, the backups that were made, and attachments as files of their own. */
import type { Migration } from './index.ts';

export const recovery: Migration = {
  version: 60,
  sql: `
    -- One row once a kit is confirmed; the words are nowhere. vouch: the kit's word that the account is its own.
    -- record_due: changes since the sealed identity at the service was made.
    CREATE TABLE recovery (
      one INTEGER PRIMARY KEY CHECK (one = 1), kit TEXT NOT NULL, public_key BLOB NOT NULL, lookup_id BLOB NOT NULL,
      vouch BLOB NOT NULL, confirmed_at INTEGER NOT NULL, record_due INTEGER NOT NULL DEFAULT 1
    ) STRICT;

    CREATE TRIGGER recovery_contact_added AFTER INSERT ON contact BEGIN
      UPDATE recovery SET record_due = record_due + 1; END;
    CREATE TRIGGER recovery_contact_changed
      AFTER UPDATE OF account_key, nickname, label, practice_name, device_list ON contact BEGIN
      UPDATE recovery SET record_due = record_due + 1; END;
    CREATE TRIGGER recovery_contact_removed AFTER DELETE ON contact BEGIN
      UPDATE recovery SET record_due = record_due + 1; END;
    CREATE TRIGGER recovery_conversation_added AFTER INSERT ON conversation BEGIN
      UPDATE recovery SET record_due = record_due + 1; END;
    CREATE TRIGGER recovery_conversation_changed AFTER UPDATE OF generation, state ON conversation BEGIN
      UPDATE recovery SET record_due = record_due + 1; END;
    CREATE TRIGGER recovery_conversation_removed AFTER DELETE ON conversation BEGIN
      UPDATE recovery SET record_due = record_due + 1; END;

    CREATE TABLE backup (
      id TEXT PRIMARY KEY, created_at INTEGER NOT NULL, bytes INTEGER NOT NULL, messages INTEGER NOT NULL,
      place TEXT NOT NULL CHECK (place IN ('file', 'folder')), name TEXT NOT NULL, kit TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- file: random name under attachments/. key: of its secret stream. hash: SHA-256 of the file as it lies there.
    CREATE TABLE attachment (
      file TEXT PRIMARY KEY, message TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE, name TEXT NOT NULL,
      type TEXT NOT NULL, size INTEGER NOT NULL, stored_bytes INTEGER NOT NULL, key BLOB NOT NULL, hash BLOB NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX attachment_of_message ON attachment (message);
  `,
};

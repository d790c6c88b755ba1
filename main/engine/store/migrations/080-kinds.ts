/** Version 80: conversations of more than two and of one's own devices; replies, edits, marks, receipts by person. */
import type { Migration } from './index.ts';

export const kinds: Migration = {
  version: 80,
  rebuilds: true,
  sql: `
    -- kind: 'pair' with one contact; 'group' with members; 'own' among this account's devices. founder: of a group.
    CREATE TABLE conversation_of_kinds (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('pair', 'group', 'own')),
      contact TEXT REFERENCES contact (account), founder TEXT, title TEXT, generation INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('toConfirm', 'awaiting', 'opening', 'open', 'ended')),
      read_up_to INTEGER NOT NULL DEFAULT 0, restored_at INTEGER,
      members_due INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, activity_at INTEGER NOT NULL,
      pinned INTEGER NOT NULL DEFAULT 0, archived INTEGER NOT NULL DEFAULT 0, marked_unread INTEGER NOT NULL DEFAULT 0,
      settled_up_to INTEGER NOT NULL DEFAULT 0, muted_until INTEGER, ended_at INTEGER,
      CHECK ((kind = 'pair') = (contact IS NOT NULL)), CHECK ((kind = 'group') = (founder IS NOT NULL))
    ) STRICT;
    INSERT INTO conversation_of_kinds (id, kind, contact, generation, state, read_up_to, restored_at, members_due, created_at,
      activity_at, pinned, archived, marked_unread, settled_up_to)
      SELECT id, 'pair', contact, generation, state, read_up_to, restored_at, members_due, created_at, activity_at, pinned,
        archived, marked_unread, settled_up_to FROM conversation;
    DROP TABLE conversation;
    ALTER TABLE conversation_of_kinds RENAME TO conversation;
    CREATE TRIGGER recovery_conversation_added AFTER INSERT ON conversation BEGIN
      UPDATE recovery SET record_due = record_due + 1; END;
    CREATE TRIGGER recovery_conversation_changed AFTER UPDATE OF generation, state, title ON conversation BEGIN
      UPDATE recovery SET record_due = record_due + 1; END;
    CREATE TRIGGER recovery_conversation_removed AFTER DELETE ON conversation BEGIN
      UPDATE recovery SET record_due = record_due + 1; END;

    -- Who is, or was, in a group; nickname as the founder introduced them.
    CREATE TABLE conversation_member (
      conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE, account TEXT NOT NULL,
      nickname TEXT NOT NULL, joined_at INTEGER NOT NULL, left_at INTEGER, PRIMARY KEY (conversation, account)
    ) STRICT, WITHOUT ROWID;

    -- introduced_by: known through this account's group only, not by an invitation. blocked_at, verified_at: by the person here.
    -- key_changed_at: another account key took the place of previous_key, and the person has not said yes to it.
    ALTER TABLE contact ADD COLUMN introduced_by TEXT;
    ALTER TABLE contact ADD COLUMN blocked_at INTEGER;
    ALTER TABLE contact ADD COLUMN verified_at INTEGER;
    ALTER TABLE contact ADD COLUMN previous_key BLOB;
    ALTER TABLE contact ADD COLUMN key_changed_at INTEGER;

    -- notice: JSON of a line that the app wrote; such a line counts as mine. first_text: before the first edit.
    -- erased_at: its author took it back everywhere; the text is gone. read_at: the other person's, of a message of ours.
    ALTER TABLE message ADD COLUMN notice TEXT;
    ALTER TABLE message ADD COLUMN reply_to TEXT;
    ALTER TABLE message ADD COLUMN first_text TEXT;
    ALTER TABLE message ADD COLUMN edited_at INTEGER;
    ALTER TABLE message ADD COLUMN erased_at INTEGER;
    ALTER TABLE message ADD COLUMN read_at INTEGER;
    ALTER TABLE message ADD COLUMN starred_at INTEGER;
    ALTER TABLE message ADD COLUMN pinned_at INTEGER;
    ALTER TABLE message ADD COLUMN file_count INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX message_starred ON message (starred_at) WHERE starred_at IS NOT NULL;
    CREATE INDEX message_pinned ON message (conversation, pinned_at) WHERE pinned_at IS NOT NULL;

    -- In a group: which member's computer has a message of ours, and who read it.
    CREATE TABLE message_receipt (
      message TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE, account TEXT NOT NULL,
      delivered_at INTEGER NOT NULL, read_at INTEGER, PRIMARY KEY (message, account)
    ) STRICT, WITHOUT ROWID;

    -- payload: JSON of the body's own fields; null for a text, which is read from its message when it is sealed.
    CREATE TABLE outbox_of_kinds (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      message TEXT NOT NULL UNIQUE, type TEXT NOT NULL, payload TEXT,
      at INTEGER NOT NULL, counter INTEGER, envelope TEXT, epoch INTEGER, generation INTEGER, bytes BLOB
    ) STRICT;
    INSERT INTO outbox_of_kinds SELECT seq, conversation, message, type,
      CASE type WHEN 'delivered' THEN json_object('messages', json(delivered_ids)) END,
      at, counter, envelope, epoch, generation, bytes FROM outbox;
    DROP TABLE outbox;
    ALTER TABLE outbox_of_kinds RENAME TO outbox;
    CREATE INDEX outbox_by_conversation ON outbox (conversation, seq);
  `,
};

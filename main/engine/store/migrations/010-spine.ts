/** The first schema: identity, people, conversations, messages, encryption state, what waits to go out and to be read. */
import type { Migration } from './index.ts';

export const spine: Migration = {
  version: 10,
  sql: `
    -- One row. The account key's private half lives in each linked device's store.
    CREATE TABLE account (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      id TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('therapist', 'client')), nickname TEXT NOT NULL,
      public_key BLOB NOT NULL, private_key BLOB NOT NULL, device_list TEXT NOT NULL,
      registration TEXT, created_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE device (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      id TEXT NOT NULL, entry TEXT NOT NULL,
      mls_public BLOB NOT NULL, mls_private BLOB NOT NULL,
      login_public BLOB NOT NULL, login_private BLOB NOT NULL, created_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE practice (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL, licence TEXT) STRICT;

    CREATE TABLE invitation (
      id TEXT PRIMARY KEY, label TEXT, code TEXT, lookup_id BLOB NOT NULL, pairing_key BLOB NOT NULL,
      offer_hash BLOB NOT NULL, sealed_offer BLOB NOT NULL, conversation TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL CHECK (state IN ('open', 'used', 'revoked', 'expired')),
      created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE contact (
      account TEXT PRIMARY KEY, account_key BLOB NOT NULL, nickname TEXT NOT NULL, label TEXT,
      practice_name TEXT NOT NULL, device_list TEXT NOT NULL, created_at INTEGER NOT NULL
    ) STRICT;

    -- read_up_to: sort_key of the last message read here. members_due: a device list changed, the group has to follow.
    CREATE TABLE conversation (
      id TEXT PRIMARY KEY, contact TEXT NOT NULL REFERENCES contact (account), generation INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('toConfirm', 'awaiting', 'opening', 'open')),
      read_up_to INTEGER NOT NULL DEFAULT 0, restored_at INTEGER,
      members_due INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, activity_at INTEGER NOT NULL
    ) STRICT;

    -- sort_key: the service's number once known; 2^40 + a local counter while the message waits here.
    CREATE TABLE message (
      id TEXT PRIMARY KEY, conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      sort_key INTEGER NOT NULL, number INTEGER, mine INTEGER NOT NULL, sender_account TEXT NOT NULL,
      sender_device TEXT NOT NULL, body_text TEXT NOT NULL, at INTEGER NOT NULL, received_at INTEGER NOT NULL,
      envelope TEXT, delivery TEXT NOT NULL CHECK (delivery IN ('waiting', 'sent', 'delivered')),
      missing_before INTEGER NOT NULL DEFAULT 0, out_of_order INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    -- Not unique: a service that gives one number twice must not make us lose a message.
    CREATE INDEX message_in_order ON message (conversation, sort_key);
    CREATE INDEX message_unread ON message (conversation, sort_key) WHERE mine = 0;

    -- Highest body counter seen of each device, and our own last one.
    CREATE TABLE sender_counter (
      conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE, device TEXT NOT NULL,
      counter INTEGER NOT NULL, PRIMARY KEY (conversation, device)
    ) STRICT, WITHOUT ROWID;

    -- Messages whose arrival still has to be told to their author.
    CREATE TABLE receipt_due (
      message TEXT PRIMARY KEY, conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    -- What goes out, in order. envelope_* are null until the row is encrypted; they are valid in their own epoch only.
    CREATE TABLE outbox (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      message TEXT NOT NULL UNIQUE, type TEXT NOT NULL CHECK (type IN ('text', 'delivered')), delivered_ids TEXT,
      at INTEGER NOT NULL, counter INTEGER, envelope TEXT, epoch INTEGER, generation INTEGER, bytes BLOB
    ) STRICT;
    CREATE INDEX outbox_by_conversation ON outbox (conversation, seq);

    -- Raw items of our mailbox: durable before they are acknowledged, emptied once processed.
    CREATE TABLE inbox (
      seq INTEGER PRIMARY KEY, item TEXT, state TEXT NOT NULL CHECK (state IN ('new', 'done', 'aside')),
      code TEXT, received_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX inbox_new ON inbox (seq) WHERE state = 'new';

    -- Encryption state in small rows: one encrypted message rewrites one leaf's ratchet, a commit the tree.
    CREATE TABLE mls_group (
      conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE, generation INTEGER NOT NULL,
      epoch INTEGER NOT NULL, last_commit_at INTEGER NOT NULL, messages_since_commit INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (conversation, generation)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE mls_row (
      conversation TEXT NOT NULL, generation INTEGER NOT NULL,
      slot TEXT NOT NULL CHECK (slot IN ('current', 'pending')),
      kind TEXT NOT NULL CHECK (kind IN ('group', 'tree', 'epoch', 'ratchet')), epoch INTEGER NOT NULL,
      leaf INTEGER NOT NULL, data BLOB NOT NULL,
      PRIMARY KEY (conversation, generation, slot, kind, epoch, leaf),
      FOREIGN KEY (conversation, generation) REFERENCES mls_group (conversation, generation) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    -- A commit of ours that the log has not shown yet.
    CREATE TABLE mls_pending (
      conversation TEXT NOT NULL, generation INTEGER NOT NULL, position INTEGER NOT NULL, envelope TEXT NOT NULL,
      bytes BLOB NOT NULL, welcomes TEXT NOT NULL, PRIMARY KEY (conversation, generation),
      FOREIGN KEY (conversation, generation) REFERENCES mls_group (conversation, generation) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE key_package (
      ref BLOB PRIMARY KEY, public BLOB NOT NULL, private BLOB NOT NULL, last_resort INTEGER NOT NULL,
      published INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, not_after INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- envelopes_made: counted in the same transaction as the state that made them; starts: once per start.
    CREATE TABLE store_counter (
      one INTEGER PRIMARY KEY CHECK (one = 1), envelopes_made INTEGER NOT NULL, starts INTEGER NOT NULL,
      waiting_order INTEGER NOT NULL, older_copy INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    INSERT INTO store_counter (one, envelopes_made, starts, waiting_order) VALUES (1, 0, 0, 0);

    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
};

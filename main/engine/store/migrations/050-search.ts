/** Version 50: messages get a number of their own that never changes, and a word index over them. */

import { fillIndex } from '../repositories/word-index.ts';
import type { Migration } from './index.ts';

export const search: Migration = {
  version: 50,
  sql: `
    -- place: in order of arrival, kept through VACUUM; what the word index knows a message by.
    CREATE TABLE message_with_place (
      place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
      conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      sort_key INTEGER NOT NULL, number INTEGER, mine INTEGER NOT NULL, sender_account TEXT NOT NULL,
      sender_device TEXT NOT NULL, body_text TEXT NOT NULL, at INTEGER NOT NULL, received_at INTEGER NOT NULL,
      envelope TEXT, delivery TEXT NOT NULL CHECK (delivery IN ('waiting', 'sent', 'delivered')),
      missing_before INTEGER NOT NULL DEFAULT 0, out_of_order INTEGER NOT NULL DEFAULT 0, delete_at INTEGER
    ) STRICT;
    INSERT INTO message_with_place SELECT rowid, id, conversation, sort_key, number, mine, sender_account, sender_device,
      body_text, at, received_at, envelope, delivery, missing_before, out_of_order, delete_at FROM message ORDER BY rowid;
    DROP TABLE message;
    ALTER TABLE message_with_place RENAME TO message;
    CREATE INDEX message_in_order ON message (conversation, sort_key, id);
    CREATE INDEX message_unread ON message (conversation, sort_key) WHERE mine = 0 AND delete_at IS NULL;
    CREATE INDEX message_to_delete ON message (delete_at) WHERE delete_at IS NOT NULL;

    -- Words only, no text: words as folded by us, stems without attached prefixes, marks for conversation, year and month.
    -- ascii: our words are cut already, and its letters are all bytes above 127. pgsz: one entry fits a page that gives
    -- 80 bytes to its authentication code. prefix: beginnings of two letters; longer ones gather few words (ADR 0012).
    CREATE VIRTUAL TABLE word_index USING fts5 (
      words, stems, marks, content = '', columnsize = 0, tokenize = 'ascii', prefix = '2'
    );
    INSERT INTO word_index (word_index, rank) VALUES ('secure-delete', 1);
    INSERT INTO word_index (word_index, rank) VALUES ('pgsz', 3900);
  `,
  fill: fillIndex,
};

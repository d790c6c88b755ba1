/** The desk: pins, archive, marks; messages that are about to go, and the ids of those that went. */
import type { Migration } from './index.ts';

export const desk: Migration = {
  version: 20,
  sql: `
    -- settled_up_to: sort_key of the last line of which the person said that it needs no reply.
    ALTER TABLE conversation ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE conversation ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE conversation ADD COLUMN marked_unread INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE conversation ADD COLUMN settled_up_to INTEGER NOT NULL DEFAULT 0;

    -- delete_at: the person deleted it; it is in no list any more and leaves the file at this time.
    ALTER TABLE message ADD COLUMN delete_at INTEGER;
    DROP INDEX message_in_order;
    DROP INDEX message_unread;
    CREATE INDEX message_in_order ON message (conversation, sort_key, id);
    CREATE INDEX message_unread ON message (conversation, sort_key) WHERE mine = 0 AND delete_at IS NULL;
    CREATE INDEX message_to_delete ON message (delete_at) WHERE delete_at IS NOT NULL;

    -- Ids of messages that were deleted here: an author who sends the same one again does not bring it back.
    CREATE TABLE deleted_message (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
};

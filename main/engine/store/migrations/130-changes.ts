/** Version 130: edits and erasures that wait, for the service's number or for the line they are about. */
import type { Migration } from './index.ts';

export const changes: Migration = {
  version: 130,
  sql: `
    -- edit_number: the service's number of the edit whose words stand; an edit with a smaller one changes nothing.
    ALTER TABLE message ADD COLUMN edit_number INTEGER;

    -- body: the id of the body that says it. text: null for an erasure. number: null while it waits to be sent.
    CREATE TABLE message_change (
      body TEXT NOT NULL, target TEXT NOT NULL, conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      account TEXT NOT NULL, number INTEGER, text TEXT, at INTEGER NOT NULL, received_at INTEGER NOT NULL,
      PRIMARY KEY (body, target)
    ) STRICT;
    CREATE INDEX message_change_by_target ON message_change (target);
    CREATE INDEX message_change_by_conversation ON message_change (conversation, received_at);
  `,
};

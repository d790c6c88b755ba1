/** Version 150: conversations that are asked for again, and what is on its way to whoever asked. */
import type { Migration } from './index.ts';

export const history: Migration = {
  version: 150,
  sql: `
    -- mine: this person asked, or another device of theirs hands it over. got: lines that came or were sent.
    -- after: place of the last message that was sent.
    CREATE TABLE history_request (
      id TEXT PRIMARY KEY, conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      account TEXT NOT NULL, mine INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('asked', 'moving', 'done', 'incomplete', 'declined')),
      got INTEGER NOT NULL DEFAULT 0, after INTEGER NOT NULL DEFAULT 0, at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX history_request_of_conversation ON history_request (conversation, at);
  `,
};

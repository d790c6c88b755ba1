/** Version 270: calls: one that goes on, so that another engine takes it up again, and those that are over. */
import type { Migration } from './index.ts';

export const calls: Migration = {
  version: 270,
  sql: `
    CREATE TABLE call (
      id TEXT PRIMARY KEY,
      conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      engine TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      -- How long this computer was in, milliseconds.
      ms INTEGER NOT NULL,
      -- Null while it goes on.
      ending TEXT,
      -- JSON of the call's state (main/engine/calls/machine/state.ts) while it goes on.
      live TEXT,
      -- 1: the host ended it: it does not come back.
      is_final INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX call_of_conversation ON call (conversation, started_at);
  `,
};

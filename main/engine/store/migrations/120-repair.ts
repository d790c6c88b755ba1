/** Version 120: what conversations lack to go on, and what other devices asked for. */
import type { Migration } from './index.ts';

export const repair: Migration = {
  version: 120,
  sql: `
    -- needed: what this device cannot do by itself. unreadable: messages of the newest epoch that did not open, since the last
    -- one that did. asked_at, opened_at: when this device last asked, and last opened a generation: both at most once an hour.
    CREATE TABLE repair (
      conversation TEXT PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
      needed TEXT CHECK (needed IN ('rejoin', 'renew')), unreadable INTEGER NOT NULL DEFAULT 0,
      asked_at INTEGER, opened_at INTEGER
    ) STRICT, WITHOUT ROWID;

    -- The newest request of each device. at: the asker's clock; an older one than this is a repeat.
    CREATE TABLE ask (
      conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE, device TEXT NOT NULL,
      account TEXT NOT NULL, at INTEGER NOT NULL, due INTEGER NOT NULL, answered_at INTEGER,
      PRIMARY KEY (conversation, device)
    ) STRICT, WITHOUT ROWID;
  `,
};

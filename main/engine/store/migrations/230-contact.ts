/** Version 230: messages that this person wrote to the operator. */
import type { Migration } from './index.ts';

export const contact: Migration = {
  version: 230,
  sql: `
    CREATE TABLE contact_message (
      id TEXT PRIMARY KEY,
      made_at INTEGER NOT NULL,
      words TEXT NOT NULL,
      -- Where an answer may come: 'none', 'email' (to the address) or 'app' (sealed to the key).
      reply TEXT NOT NULL,
      address TEXT,
      reply_key BLOB,
      sent_at INTEGER,
      answer TEXT,
      answered_at INTEGER,
      -- Taken away here while the service still has to be told.
      is_removed INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
  `,
};

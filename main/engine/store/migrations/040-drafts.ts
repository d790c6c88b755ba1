/** Version 40: texts that are being written, so that locking the app loses no word. */
import type { Migration } from './index.ts';

export const drafts: Migration = {
  version: 40,
  sql: `
    CREATE TABLE draft (
      conversation TEXT PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
      text TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};

/** Version 200: versions of the privacy policy that the service published. */
import type { Migration } from './index.ts';

export const policy: Migration = {
  version: 200,
  sql: `
    CREATE TABLE policy (
      version INTEGER PRIMARY KEY,
      -- The signed bytes as text.
      document TEXT NOT NULL,
      signature TEXT NOT NULL,
      seen_at INTEGER NOT NULL
    ) STRICT;
  `,
};

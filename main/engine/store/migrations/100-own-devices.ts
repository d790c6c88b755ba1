/** Version 100: what this person calls their computers. */
import type { Migration } from './index.ts';

export const ownDevices: Migration = {
  version: 100,
  sql: `
    -- One row for each computer of this account that was ever on its list. told_at: null until the person here has been told of it.
    CREATE TABLE own_device (
      device TEXT PRIMARY KEY, name TEXT, added_at INTEGER NOT NULL, told_at INTEGER, removed_at INTEGER
    ) STRICT, WITHOUT ROWID;
  `,
};

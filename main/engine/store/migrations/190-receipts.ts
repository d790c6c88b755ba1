/** Version 190: receipts of what the person did about their data. */
import type { Migration } from './index.ts';

export const receipts: Migration = {
  version: 190,
  sql: `
    CREATE TABLE receipt (
      id TEXT PRIMARY KEY,
      at INTEGER NOT NULL,
      -- The signed receipt as it is saved (JSON).
      signed TEXT NOT NULL,
      -- The service's signature (JSON); null: not asked for yet.
      countersignature TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX receipt_by_time ON receipt (at, id);
    CREATE INDEX receipt_waiting ON receipt (at, id) WHERE countersignature IS NULL;
  `,
};

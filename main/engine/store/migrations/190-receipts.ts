/** Version 190: receipts of what the person did about their data, and who told that their data is only stored. */
import type { Migration } from './index.ts';

export const receipts: Migration = {
  version: 190,
  sql: `
    CREATE TABLE receipt (
      id TEXT PRIMARY KEY,
      at INTEGER NOT NULL,
      act TEXT NOT NULL,
      -- What it decided about, for a decision about a purpose.
      purpose TEXT,
      -- The signed receipt as it is saved (JSON).
      signed TEXT NOT NULL,
      -- The service's signature (JSON); null: not asked for yet.
      countersignature TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX receipt_by_time ON receipt (at, id);
    CREATE INDEX receipt_by_purpose ON receipt (purpose, at, id) WHERE purpose IS NOT NULL;
    CREATE INDEX receipt_by_act ON receipt (act, at, id);
    CREATE INDEX receipt_waiting ON receipt (at, id) WHERE countersignature IS NULL;
    -- People who asked that their data is only stored, as they said it themselves; since null: no more.
    CREATE TABLE paused_person (
      account TEXT PRIMARY KEY,
      since INTEGER,
      -- When they decided so, by their clock.
      told_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};

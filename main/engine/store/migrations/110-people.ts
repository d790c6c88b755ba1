/** Version 110: entries under earlier keys of a contact, blocks that the service has to be told of, reports. */
import type { Migration } from './index.ts';

export const people: Migration = {
  version: 110,
  sql: `
    -- previous_entries: JSON, device entries of lists that earlier keys signed. block_due: presses the service does not know of.
    ALTER TABLE contact ADD COLUMN previous_entries TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE contact ADD COLUMN block_due INTEGER NOT NULL DEFAULT 0;

    -- What a person reported. sealed: to the operator's key, null once the service took it.
    CREATE TABLE abuse_report (
      id TEXT PRIMARY KEY, conversation TEXT NOT NULL, messages INTEGER NOT NULL, made_at INTEGER NOT NULL, sealed BLOB,
      sent_at INTEGER
    ) STRICT, WITHOUT ROWID;
  `,
};

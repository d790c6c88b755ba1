/** Version 90: the files of messages, on their way and here, and blobs that are to go from the service. */
import type { Migration } from './index.ts';

export const files: Migration = {
  version: 90,
  sql: `
    -- One a line, for the word index.
    ALTER TABLE message ADD COLUMN file_names TEXT;

    -- blob, key, hash, sealed_bytes: as the message names them. file: of the attachment, once it is here whole.
    -- part: name of the file that is being fetched into. done: sealed bytes that have moved. problem: a code.
    CREATE TABLE message_file (
      id TEXT PRIMARY KEY, message TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE, position INTEGER NOT NULL,
      name TEXT NOT NULL, type TEXT NOT NULL, bytes INTEGER NOT NULL, width INTEGER, height INTEGER,
      blob BLOB NOT NULL, key BLOB NOT NULL, hash BLOB NOT NULL, sealed_bytes INTEGER NOT NULL,
      outgoing INTEGER NOT NULL DEFAULT 0, file TEXT, part TEXT,
      state TEXT NOT NULL CHECK (state IN ('offered', 'waiting', 'moving', 'here', 'expired', 'failed')),
      done INTEGER NOT NULL DEFAULT 0, problem TEXT
    ) STRICT;
    CREATE INDEX message_file_of_message ON message_file (message, position);
    CREATE INDEX message_file_under_way ON message_file (state) WHERE state IN ('waiting', 'moving');

    -- Blobs of ours that nobody is to fetch any more.
    CREATE TABLE blob_removal (blob BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TRIGGER message_file_given_up AFTER DELETE ON message_file WHEN OLD.outgoing = 1 AND OLD.state <> 'here' BEGIN
      INSERT OR IGNORE INTO blob_removal VALUES (OLD.blob); END;
  `,
};

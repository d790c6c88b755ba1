/** Version 220: what people say of themselves besides their nickname, and requests about care data with their answers. */
import type { Migration } from './index.ts';

export const rights: Migration = {
  version: 220,
  sql: `
    -- This person's own, once they corrected or gave any. named_at 0: the nickname is that of the sign-up.
    CREATE TABLE own_details (
      one INTEGER PRIMARY KEY CHECK (one = 1), named_at INTEGER NOT NULL, gender TEXT, birth_date TEXT,
      detailed_at INTEGER NOT NULL, email TEXT, email_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- As they said it themselves, and when, by their clock; 0: never.
    ALTER TABLE contact ADD COLUMN named_at INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE contact ADD COLUMN gender TEXT;
    ALTER TABLE contact ADD COLUMN birth_date TEXT;
    ALTER TABLE contact ADD COLUMN detailed_at INTEGER NOT NULL DEFAULT 0;

    -- account: who asked. day: YYYY-MM-DD, from which its time runs.
    CREATE TABLE rights_request (
      id TEXT PRIMARY KEY, conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      account TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL, law TEXT NOT NULL, day TEXT NOT NULL,
      at INTEGER NOT NULL, received_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rights_request_conversation ON rights_request (conversation);
    CREATE TABLE rights_answer (
      id TEXT PRIMARY KEY, request TEXT NOT NULL REFERENCES rights_request (id) ON DELETE CASCADE,
      outcome TEXT NOT NULL, ground TEXT, words TEXT NOT NULL, day TEXT NOT NULL, at INTEGER NOT NULL,
      received_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rights_answer_request ON rights_answer (request);

    CREATE TRIGGER recovery_own_details_first AFTER INSERT ON own_details BEGIN
      UPDATE recovery SET record_due = record_due + 1; END;
    CREATE TRIGGER recovery_own_details AFTER UPDATE ON own_details BEGIN
      UPDATE recovery SET record_due = record_due + 1; END;
    CREATE TRIGGER recovery_contact_details AFTER UPDATE OF named_at, detailed_at ON contact BEGIN
      UPDATE recovery SET record_due = record_due + 1; END;
  `,
};

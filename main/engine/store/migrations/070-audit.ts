/** Version 70: the security log, which only ever grows, and whom its random subjects stand for. */
import type { Migration } from './index.ts';

export const audit: Migration = {
  version: 70,
  sql: `
    CREATE TABLE audit (
      seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, code TEXT NOT NULL, subject TEXT, count INTEGER,
      previous BLOB NOT NULL CHECK (length(previous) = 32), hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit
      WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
      BEGIN SELECT raise(ABORT, 'the security log only grows at its end'); END;
    CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
      BEGIN SELECT raise(ABORT, 'the security log only grows at its end'); END;
    CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
      BEGIN SELECT raise(ABORT, 'the security log only grows at its end'); END;

    -- Goes with the contact: then nobody can tell any more whom a line was about.
    CREATE TABLE audit_name (
      subject TEXT PRIMARY KEY, contact TEXT NOT NULL UNIQUE REFERENCES contact (account) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
  `,
};

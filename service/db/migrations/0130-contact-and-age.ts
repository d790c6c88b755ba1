/** Version 130: sealed messages to the operator, and ages that practices reported. */

export const statements: readonly string[] = [
  // Nothing here says whose a message is.
  `CREATE TABLE contact_messages (
    id bytea PRIMARY KEY CHECK (octet_length(id) = 16),
    sealed bytea NOT NULL,
    answer bytea,
    answered_at bigint,
    created_at bigint NOT NULL,
    CHECK ((answer IS NULL) = (answered_at IS NULL))
  )`,
  'CREATE INDEX contact_messages_by_time ON contact_messages (created_at)',
  `CREATE TABLE age_reports (
    account bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    practice bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    age text NOT NULL CHECK (age IN ('under13', 'under18')),
    taken_back_at bigint,
    created_at bigint NOT NULL,
    PRIMARY KEY (account, practice),
    CHECK (account <> practice)
  )`,
  'CREATE INDEX age_reports_by_practice ON age_reports (practice)',
];

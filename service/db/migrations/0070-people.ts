/** Version 70: changes of account keys, who is blocked by whom, sealed reports. */

export const statements: readonly string[] = [
  // JSON of the statements that led from earlier account keys to the one that signed the list; null where there was none.
  'ALTER TABLE device_lists ADD COLUMN key_changes text',
  `CREATE TABLE blocks (
    account bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    blocked bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    created_at bigint NOT NULL,
    PRIMARY KEY (account, blocked)
  )`,
  `CREATE TABLE abuse_reports (
    account bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    id bytea NOT NULL CHECK (octet_length(id) = 16),
    sealed bytea NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (account, id)
  )`,
];

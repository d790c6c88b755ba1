/** Version 60: two computers of one person meet; when a device was last seen, to the hour. */

export const statements: readonly string[] = [
  `CREATE TABLE links (
    lookup_id bytea PRIMARY KEY CHECK (octet_length(lookup_id) = 32),
    account bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    offer bytea NOT NULL,
    answer bytea,
    reveal bytea,
    handover bytea,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
  )`,
  `CREATE UNIQUE INDEX links_one_per_account ON links (account)`,
  `ALTER TABLE devices ADD COLUMN seen_at bigint`,
];

/** Version 40: an account's identity, sealed under its recovery key. */

export const statements: readonly string[] = [
  `CREATE TABLE recovery_records (
    account bytea PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
    lookup_id bytea NOT NULL UNIQUE CHECK (octet_length(lookup_id) = 32),
    sealed bytea NOT NULL,
    created_at bigint NOT NULL
  )`,
];

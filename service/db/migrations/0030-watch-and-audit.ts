/** Version 30: tokens that are good for one number only, and how long each security log is known to be. */

export const statements: readonly string[] = [
  `ALTER TABLE tokens ADD COLUMN scope text NOT NULL DEFAULT 'device' CHECK (scope IN ('device', 'count'))`,
  `CREATE UNIQUE INDEX tokens_one_count ON tokens (device) WHERE scope = 'count'`,
  `CREATE TABLE audit_heads (
    account bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    log bytea NOT NULL CHECK (octet_length(log) = 32),
    count bigint NOT NULL CHECK (count > 0),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    signed_at bigint NOT NULL,
    signature bytea NOT NULL CHECK (octet_length(signature) = 64),
    created_at bigint NOT NULL,
    PRIMARY KEY (account, log)
  )`,
];

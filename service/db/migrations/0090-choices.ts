/** Version 90: who asked that their data is only stored, and what accounts chose for purposes that this service acts on. */

export const statements: readonly string[] = [
  `CREATE TABLE restrictions (
    account bytea PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
    -- When the person decided last, by the clock of the device they did it on.
    decided_at bigint NOT NULL,
    -- By the service's clock; what waits is kept for as long again after it was lifted.
    since bigint NOT NULL,
    lifted_at bigint
  )`,
  `CREATE TABLE consents (
    account bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    purpose text NOT NULL,
    decision text NOT NULL CHECK (decision IN ('given', 'withdrawn', 'objected', 'objectionEnded')),
    decided_at bigint NOT NULL,
    -- The exact text that was on the screen.
    version text NOT NULL,
    language text NOT NULL CHECK (language IN ('en', 'ar')),
    text_hash bytea NOT NULL CHECK (octet_length(text_hash) = 32),
    created_at bigint NOT NULL,
    PRIMARY KEY (account, purpose)
  )`,
];

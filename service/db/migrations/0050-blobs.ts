/** Version 50: sealed files on their way, in pieces; of each only its size and when it came are known. */

export const statements: readonly string[] = [
  `CREATE TABLE blobs (
    id bytea PRIMARY KEY CHECK (octet_length(id) = 32),
    account bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    size bigint NOT NULL CHECK (size > 0),
    received bigint NOT NULL DEFAULT 0 CHECK (received <= size),
    created_at bigint NOT NULL
  )`,
  'CREATE INDEX blobs_by_account ON blobs (account)',
  'CREATE INDEX blobs_by_time ON blobs (created_at)',
  `CREATE TABLE blob_pieces (
    blob bytea NOT NULL REFERENCES blobs ON DELETE CASCADE,
    at bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (blob, at)
  )`,
  // Sealed bytes do not get smaller: nothing is spent on trying.
  'ALTER TABLE blob_pieces ALTER COLUMN bytes SET STORAGE EXTERNAL',
];

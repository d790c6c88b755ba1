/** Version 100: what operators did, line after line; published versions of the privacy policy. */

export const statements: readonly string[] = [
  // `hash` covers the line and the hash before it: a changed or missing line shows. Of the account it covers `account_hash`,
  // so that the account itself can be erased.
  `CREATE TABLE operator_acts (
    seq bigint PRIMARY KEY CHECK (seq > 0),
    at bigint NOT NULL,
    operator text NOT NULL,
    act text NOT NULL,
    account bytea CHECK (octet_length(account) = 16),
    account_hash bytea CHECK (octet_length(account_hash) = 32),
    details text NOT NULL,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32)
  )`,
  // JSON as it was signed, byte for byte.
  `CREATE TABLE policies (
    version integer PRIMARY KEY CHECK (version > 1),
    document text NOT NULL,
    signature bytea NOT NULL CHECK (octet_length(signature) = 64),
    effective_at bigint NOT NULL,
    published_at bigint NOT NULL
  )`,
];

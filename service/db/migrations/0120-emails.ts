/** Version 120: an e-mail address, of accounts that gave one. */

export const statements: readonly string[] = [
  `CREATE TABLE account_emails (
    account bytea PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    address text NOT NULL,
    created_at bigint NOT NULL
  )`,
];

/** Version 110: erasures that are under way, hashes of erased ids, and the news of one in mailboxes. */

export const statements: readonly string[] = [
  `CREATE TABLE erasure_requests (
    account bytea PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
    reason text NOT NULL CHECK (reason IN ('person', 'age', 'operator')),
    asked_at bigint NOT NULL,
    due_at bigint NOT NULL,
    signature bytea CHECK (octet_length(signature) = 64),
    paused boolean NOT NULL,
    cancelled_at bigint,
    created_at bigint NOT NULL,
    CHECK ((reason = 'person') = (signature IS NOT NULL))
  )`,
  'CREATE INDEX erasure_requests_by_due ON erasure_requests (due_at) WHERE cancelled_at IS NULL',
  `CREATE TABLE erasures (
    who bytea PRIMARY KEY CHECK (octet_length(who) = 32),
    reason text NOT NULL CHECK (reason IN ('person', 'age', 'operator')),
    erased_at bigint NOT NULL
  )`,
  `INSERT INTO service_state (name, value)
    VALUES ('erasure_salt', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''))
    ON CONFLICT DO NOTHING`,
  'ALTER TABLE deliveries DROP CONSTRAINT deliveries_kind_check',
  'ALTER TABLE deliveries DROP CONSTRAINT deliveries_check',
  'ALTER TABLE deliveries DROP CONSTRAINT deliveries_check2',
  `ALTER TABLE deliveries
    ADD CONSTRAINT deliveries_kind_check
      CHECK (kind IN ('message', 'commit', 'welcome', 'pairing', 'devices', 'ask', 'erased')),
    ADD CONSTRAINT deliveries_check
      CHECK ((kind IN ('pairing', 'devices', 'ask', 'erased')) = (envelope IS NULL)),
    ADD CONSTRAINT deliveries_check2
      CHECK ((kind IN ('welcome', 'pairing', 'devices', 'ask', 'erased')) = (bytes IS NOT NULL))`,
];

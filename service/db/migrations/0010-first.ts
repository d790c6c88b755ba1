/** Version 10: every table of the first spine. Never edited after a release; the next change is 0020. */

const id = (name: string) => `${name} bytea NOT NULL CHECK (octet_length(${name}) = 16)`;
const hash = (name: string) => `${name} bytea NOT NULL CHECK (octet_length(${name}) = 32)`;

export const statements: readonly string[] = [
  `CREATE TABLE accounts (
    ${id('id')} PRIMARY KEY,
    ${hash('account_key')},
    created_at bigint NOT NULL
  )`,
  `CREATE TABLE devices (
    ${id('id')} PRIMARY KEY,
    account bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    ${hash('mls_key')},
    ${hash('login_key')},
    valid_from bigint NOT NULL,
    valid_until bigint NOT NULL,
    created_at bigint NOT NULL,
    revoked_at bigint,
    accepted bigint NOT NULL DEFAULT 0,
    mailbox_seq bigint NOT NULL DEFAULT 0
  )`,
  'CREATE INDEX devices_by_account ON devices (account)',
  `CREATE TABLE device_lists (
    account bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    version integer NOT NULL,
    ${hash('hash')},
    signed bytea NOT NULL,
    signature bytea NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (account, version)
  )`,
  `CREATE TABLE practices (
    account bytea PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
    name text NOT NULL,
    licence_body text,
    country text,
    checked_at bigint,
    licence_signature bytea,
    created_at bigint NOT NULL,
    CHECK ((checked_at IS NULL) = (licence_signature IS NULL)
      AND (checked_at IS NULL) = (licence_body IS NULL)
      AND (checked_at IS NULL) = (country IS NULL))
  )`,
  `CREATE TABLE enrolment_codes (
    ${hash('code_hash')} PRIMARY KEY,
    created_at bigint NOT NULL,
    used_by bytea REFERENCES accounts ON DELETE SET NULL,
    used_at bigint
  )`,
  `CREATE TABLE relations (
    low bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    high bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    created_at bigint NOT NULL,
    PRIMARY KEY (low, high),
    CHECK (low < high)
  )`,
  'CREATE INDEX relations_by_high ON relations (high)',
  `CREATE TABLE invitations (
    account bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    ${id('id')},
    ${hash('lookup_id')} UNIQUE,
    sealed_offer bytea,
    ${hash('offer_digest')},
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    ended_at bigint,
    ended_as text CHECK (ended_as IN ('used', 'revoked', 'expired')),
    used_by bytea REFERENCES accounts ON DELETE SET NULL,
    answer_digest bytea,
    PRIMARY KEY (account, id),
    CHECK ((ended_at IS NULL) = (ended_as IS NULL)),
    CHECK ((ended_at IS NULL) = (sealed_offer IS NOT NULL))
  )`,
  `CREATE TABLE conversations (
    ${id('id')} PRIMARY KEY,
    founder bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    created_at bigint NOT NULL,
    generation integer NOT NULL DEFAULT 0,
    last_position integer NOT NULL DEFAULT 0,
    last_number bigint NOT NULL DEFAULT 0,
    log_bytes bigint NOT NULL DEFAULT 0
  )`,
  `CREATE TABLE conversation_members (
    conversation bytea NOT NULL REFERENCES conversations ON DELETE CASCADE,
    account bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    created_at bigint NOT NULL,
    PRIMARY KEY (conversation, account)
  )`,
  'CREATE INDEX conversation_members_by_account ON conversation_members (account)',
  `CREATE TABLE log_entries (
    conversation bytea NOT NULL REFERENCES conversations ON DELETE CASCADE,
    generation integer NOT NULL CHECK (generation > 0),
    position integer NOT NULL CHECK (position > 0),
    ${id('sender_device')},
    ${id('envelope')},
    number bigint NOT NULL,
    accepted_at bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (conversation, generation, position)
  )`,
  `CREATE TABLE envelopes (
    ${id('sender_device')},
    ${id('envelope')},
    kind text NOT NULL CHECK (kind IN ('message', 'commit')),
    conversation bytea NOT NULL REFERENCES conversations ON DELETE CASCADE,
    generation integer NOT NULL,
    epoch integer NOT NULL,
    number bigint NOT NULL,
    accepted_at bigint NOT NULL,
    accepted bigint NOT NULL,
    ${hash('digest')},
    size integer NOT NULL,
    bytes bytea,
    waiting integer NOT NULL CHECK (waiting >= 0),
    collected_at bigint,
    PRIMARY KEY (sender_device, envelope),
    UNIQUE (conversation, number)
  )`,
  'CREATE INDEX envelopes_by_age ON envelopes (accepted_at)',
  'CREATE INDEX envelopes_waiting ON envelopes (sender_device) WHERE bytes IS NOT NULL',
  `CREATE TABLE deliveries (
    device bytea NOT NULL REFERENCES devices ON DELETE CASCADE,
    seq bigint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('message', 'commit', 'welcome', 'pairing', 'devices')),
    sender_device bytea,
    envelope bytea,
    invitation bytea,
    bytes bytea,
    created_at bigint NOT NULL,
    PRIMARY KEY (device, seq),
    FOREIGN KEY (sender_device, envelope) REFERENCES envelopes ON DELETE CASCADE,
    CHECK ((kind IN ('pairing', 'devices')) = (envelope IS NULL)),
    CHECK ((kind = 'pairing') = (invitation IS NOT NULL)),
    CHECK ((kind IN ('welcome', 'pairing', 'devices')) = (bytes IS NOT NULL))
  )`,
  'CREATE INDEX deliveries_by_envelope ON deliveries (sender_device, envelope)',
  'CREATE INDEX deliveries_by_sender ON deliveries (device, sender_device)',
  'CREATE INDEX deliveries_by_age ON deliveries (created_at)',
  `CREATE TABLE key_packages (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device bytea NOT NULL REFERENCES devices ON DELETE CASCADE,
    last_resort boolean NOT NULL,
    bytes bytea NOT NULL,
    created_at bigint NOT NULL
  )`,
  'CREATE INDEX key_packages_by_device ON key_packages (device, last_resort, seq)',
  'CREATE UNIQUE INDEX one_last_resort ON key_packages (device) WHERE last_resort',
  `CREATE TABLE key_package_fetches (
    account bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    target bytea NOT NULL REFERENCES accounts ON DELETE CASCADE,
    day integer NOT NULL,
    count integer NOT NULL,
    PRIMARY KEY (account, target, day)
  )`,
  `CREATE TABLE login_nonces (
    ${hash('nonce_hash')} PRIMARY KEY,
    ${id('account')},
    ${id('device')},
    expires_at bigint NOT NULL
  )`,
  'CREATE INDEX login_nonces_by_age ON login_nonces (expires_at)',
  `CREATE TABLE tokens (
    ${hash('token_hash')} PRIMARY KEY,
    device bytea NOT NULL REFERENCES devices ON DELETE CASCADE,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
  )`,
  'CREATE INDEX tokens_by_device ON tokens (device)',
  'CREATE INDEX tokens_by_age ON tokens (expires_at)',
  `CREATE TABLE requests (
    device bytea NOT NULL REFERENCES devices ON DELETE CASCADE,
    ${hash('digest')},
    answer text NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (device, digest)
  )`,
  'CREATE INDEX requests_by_age ON requests (created_at)',
];

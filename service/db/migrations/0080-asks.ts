/** Version 80: a mailbox also carries a device's request to be helped back into a conversation. */

export const statements: readonly string[] = [
  'ALTER TABLE deliveries DROP CONSTRAINT deliveries_kind_check',
  'ALTER TABLE deliveries DROP CONSTRAINT deliveries_check',
  'ALTER TABLE deliveries DROP CONSTRAINT deliveries_check2',
  `ALTER TABLE deliveries
    ADD CONSTRAINT deliveries_kind_check
      CHECK (kind IN ('message', 'commit', 'welcome', 'pairing', 'devices', 'ask')),
    ADD CONSTRAINT deliveries_check CHECK ((kind IN ('pairing', 'devices', 'ask')) = (envelope IS NULL)),
    ADD CONSTRAINT deliveries_check2
      CHECK ((kind IN ('welcome', 'pairing', 'devices', 'ask')) = (bytes IS NOT NULL))`,
];

/** For every table of the service: which rows belong to an account, and since when they are held. */
import { type RawBuilder, sql } from 'kysely';
import { limits } from '../../contract/domain/limits.ts';
import type { Tables } from '../db/schema.ts';

export type HeldTable = keyof Tables;

interface Held {
  /** Over the alias `t`. */
  belongsTo(account: Buffer): RawBuilder<boolean>;
  /** SQL for the time in ms since which a row is held. */
  readonly since: string;
}

const ownDevices = (account: Buffer) => sql`(SELECT id FROM devices WHERE account = ${account})`;
const ownConversations = (account: Buffer) =>
  sql`(SELECT conversation FROM conversation_members WHERE account = ${account})`;

export const heldTables: { readonly [Table in HeldTable]: Held } = {
  accounts: { belongsTo: (account) => sql`t.id = ${account}`, since: 't.created_at' },
  account_emails: { belongsTo: (account) => sql`t.account = ${account}`, since: 't.created_at' },
  relations: { belongsTo: (account) => sql`${account} IN (t.low, t.high)`, since: 't.created_at' },
  devices: { belongsTo: (account) => sql`t.account = ${account}`, since: 't.created_at' },
  device_lists: { belongsTo: (account) => sql`t.account = ${account}`, since: 't.created_at' },
  practices: { belongsTo: (account) => sql`t.account = ${account}`, since: 't.created_at' },
  enrolment_codes: { belongsTo: (account) => sql`t.used_by = ${account}`, since: 't.used_at' },
  invitations: { belongsTo: (account) => sql`${account} IN (t.account, t.used_by)`, since: 't.created_at' },
  conversations: {
    belongsTo: (account) => sql`t.id IN ${ownConversations(account)}`,
    since: 't.created_at',
  },
  conversation_members: { belongsTo: (account) => sql`t.account = ${account}`, since: 't.created_at' },
  // What waits for this account, and what it sent that still waits for others.
  deliveries: {
    belongsTo: (account) =>
      sql`(t.device IN ${ownDevices(account)} OR t.sender_device IN ${ownDevices(account)})`,
    since: 't.created_at',
  },
  envelopes: {
    belongsTo: (account) => sql`t.conversation IN ${ownConversations(account)}`,
    since: 't.accepted_at',
  },
  log_entries: {
    belongsTo: (account) => sql`t.conversation IN ${ownConversations(account)}`,
    since: 't.accepted_at',
  },
  key_packages: { belongsTo: (account) => sql`t.device IN ${ownDevices(account)}`, since: 't.created_at' },
  key_package_fetches: {
    belongsTo: (account) => sql`${account} IN (t.account, t.target)`,
    since: 't.day::bigint * 86400000',
  },
  login_nonces: {
    belongsTo: (account) => sql`t.account = ${account}`,
    since: `t.expires_at - ${limits.loginNonceLifetimeMs}`,
  },
  tokens: { belongsTo: (account) => sql`t.device IN ${ownDevices(account)}`, since: 't.created_at' },
  requests: { belongsTo: (account) => sql`t.device IN ${ownDevices(account)}`, since: 't.created_at' },
  audit_heads: { belongsTo: (account) => sql`t.account = ${account}`, since: 't.created_at' },
  recovery_records: { belongsTo: (account) => sql`t.account = ${account}`, since: 't.created_at' },
  blobs: { belongsTo: (account) => sql`t.account = ${account}`, since: 't.created_at' },
  blob_pieces: {
    belongsTo: (account) => sql`t.blob IN (SELECT id FROM blobs WHERE account = ${account})`,
    since: '(SELECT created_at FROM blobs WHERE id = t.blob)',
  },
  blocks: { belongsTo: (account) => sql`${account} IN (t.account, t.blocked)`, since: 't.created_at' },
  // Says no account at all.
  contact_messages: { belongsTo: () => sql`false`, since: 't.created_at' },
  age_reports: { belongsTo: (account) => sql`${account} IN (t.account, t.practice)`, since: 't.created_at' },
  abuse_reports: { belongsTo: (account) => sql`t.account = ${account}`, since: 't.created_at' },
  restrictions: { belongsTo: (account) => sql`t.account = ${account}`, since: 't.since' },
  consents: { belongsTo: (account) => sql`t.account = ${account}`, since: 't.created_at' },
  links: { belongsTo: (account) => sql`t.account = ${account}`, since: 't.created_at' },
  operator_acts: { belongsTo: (account) => sql`t.account = ${account}`, since: 't.at' },
  erasure_requests: { belongsTo: (account) => sql`t.account = ${account}`, since: 't.created_at' },
  // Nobody's account any more.
  erasures: { belongsTo: () => sql`false`, since: 't.erased_at' },
  // About the service itself, nobody's account.
  policies: { belongsTo: () => sql`false`, since: '0' },
  service_state: { belongsTo: () => sql`false`, since: '0' },
};

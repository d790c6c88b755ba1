/** The service's tables as Kysely types: bytes are bytea, ids 16 bytes, times ms as bigint (read as number). */

import type { ColumnType, Generated, Insertable, Selectable } from 'kysely';
import type { ErasureReason } from '../../contract/domain/erasure.ts';
import type { Decision } from '../../contract/domain/purposes.ts';

interface AccountsTable {
  id: Buffer;
  account_key: Buffer;
  created_at: number;
}

interface DevicesTable {
  id: Buffer;
  account: Buffer;
  mls_key: Buffer;
  login_key: Buffer;
  valid_from: number;
  valid_until: number;
  created_at: number;
  revoked_at: number | null;
  /** When it logged in last, rounded down to the hour. */
  seen_at: Generated<number | null>;
  /** Envelopes (messages and commits) ever accepted from this device. */
  accepted: Generated<number>;
  /** Last number given to an item of this device's mailbox. */
  mailbox_seq: Generated<number>;
}

interface DeviceListsTable {
  account: Buffer;
  version: number;
  /** SHA-256 of `signed`: what the next list's previousHash must be. */
  hash: Buffer;
  signed: Buffer;
  signature: Buffer;
  /** JSON: the statements of earlier account keys. */
  key_changes: string | null;
  created_at: number;
}

interface PracticesTable {
  account: Buffer;
  name: string;
  licence_body: string | null;
  country: string | null;
  checked_at: number | null;
  licence_signature: Buffer | null;
  created_at: number;
}

interface EnrolmentCodesTable {
  code_hash: Buffer;
  created_at: number;
  used_by: Buffer | null;
  used_at: number | null;
}

/** Two accounts that an invitation joined; `low` < `high` bytewise. */
interface RelationsTable {
  low: Buffer;
  high: Buffer;
  created_at: number;
}

interface InvitationsTable {
  account: Buffer;
  id: Buffer;
  lookup_id: Buffer;
  /** Null once the invitation has ended. */
  sealed_offer: Buffer | null;
  offer_digest: Buffer;
  created_at: number;
  expires_at: number;
  ended_at: number | null;
  ended_as: 'used' | 'revoked' | 'expired' | null;
  used_by: Buffer | null;
  answer_digest: Buffer | null;
  /** When somebody who holds the code first read the offer. */
  opened_at: number | null;
}

interface ConversationsTable {
  id: Buffer;
  founder: Buffer;
  created_at: number;
  /** Newest generation; 0 until the first commit. */
  generation: Generated<number>;
  /** Last log position (= newest epoch) of that generation. */
  last_position: Generated<number>;
  /** Last number given to a message or commit. */
  last_number: Generated<number>;
  /** Bytes of commits and welcomes ever accepted, for the quota. */
  log_bytes: Generated<number>;
}

interface ConversationMembersTable {
  conversation: Buffer;
  account: Buffer;
  created_at: number;
}

interface LogEntriesTable {
  conversation: Buffer;
  generation: number;
  position: number;
  sender_device: Buffer;
  envelope: Buffer;
  number: number;
  accepted_at: number;
  bytes: Buffer;
}

/** One row per accepted message or commit: the stored answer, and what "What O7 sees" shows. */
interface EnvelopesTable {
  sender_device: Buffer;
  envelope: Buffer;
  kind: 'message' | 'commit';
  conversation: Buffer;
  generation: number;
  /** A message's epoch; for a commit the log position, which is the epoch it leads to. */
  epoch: number;
  number: number;
  accepted_at: number;
  /** The sender's `accepted` count as it was answered. */
  accepted: number;
  /** SHA-256 over everything that was asked, to know a replay from a second use of the id. */
  digest: Buffer;
  size: number;
  /** A message's bytes until every device has collected them; a commit's live in the log. */
  bytes: Buffer | null;
  waiting: number;
  collected_at: number | null;
}

/** One waiting item of one device's mailbox. */
interface DeliveriesTable {
  device: Buffer;
  seq: number;
  kind: 'message' | 'commit' | 'welcome' | 'pairing' | 'devices' | 'ask' | 'erased';
  /** Of the envelope, for all but pairing, device lists and asks. */
  sender_device: Buffer | null;
  envelope: Buffer | null;
  invitation: Buffer | null;
  /** Own bytes of a welcome, a pairing answer, a device list or an ask. */
  bytes: Buffer | null;
  created_at: number;
}

interface KeyPackagesTable {
  seq: Generated<number>;
  device: Buffer;
  last_resort: boolean;
  bytes: Buffer;
  created_at: number;
}

interface KeyPackageFetchesTable {
  account: Buffer;
  target: Buffer;
  /** Days since 1970 UTC. */
  day: number;
  count: ColumnType<number, number, number>;
}

interface LoginNoncesTable {
  nonce_hash: Buffer;
  account: Buffer;
  device: Buffer;
  expires_at: number;
}

interface TokensTable {
  token_hash: Buffer;
  device: Buffer;
  /** `count`: good for the number of waiting messages and nothing else; one per device. */
  scope: Generated<'device' | 'count'>;
  created_at: number;
  expires_at: number;
}

/** Answers of requests that have no id of their own, so that a replay changes nothing. */
interface RequestsTable {
  device: Buffer;
  digest: Buffer;
  answer: string;
  created_at: number;
}

/** How long each security log is known to be, signed by its account; `log` names it. */
interface AuditHeadsTable {
  account: Buffer;
  log: Buffer;
  count: number;
  hash: Buffer;
  signed_at: number;
  signature: Buffer;
  created_at: number;
}

/** One for each account that has a kit; replaced whole. */
interface RecoveryRecordsTable {
  account: Buffer;
  lookup_id: Buffer;
  sealed: Buffer;
  created_at: number;
}

/** A sealed file; whoever knows its id may read it once `received` is `size`. */
interface BlobsTable {
  id: Buffer;
  account: Buffer;
  size: number;
  received: Generated<number>;
  created_at: number;
}

interface BlobPiecesTable {
  blob: Buffer;
  /** Offset of its first byte. */
  at: number;
  bytes: Buffer;
}

/** `account` wants no messages of `blocked`. */
interface BlocksTable {
  account: Buffer;
  blocked: Buffer;
  created_at: number;
}

/** Sealed to the operator's key. */
interface AbuseReportsTable {
  account: Buffer;
  id: Buffer;
  sealed: Buffer;
  created_at: number;
}

/** One for each account that was ever to be erased; a cancelled one stays, so that its request is good for nothing any more. */
interface ErasureRequestsTable {
  account: Buffer;
  reason: ErasureReason;
  /** The account's own time where it asked itself. */
  asked_at: number;
  due_at: number;
  signature: Buffer | null;
  paused: boolean;
  cancelled_at: number | null;
  created_at: number;
}

/** `who`: a salted hash of the id that was erased. */
interface ErasuresTable {
  who: Buffer;
  reason: ErasureReason;
  erased_at: number;
}

/** Two computers of one account meet under a look-up id; each part is sealed by one for the other. */
interface ContactMessagesTable {
  id: Buffer;
  sealed: Buffer;
  answer: Buffer | null;
  answered_at: number | null;
  created_at: number;
}

interface AgeReportsTable {
  account: Buffer;
  practice: Buffer;
  age: string;
  taken_back_at: number | null;
  created_at: number;
}

interface LinksTable {
  lookup_id: Buffer;
  account: Buffer;
  offer: Buffer;
  answer: Buffer | null;
  reveal: Buffer | null;
  handover: Buffer | null;
  created_at: number;
  expires_at: number;
}

/** What an operator did with the command line; `hash` chains the lines (admin/chain.ts). */
interface OperatorActsTable {
  seq: number;
  at: number;
  operator: string;
  act: string;
  /** The account that the act was about, if it was about one and still exists. */
  account: Buffer | null;
  /** What the chain covers of it; stays when the account is erased. */
  account_hash: Buffer | null;
  /** JSON: codes, counts and ids. */
  details: string;
  hash: Buffer;
}

/** A published version of the privacy policy: the signed bytes as text. */
interface PoliciesTable {
  version: number;
  document: string;
  signature: Buffer;
  effective_at: number;
  published_at: number;
}

/** Who asked that their data is only stored. */
interface RestrictionsTable {
  account: Buffer;
  decided_at: number;
  since: number;
  lifted_at: number | null;
}

/** The newest decision of an account about a purpose that this service acts on. */
interface ConsentsTable {
  account: Buffer;
  purpose: string;
  decision: Decision;
  decided_at: number;
  version: string;
  language: 'en' | 'ar';
  text_hash: Buffer;
  created_at: number;
}

/** Of accounts that gave one. */
interface AccountEmailsTable {
  account: Buffer;
  address: string;
  created_at: number;
}

interface ServiceStateTable {
  name: string;
  value: string;
}

export interface Tables {
  accounts: AccountsTable;
  devices: DevicesTable;
  device_lists: DeviceListsTable;
  practices: PracticesTable;
  enrolment_codes: EnrolmentCodesTable;
  relations: RelationsTable;
  invitations: InvitationsTable;
  conversations: ConversationsTable;
  conversation_members: ConversationMembersTable;
  log_entries: LogEntriesTable;
  envelopes: EnvelopesTable;
  deliveries: DeliveriesTable;
  key_packages: KeyPackagesTable;
  key_package_fetches: KeyPackageFetchesTable;
  login_nonces: LoginNoncesTable;
  tokens: TokensTable;
  requests: RequestsTable;
  audit_heads: AuditHeadsTable;
  recovery_records: RecoveryRecordsTable;
  blobs: BlobsTable;
  blob_pieces: BlobPiecesTable;
  blocks: BlocksTable;
  abuse_reports: AbuseReportsTable;
  contact_messages: ContactMessagesTable;
  age_reports: AgeReportsTable;
  links: LinksTable;
  operator_acts: OperatorActsTable;
  policies: PoliciesTable;
  erasure_requests: ErasureRequestsTable;
  erasures: ErasuresTable;
  restrictions: RestrictionsTable;
  consents: ConsentsTable;
  account_emails: AccountEmailsTable;
  service_state: ServiceStateTable;
}

export type InvitationRow = Selectable<InvitationsTable>;
export type NewDelivery = Insertable<DeliveriesTable>;

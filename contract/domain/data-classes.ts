/** One table of data classes: what exists, where, why, on which basis, who answers, until when. Jobs and pages read this. */

export const dataClassIds = [
  'account',
  'deviceKeys',
  'practice',
  'invitations',
  'contacts',
  'conversations',
  'messages',
  'calls',
  'encryptionState',
  'undelivered',
  'deliveryRecords',
  'handshakeLog',
  'keyPackages',
  'sessions',
  'requestRecords',
  'details',
  'emailAddress',
  'rightsRequests',
  'recovery',
  'settings',
  'securityLog',
  'receipts',
  'choices',
  'blocks',
  'reports',
  'contactMessages',
  'ageReports',
  'erasures',
  'operatorActs',
  'serviceState',
] as const;
export type DataClassId = (typeof dataClassIds)[number];

const day = 24 * 60 * 60 * 1000;

/** How long a class is kept: a time in ms after creation, or the event that ends it. */
export type Retention =
  | { readonly kind: 'after'; readonly ms: number }
  | {
      readonly kind: 'until';
      readonly event:
        | 'accountErased'
        | 'personDeletes'
        | 'conversationErased'
        | 'replaced'
        | 'serviceEnds'
        | 'always';
    };

export interface DataClass {
  /** GDPR 6(1) basis in our own words: contract with the person, care (the practice's duty), security (legitimate interest), choice. */
  readonly basis: 'contract' | 'care' | 'security' | 'choice';
  /** Who answers for it in law: the practice is controller of care data, O7 of account and security data. */
  readonly answers: 'practice' | 'o7' | 'person';
  readonly retention: Retention;
  /** Tables of the encrypted store on this computer. */
  readonly deviceTables: readonly string[];
  /** Tables of the service. */
  readonly serviceTables: readonly string[];
  /** Whether anybody but the person (and the people they write with) could read its content. */
  readonly readableBy: 'personOnly' | 'conversation' | 'service';
  /** Where it comes from: what the person gave, what other people gave, what the app or the service made by itself. */
  readonly source: readonly ('you' | 'others' | 'app')[];
}

export const dataClasses = {
  account: {
    basis: 'contract',
    answers: 'o7',
    retention: { kind: 'until', event: 'accountErased' },
    deviceTables: ['account'],
    serviceTables: ['accounts', 'relations', 'erasure_requests'],
    readableBy: 'service',
    source: ['you', 'app'],
  },
  deviceKeys: {
    basis: 'contract',
    answers: 'o7',
    retention: { kind: 'until', event: 'accountErased' },
    deviceTables: ['device', 'own_device'],
    serviceTables: ['devices', 'device_lists'],
    readableBy: 'service',
    source: ['app'],
  },
  practice: {
    basis: 'contract',
    answers: 'o7',
    retention: { kind: 'until', event: 'accountErased' },
    deviceTables: ['practice'],
    serviceTables: ['practices', 'enrolment_codes'],
    readableBy: 'service',
    source: ['you'],
  },
  invitations: {
    basis: 'contract',
    answers: 'practice',
    retention: { kind: 'after', ms: 30 * day },
    deviceTables: ['invitation'],
    serviceTables: ['invitations'],
    readableBy: 'conversation',
    source: ['you', 'app'],
  },
  contacts: {
    basis: 'care',
    answers: 'practice',
    retention: { kind: 'until', event: 'conversationErased' },
    deviceTables: ['contact', 'paused_person'],
    serviceTables: [],
    readableBy: 'personOnly',
    source: ['others', 'you'],
  },
  conversations: {
    basis: 'care',
    answers: 'practice',
    retention: { kind: 'until', event: 'conversationErased' },
    deviceTables: ['conversation', 'conversation_member'],
    serviceTables: ['conversations', 'conversation_members'],
    readableBy: 'service',
    source: ['app'],
  },
  messages: {
    basis: 'care',
    answers: 'practice',
    retention: { kind: 'until', event: 'personDeletes' },
    deviceTables: [
      'message',
      'message_change',
      'message_receipt',
      'attachment',
      'message_file',
      'draft',
      'receipt_due',
      'sender_counter',
    ],
    serviceTables: [],
    readableBy: 'conversation',
    source: ['you', 'others'],
  },
  calls: {
    basis: 'care',
    answers: 'practice',
    retention: { kind: 'until', event: 'personDeletes' },
    deviceTables: ['call'],
    serviceTables: [],
    readableBy: 'personOnly',
    source: ['app'],
  },
  encryptionState: {
    basis: 'security',
    answers: 'person',
    retention: { kind: 'until', event: 'replaced' },
    deviceTables: [
      'mls_group',
      'mls_row',
      'mls_pending',
      'key_package',
      'store_counter',
      'repair',
      'ask',
      'unlisted_device',
    ],
    serviceTables: [],
    readableBy: 'personOnly',
    source: ['app'],
  },
  undelivered: {
    basis: 'contract',
    answers: 'practice',
    retention: { kind: 'after', ms: 60 * day },
    deviceTables: ['outbox', 'inbox', 'blob_removal', 'history_request'],
    serviceTables: ['deliveries', 'blobs', 'blob_pieces'],
    readableBy: 'conversation',
    source: ['you', 'others'],
  },
  deliveryRecords: {
    basis: 'contract',
    answers: 'practice',
    retention: { kind: 'after', ms: 60 * day },
    deviceTables: ['deleted_message'],
    serviceTables: ['envelopes'],
    readableBy: 'service',
    source: ['app'],
  },
  handshakeLog: {
    basis: 'security',
    answers: 'practice',
    retention: { kind: 'until', event: 'conversationErased' },
    deviceTables: [],
    serviceTables: ['log_entries'],
    readableBy: 'conversation',
    source: ['app'],
  },
  keyPackages: {
    basis: 'security',
    answers: 'o7',
    retention: { kind: 'after', ms: 90 * day },
    deviceTables: [],
    serviceTables: ['key_packages', 'key_package_fetches'],
    readableBy: 'service',
    source: ['app'],
  },
  sessions: {
    basis: 'security',
    answers: 'o7',
    retention: { kind: 'after', ms: day },
    deviceTables: [],
    serviceTables: ['login_nonces', 'tokens', 'links'],
    readableBy: 'service',
    source: ['app'],
  },
  requestRecords: {
    basis: 'security',
    answers: 'o7',
    retention: { kind: 'after', ms: 7 * day },
    deviceTables: [],
    serviceTables: ['requests'],
    readableBy: 'service',
    source: ['app'],
  },
  details: {
    basis: 'choice',
    answers: 'practice',
    retention: { kind: 'until', event: 'personDeletes' },
    deviceTables: ['own_details'],
    serviceTables: [],
    readableBy: 'conversation',
    source: ['you'],
  },
  emailAddress: {
    basis: 'choice',
    answers: 'o7',
    retention: { kind: 'until', event: 'personDeletes' },
    deviceTables: [],
    serviceTables: ['account_emails'],
    readableBy: 'service',
    source: ['you'],
  },
  rightsRequests: {
    basis: 'care',
    answers: 'practice',
    retention: { kind: 'until', event: 'conversationErased' },
    deviceTables: ['rights_request', 'rights_answer'],
    serviceTables: [],
    readableBy: 'conversation',
    source: ['you', 'others'],
  },
  recovery: {
    basis: 'security',
    answers: 'person',
    retention: { kind: 'until', event: 'replaced' },
    deviceTables: ['recovery', 'backup'],
    serviceTables: ['recovery_records'],
    readableBy: 'personOnly',
    source: ['you', 'app'],
  },
  settings: {
    basis: 'choice',
    answers: 'person',
    retention: { kind: 'until', event: 'personDeletes' },
    deviceTables: ['setting'],
    serviceTables: [],
    readableBy: 'personOnly',
    source: ['you', 'app'],
  },
  securityLog: {
    basis: 'security',
    answers: 'person',
    retention: { kind: 'until', event: 'accountErased' },
    deviceTables: ['audit', 'audit_name'],
    serviceTables: ['audit_heads'],
    readableBy: 'personOnly',
    source: ['app'],
  },
  receipts: {
    basis: 'choice',
    answers: 'person',
    retention: { kind: 'until', event: 'accountErased' },
    deviceTables: ['receipt'],
    serviceTables: [],
    readableBy: 'personOnly',
    source: ['you', 'app'],
  },
  choices: {
    basis: 'choice',
    answers: 'o7',
    retention: { kind: 'until', event: 'accountErased' },
    deviceTables: [],
    serviceTables: ['restrictions', 'consents'],
    readableBy: 'service',
    source: ['you'],
  },
  blocks: {
    basis: 'choice',
    answers: 'person',
    retention: { kind: 'until', event: 'personDeletes' },
    deviceTables: [],
    serviceTables: ['blocks'],
    readableBy: 'service',
    source: ['you'],
  },
  reports: {
    basis: 'choice',
    answers: 'o7',
    retention: { kind: 'after', ms: 180 * day },
    deviceTables: ['abuse_report'],
    serviceTables: ['abuse_reports'],
    readableBy: 'service',
    source: ['you'],
  },
  contactMessages: {
    basis: 'choice',
    answers: 'o7',
    retention: { kind: 'after', ms: 180 * day },
    deviceTables: ['contact_message'],
    serviceTables: ['contact_messages'],
    readableBy: 'service',
    source: ['you', 'others'],
  },
  ageReports: {
    basis: 'security',
    answers: 'o7',
    retention: { kind: 'until', event: 'accountErased' },
    deviceTables: [],
    serviceTables: ['age_reports'],
    readableBy: 'service',
    source: ['others'],
  },
  erasures: {
    basis: 'security',
    answers: 'o7',
    retention: { kind: 'after', ms: 40 * day },
    deviceTables: [],
    serviceTables: ['erasures'],
    readableBy: 'service',
    source: ['you'],
  },
  operatorActs: {
    basis: 'security',
    answers: 'o7',
    retention: { kind: 'until', event: 'serviceEnds' },
    deviceTables: [],
    serviceTables: ['operator_acts'],
    readableBy: 'service',
    source: ['others'],
  },
  serviceState: {
    basis: 'security',
    answers: 'o7',
    retention: { kind: 'until', event: 'always' },
    deviceTables: ['policy'],
    serviceTables: ['service_state', 'policies'],
    readableBy: 'service',
    source: ['app'],
  },
} as const satisfies Record<DataClassId, DataClass>;

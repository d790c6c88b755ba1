/** What an export holds of each table of the store; a table without a rule fails a test. */

/**
 * `conversations`: in the files of its conversation. `settings`, `profile`, `log`: in the file of that name. `rows`: as it is stored,
 * without keys, codes and sealed bytes, in `own/TABLE.json`. `never`: why not.
 */
export type ExportRule =
  | { readonly in: 'conversations' | 'settings' | 'profile' | 'log' }
  | { readonly in: 'rows'; readonly without?: readonly string[] }
  | { readonly never: string };

const keys = { never: 'keys and their state: worthless elsewhere, dangerous in other hands' };
const passing = { never: 'what is on its way; its content stands in the messages' };

export const exportRules: Readonly<Record<string, ExportRule>> = {
  account: { in: 'profile' },
  own_details: { in: 'rows', without: ['one'] },
  own_device: { in: 'rows' },
  practice: { in: 'rows', without: ['one'] },
  invitation: {
    in: 'rows',
    without: ['code', 'lookup_id', 'pairing_key', 'offer_hash', 'sealed_offer'],
  },
  contact: { in: 'conversations' },
  conversation: { in: 'conversations' },
  conversation_member: { in: 'conversations' },
  message: { in: 'conversations' },
  message_receipt: { in: 'conversations' },
  message_file: { in: 'conversations' },
  attachment: { in: 'conversations' },
  draft: { in: 'conversations' },
  setting: { in: 'settings' },
  abuse_report: { in: 'rows', without: ['sealed'] },
  contact_message: { in: 'rows', without: ['reply_key'] },
  backup: { in: 'rows' },
  receipt: { in: 'rows' },
  policy: { never: 'published by the operator for everybody; the answers are receipts' },
  call: { in: 'rows', without: ['live', 'is_final'] },
  rights_request: { in: 'rows' },
  rights_answer: { in: 'rows' },
  paused_person: { in: 'rows' },
  audit: { in: 'log' },
  audit_name: { in: 'log' },
  device: keys,
  recovery: keys,
  mls_group: keys,
  mls_row: keys,
  mls_pending: keys,
  key_package: keys,
  store_counter: keys,
  sender_counter: keys,
  repair: keys,
  ask: keys,
  unlisted_device: keys,
  outbox: passing,
  inbox: passing,
  receipt_due: passing,
  message_change: passing,
  history_request: passing,
  blob_removal: passing,
  deleted_message: { never: 'random ids of what is gone; nothing of it' },
};

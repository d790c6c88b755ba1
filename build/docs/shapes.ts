/** The shapes that have a name in the reference: each is written out once. */
import { z } from 'zod';
import { askSchema } from '../../contract/domain/ask.ts';
import { bodySchema } from '../../contract/domain/body.ts';
import { fileReferenceSchema } from '../../contract/domain/file-reference.ts';
import { rosterSchema } from '../../contract/domain/group-roster.ts';
import { historyLineSchema } from '../../contract/domain/history-line.ts';
import { deviceEntrySchema, deviceListSchema, keyChangeSchema } from '../../contract/domain/identity.ts';
import { idSchema, key32Schema, signatureSchema, timeSchema } from '../../contract/domain/ids.ts';
import { knownContactSchema, knownConversationSchema } from '../../contract/domain/known-people.ts';
import {
  linkAnswerSchema,
  linkHandoverSchema,
  linkOfferSchema,
  linkRevealSchema,
} from '../../contract/domain/linking.ts';
import { pairingAnswerSchema, pairingOfferSchema } from '../../contract/domain/pairing.ts';
import { recordRuleSchema } from '../../contract/domain/record-rule.ts';
import { syncChangeSchema } from '../../contract/domain/sync-change.ts';
import { mailboxItemSchema, passingItemSchema } from '../../contract/wire/mailbox.ts';
import { keyPackageOfferSchema } from '../../contract/wire/schemas.ts';

/** Plain values; the reference says in a sentence what they are. */
const values = { id: idSchema, time: timeSchema, key: key32Schema, signature: signatureSchema };

/** Shapes of both sides of the wire, by the name that other shapes call them by. */
export const namedShapes = {
  DeviceEntry: deviceEntrySchema,
  KeyChange: keyChangeSchema,
  DeviceList: deviceListSchema,
  KeyPackageOffer: keyPackageOfferSchema,
  Ask: askSchema,
  MailboxItem: mailboxItemSchema,
  PassingItem: passingItemSchema,
  FileReference: fileReferenceSchema,
  RecordRule: recordRuleSchema,
  Roster: rosterSchema,
  HistoryLine: historyLineSchema,
  KnownContact: knownContactSchema,
  KnownConversation: knownConversationSchema,
  SyncChange: syncChangeSchema,
} as const satisfies Readonly<Record<string, z.ZodType>>;

/** What is sealed where the service cannot read it. */
export const sealedShapes = {
  'pairing offer': pairingOfferSchema,
  'pairing answer': pairingAnswerSchema,
  'link offer': linkOfferSchema,
  'link answer': linkAnswerSchema,
  'link reveal': linkRevealSchema,
  'link handover': linkHandoverSchema,
  'message body': bodySchema,
} as const satisfies Readonly<Record<string, z.ZodType>>;

/** Tells a schema its name. */
export const shapeNames = z.registry<{ readonly id: string }>();
for (const [id, schema] of Object.entries({ ...values, ...namedShapes })) shapeNames.add(schema, { id });

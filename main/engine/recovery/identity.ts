/** Who one is and whom one writes with: all that a new computer of this person needs, however it comes to be one. */
import { z } from 'zod';
import { bytesSchema, idSchema, key32Schema, timeSchema } from '../../../contract/domain/ids.ts';
import {
  type KnownConversation,
  knownContactSchema,
  knownConversationSchema,
} from '../../../contract/domain/known-people.ts';
import { detailsSaidSchema, emailSaidSchema } from '../../../contract/domain/person-details.ts';
import { recordRuleSchema } from '../../../contract/domain/record-rule.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { equalConstantTime } from '../crypto/primitives.ts';
import {
  addKnownContact,
  addKnownConversation,
  describeContact,
  describeConversation,
  requireOneKey,
} from '../linking/known-people.ts';
import type { Store } from '../store/database.ts';
import { type Account, getAccount, getPracticeName, putPracticeName } from '../store/repositories/account.ts';
import { listContacts } from '../store/repositories/contacts.ts';
import { listConversations } from '../store/repositories/conversations.ts';
import { getOwnDetails, putOwnDetails } from '../store/repositories/details.ts';
import { getOwnRule, putOwnRule } from '../store/repositories/record-rules.ts';

const name = z.string().max(700);

export const identitySchema = z.strictObject({
  account: z.strictObject({
    id: idSchema,
    role: z.enum(['therapist', 'client']),
    nickname: name,
    publicKey: key32Schema,
    privateKey: bytesSchema(64, 64),
    createdAt: timeSchema,
    /** Of the account's device list when this was written: a service that shows an older one is not believed. */
    listVersion: z.int().min(1),
  }),
  practiceName: name,
  /** Whether chat belongs to the record of this person's practice, once that was chosen. */
  record: recordRuleSchema.optional(),
  /** What this person corrected or gave besides signing up. */
  own: z.strictObject({ namedAt: timeSchema, details: detailsSaidSchema, email: emailSaidSchema }).optional(),
  contacts: z.array(knownContactSchema),
  conversations: z.array(knownConversationSchema),
});
export type Identity = z.infer<typeof identitySchema>;

/** Nothing where nothing was said. */
function describeOwn(store: Store): Pick<Identity, 'own'> {
  const own = getOwnDetails(store);
  return own.namedAt + own.details.since + own.email.since === 0 ? {} : { own };
}

/** The identity in an open store. Conversations among one's own devices are not in it. */
export function describeIdentity(store: Store): Identity {
  const account = getAccount(store);
  const record = getOwnRule(store);
  return {
    account: {
      id: account.id,
      role: account.role,
      nickname: account.nickname,
      publicKey: toBase64Url(account.key.publicKey),
      privateKey: toBase64Url(account.key.privateKey),
      createdAt: account.createdAt,
      listVersion: account.deviceList.version,
    },
    practiceName: getPracticeName(store),
    ...(record.since === 0 ? {} : { record }),
    ...describeOwn(store),
    contacts: listContacts(store).map(describeContact),
    conversations: listConversations(store).flatMap((one) => describeConversation(store, one)),
  };
}

const peopleIn = (one: KnownConversation): readonly string[] =>
  one.kind === 'pair' ? [one.contact] : one.members.map(({ account }) => account);

/**
 * The JSON of what carries an identity, within `mostBytes`. Whom one wrote with last comes first: should there be more than
 * fit, those of longest ago are left out.
 */
export function encodeFitting(carrier: Identity, mostBytes: number): Uint8Array {
  const encode = (count: number): Uint8Array => {
    const conversations = carrier.conversations.slice(0, count);
    const kept = new Set(conversations.flatMap(peopleIn));
    const contacts = carrier.contacts.filter((one) => kept.has(one.account));
    return new TextEncoder().encode(JSON.stringify({ ...carrier, conversations, contacts }));
  };
  let count = carrier.conversations.length;
  let json = encode(count);
  while (json.length > mostBytes) {
    count = Math.floor(count * 0.9);
    json = encode(count);
  }
  return json;
}

/** Throws RangeError or `deviceList.invalid` where keys do not belong together. An Ed25519 private key carries its public half. */
export function checkIdentityKeys({ account, contacts }: Identity): void {
  const publicHalf = fromBase64Url(account.privateKey).subarray(32);
  if (!equalConstantTime(publicHalf, fromBase64Url(account.publicKey))) throw new RangeError('two keys');
  for (const contact of contacts) requireOneKey(contact);
}

/** The account as a store holds it, all but its device list. */
export function toAccount({ account }: Identity): Omit<Account, 'registration' | 'deviceList'> {
  const { id, role, nickname, createdAt } = account;
  const key = { publicKey: fromBase64Url(account.publicKey), privateKey: fromBase64Url(account.privateKey) };
  return { id, role, nickname, key, createdAt };
}

/** Writes the people of an identity into a new store. Call inside a transaction. */
export function fillPeople(store: Store, identity: Omit<Identity, 'account'>): void {
  putPracticeName(store, identity.practiceName);
  if (identity.own !== undefined) putOwnDetails(store, identity.own);
  if (identity.record !== undefined) putOwnRule(store, identity.record);
  for (const contact of identity.contacts) addKnownContact(store, contact);
  for (const conversation of identity.conversations) addKnownConversation(store, conversation);
}

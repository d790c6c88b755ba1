/** The one record that the service keeps for an account's way back: who one is and whom one writes with, sealed and padded. */
import { z } from 'zod';
import { deviceListSchema } from '../../../contract/domain/identity.ts';
import { bytesSchema, idSchema, key32Schema, timeSchema } from '../../../contract/domain/ids.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { concat, equalConstantTime, sign, verifySignature, wipe } from '../crypto/primitives.ts';
import { openSealed, sealTo } from '../crypto/sealed-to-key.ts';
import { verifyDeviceList } from '../keys/identity.ts';
import type { Store } from '../store/database.ts';
import { getAccount, getPracticeName } from '../store/repositories/account.ts';
import { listContacts } from '../store/repositories/contacts.ts';
import { type Conversation, listConversations } from '../store/repositories/conversations.ts';
import { listMembersOf } from '../store/repositories/members.ts';
import type { Kit } from '../store/repositories/recovery.ts';
import { type RecoveryKeys, vouchFor } from './recovery-keys.ts';

const name = z.string().max(700);
const contactSchema = z.strictObject({
  account: idSchema,
  accountKey: key32Schema,
  nickname: name,
  label: name.nullable(),
  practiceName: name,
  deviceList: deviceListSchema,
  createdAt: timeSchema,
  introducedBy: idSchema.nullable(),
  blockedAt: timeSchema.nullable(),
  verifiedAt: timeSchema.nullable(),
});
const conversation = {
  id: idSchema,
  generation: z.int().min(1),
  state: z.enum(['toConfirm', 'awaiting', 'opening', 'open', 'ended']),
  createdAt: timeSchema,
  activityAt: timeSchema,
};
const memberSchema = z.strictObject({ account: idSchema, nickname: name, joinedAt: timeSchema });
const conversationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...conversation, kind: z.literal('pair'), contact: idSchema }),
  z.strictObject({
    ...conversation,
    kind: z.literal('group'),
    founder: idSchema,
    title: name,
    members: z.array(memberSchema).max(limits.groupMembers),
  }),
]);
type ConversationRecord = z.infer<typeof conversationSchema>;

const recordSchema = z.strictObject({
  v: z.literal(1),
  kit: idSchema,
  confirmedAt: timeSchema,
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
  vouch: key32Schema,
  practiceName: name,
  contacts: z.array(contactSchema),
  conversations: z.array(conversationSchema),
});
export type IdentityRecord = z.infer<typeof recordSchema>;

const context = new TextEncoder().encode('o7-identity-record-v1');
const signatureBytes = 64;
/** Length, signature, and the 72 bytes that sealing adds. */
const mostBytes = limits.recoveryRecordBytes - 4 - signatureBytes - 72;

/** What the account key signs: whoever can seal to the kit cannot write a record of their own. */
const signedBytes = (json: Uint8Array): Uint8Array => concat(context, json);

/** Length (4), the JSON, its signature (64), zeros up to a power of two. */
function pad(json: Uint8Array, signature: Uint8Array): Uint8Array {
  let size: number = limits.recoveryRecordLeastBytes;
  while (size < json.length + 4 + signatureBytes) size *= 2;
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint32(0, json.length);
  padded.set(json, 4);
  padded.set(signature, 4 + json.length);
  return padded;
}

const peopleIn = (one: ConversationRecord): readonly string[] =>
  one.kind === 'pair' ? [one.contact] : one.members.map(({ account }) => account);

/** Conversations among one's own devices are not in it: there are no others once this is needed. */
function describe(store: Store, one: Conversation): readonly ConversationRecord[] {
  const { id, contact, founder, title, generation, state, createdAt, activityAt } = one;
  const common = { id, generation, state, createdAt, activityAt };
  if (contact !== null) return [{ ...common, kind: 'pair', contact }];
  if (founder === null || title === null) return [];
  const present = listMembersOf(store, id).filter(({ leftAt }) => leftAt === null);
  const members = present.map(({ account, nickname, joinedAt }) => ({ account, nickname, joinedAt }));
  return [{ ...common, kind: 'group', founder, title, members }];
}

/** Whom one wrote with last comes first: should there be more than fit, those of longest ago are left out. */
function encodeFitting(record: IdentityRecord): Uint8Array {
  const encode = (count: number): Uint8Array => {
    const conversations = record.conversations.slice(0, count);
    const kept = new Set(conversations.flatMap(peopleIn));
    const contacts = record.contacts.filter((one) => kept.has(one.account));
    return new TextEncoder().encode(JSON.stringify({ ...record, conversations, contacts }));
  };
  let count = record.conversations.length;
  let json = encode(count);
  while (json.length > mostBytes) {
    count = Math.floor(count * 0.9);
    json = encode(count);
  }
  return json;
}

/** The record of an open store, sealed to its kit. */
export function sealIdentity(store: Store, kit: Kit): Uint8Array {
  const account = getAccount(store);
  const record: IdentityRecord = {
    v: 1,
    kit: kit.kit,
    confirmedAt: kit.confirmedAt,
    account: {
      id: account.id,
      role: account.role,
      nickname: account.nickname,
      publicKey: toBase64Url(account.key.publicKey),
      privateKey: toBase64Url(account.key.privateKey),
      createdAt: account.createdAt,
      listVersion: account.deviceList.version,
    },
    vouch: toBase64Url(kit.vouch),
    practiceName: getPracticeName(store),
    contacts: listContacts(store).map(({ previousKey, keyChangedAt, ...one }) => ({
      ...one,
      accountKey: toBase64Url(one.accountKey),
    })),
    conversations: listConversations(store).flatMap((one) => describe(store, one)),
  };
  const json = encodeFitting(record);
  const padded = pad(json, sign(account.key.privateKey, signedBytes(json)));
  const sealed = sealTo(kit.publicKey, padded, concat(context, kit.lookupId));
  wipe(json);
  wipe(padded);
  return sealed;
}

/** An Ed25519 private key carries its public half; contacts' lists are signed by the keys they name. */
function checkKeys({ account, contacts }: IdentityRecord): void {
  const publicHalf = fromBase64Url(account.privateKey).subarray(32);
  if (!equalConstantTime(publicHalf, fromBase64Url(account.publicKey))) throw new RangeError('two keys');
  for (const { account: id, accountKey, deviceList } of contacts) {
    verifyDeviceList(deviceList);
    if (deviceList.account !== id || deviceList.accountKey !== accountKey) throw new RangeError('two people');
  }
}

/**
 * Opens a record with the words' keys. Throws `recovery.unknown` for anything but one that this kit made and vouches for: what
 * the service answered is then not the person's identity.
 */
export function openIdentity(sealed: Uint8Array, keys: RecoveryKeys): IdentityRecord {
  const padded = openSealed(keys.privateKey, sealed, concat(context, keys.lookupId));
  try {
    if (padded === null) throw new RangeError('not sealed to this kit');
    const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
    const json = padded.slice(4, 4 + length);
    const record = recordSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)));
    const publicKey = fromBase64Url(record.account.publicKey);
    const signature = padded.subarray(4 + length, 4 + length + signatureBytes);
    if (!verifySignature(publicKey, signedBytes(json), signature)) throw new RangeError('not signed');
    wipe(json);
    checkKeys(record);
    const expected = vouchFor(keys, { id: record.account.id, publicKey });
    if (!equalConstantTime(expected, fromBase64Url(record.vouch))) throw new RangeError('not vouched for');
    return record;
  } catch (cause) {
    throw new AppError('recovery.unknown', { cause });
  } finally {
    if (padded !== null) wipe(padded);
  }
}

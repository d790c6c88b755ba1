/** From a code, and what two computers then told each other, to keys and symbols: pure, the same on both sides. */
import type { z } from 'zod';
import { type LinkSymbol, linkSymbols } from '../../../contract/domain/link-symbols.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { ByteWriter } from '../../../contract/encoding/bytes.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { x25519, x25519PublicKey } from '../crypto/kem.ts';
import {
  argon2id,
  concat,
  equalConstantTime,
  hkdfSha256Expand,
  hkdfSha256Extract,
  open,
  randomBytes,
  seal,
  sha256,
  wipe,
} from '../crypto/primitives.ts';

const utf8 = new TextEncoder();

/** Fixed and public, and another than that of invitations: a code is good for one of the two only. 16 bytes. */
const salt = utf8.encode('o7-linking-v1\0\0\0');
/** As for invitations (pairing-crypto.ts). */
const cost = { ops: 2, memBytes: 38 * 1024 * 1024 };

export interface LinkSecrets {
  /** 32 bytes, sent to the service. */
  readonly lookupId: Uint8Array;
  /** 32 bytes, never sent. */
  readonly key: Uint8Array;
}

/** Argon2id, then HKDF with one label per output. Takes about 0.1 s. */
export function deriveLink(code: string): LinkSecrets {
  const stretched = argon2id(utf8.encode(code), salt, cost, 32);
  const extracted = hkdfSha256Extract(new Uint8Array(0), stretched);
  const lookupId = hkdfSha256Expand(extracted, utf8.encode('o7 link look-up id'), 32);
  const key = hkdfSha256Expand(extracted, utf8.encode('o7 link key'), 32);
  wipe(stretched);
  wipe(extracted);
  return { lookupId, key };
}

type Part = 'offer' | 'answer' | 'reveal' | 'handover';

const boundTo = (part: Part, { lookupId }: LinkSecrets, more: Uint8Array = new Uint8Array(0)) =>
  new ByteWriter().text(`o7-link-${part}-v1`).raw(lookupId).bytes(more).done();

/** Seals one of the first three parts under the code's key; base64url. */
export function sealPart(secrets: LinkSecrets, part: Part, value: object): string {
  return toBase64Url(seal(secrets.key, utf8.encode(JSON.stringify(value)), boundTo(part, secrets)));
}

/** Throws `link.tampered` for what no holder of the code sealed as this part, or what is not one. */
export function openPart<Schema extends z.ZodType>(
  secrets: LinkSecrets,
  part: Part,
  sealed: string,
  schema: Schema,
): z.infer<Schema> {
  const plain = open(secrets.key, fromBase64Url(sealed), boundTo(part, secrets));
  if (plain === null) throw new AppError('link.tampered');
  return parsePlain(plain, schema);
}

function parsePlain<Schema extends z.ZodType>(plain: Uint8Array, schema: Schema): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain)));
  } catch (cause) {
    throw new AppError('link.tampered', { cause });
  }
}

/** One side's share: an X25519 pair for this once, and 32 random bytes. */
export interface Share {
  readonly privateKey: Uint8Array;
  readonly ephemeral: Uint8Array;
  readonly nonce: Uint8Array;
}
export type PublicShare = Omit<Share, 'privateKey'>;

export function makeShare(): Share {
  const privateKey = randomBytes(32);
  return { privateKey, ephemeral: x25519PublicKey(privateKey), nonce: randomBytes(32) };
}

/** What the existing computer's offer holds: it cannot choose its share any more once it has seen the other's. */
export function commitmentOf({ lookupId }: LinkSecrets, { ephemeral, nonce }: PublicShare): Uint8Array {
  return sha256(
    new ByteWriter().text('o7-link-commitment-v1').raw(lookupId).raw(ephemeral).raw(nonce).done(),
  );
}

/** Throws `link.tampered` where the revealed share is not the one that was committed to. */
export function requireCommitted(secrets: LinkSecrets, revealed: PublicShare, commitment: Uint8Array): void {
  if (!equalConstantTime(commitmentOf(secrets, revealed), commitment)) throw new AppError('link.tampered');
}

/** SHA-256 over all that was told before the symbols: both sides have the same where nobody stood between them. */
export function transcriptOf(
  secrets: LinkSecrets,
  /** The answer's bytes as they were sealed. */
  answer: string,
  existing: PublicShare,
): Uint8Array {
  return sha256(
    new ByteWriter()
      .text('o7-link-transcript-v1')
      .raw(secrets.lookupId)
      .raw(commitmentOf(secrets, existing))
      .bytes(fromBase64Url(answer))
      .raw(existing.ephemeral)
      .raw(existing.nonce)
      .done(),
  );
}

/** Seven symbols of 6 bits: who stands between has one try in 2^42. */
export function symbolsOf(transcript: Uint8Array): LinkSymbol[] {
  const bytes = hkdfSha256Expand(transcript, utf8.encode('o7 link symbols'), 6);
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length: 7 }, (_none, at) => {
    const index = Number((bits >> BigInt(42 - 6 * at)) & 63n);
    return linkSymbols[index] ?? linkSymbols[0];
  });
}

/** For the handover: from both ephemeral keys, the code's key and the transcript. Throws `link.tampered` for a low-order point. */
export function handoverKey(
  secrets: LinkSecrets,
  own: Share,
  other: Uint8Array,
  transcript: Uint8Array,
): Uint8Array {
  let shared: Uint8Array;
  try {
    shared = x25519(own.privateKey, other);
  } catch (cause) {
    throw new AppError('link.tampered', { cause });
  }
  const extracted = hkdfSha256Extract(secrets.key, shared);
  const key = hkdfSha256Expand(extracted, concat(utf8.encode('o7 link handover'), transcript), 32);
  wipe(shared);
  wipe(extracted);
  return key;
}

/** Seals the handover; wipes what it is given. */
export function sealHandover(
  key: Uint8Array,
  secrets: LinkSecrets,
  transcript: Uint8Array,
  json: Uint8Array,
): string {
  const sealed = toBase64Url(seal(key, json, boundTo('handover', secrets, transcript)));
  wipe(json);
  return sealed;
}

/** Throws `link.tampered`. */
export function openHandover<Schema extends z.ZodType>(
  key: Uint8Array,
  secrets: LinkSecrets,
  transcript: Uint8Array,
  sealed: string,
  schema: Schema,
): z.infer<Schema> {
  const plain = open(key, fromBase64Url(sealed), boundTo('handover', secrets, transcript));
  if (plain === null) throw new AppError('link.tampered');
  const value = parsePlain(plain, schema);
  wipe(plain);
  return value;
}

/** From an invitation code to what the service may know (a look-up id) and what it must not (the pairing key). */
import {
  type PairingAnswer,
  type PairingOffer,
  pairingAnswerSchema,
  pairingOfferSchema,
} from '../../../contract/domain/pairing.ts';
import { ByteWriter } from '../../../contract/encoding/bytes.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import {
  argon2id,
  hkdfSha256Expand,
  hkdfSha256Extract,
  open,
  seal,
  sha256,
  wipe,
} from '../crypto/primitives.ts';

const utf8 = new TextEncoder();

/** Fixed and public: both sides must derive the same from the code alone. 16 bytes. */
const salt = utf8.encode('o7-pairing-v1\0\0\0');
/** OWASP's second Argon2id profile doubled: the code has 80 random bits, this only makes guessing dearer still. */
const cost = { ops: 2, memBytes: 19 * 1024 * 1024 * 2 };

export interface PairingSecrets {
  /** 32 bytes, sent to the service. */
  readonly lookupId: Uint8Array;
  /** 32 bytes, never sent. */
  readonly pairingKey: Uint8Array;
}

/** Argon2id, then HKDF (RFC 5869) with one label per output. Takes about 0.1 s. */
export function derivePairing(code: string): PairingSecrets {
  const stretched = argon2id(utf8.encode(code), salt, cost, 32);
  const extracted = hkdfSha256Extract(new Uint8Array(0), stretched);
  wipe(stretched);
  const lookupId = hkdfSha256Expand(extracted, utf8.encode('o7 look-up id'), 32);
  const pairingKey = hkdfSha256Expand(extracted, utf8.encode('o7 pairing key'), 32);
  wipe(extracted);
  return { lookupId, pairingKey };
}

const boundTo = (role: 'offer' | 'answer', lookupId: Uint8Array) =>
  new ByteWriter().text(`o7-pairing-${role}-v1`).raw(lookupId).done();

export interface SealedOffer {
  readonly sealed: Uint8Array;
  /** SHA-256 of the plaintext, 32 bytes. */
  readonly hash: Uint8Array;
}

/** Seals the therapist's offer. */
export function sealOffer(secrets: PairingSecrets, offer: PairingOffer): SealedOffer {
  const plain = utf8.encode(JSON.stringify(offer));
  return { sealed: seal(secrets.pairingKey, plain, boundTo('offer', secrets.lookupId)), hash: sha256(plain) };
}

/** Opens an offer; anything that was not sealed by a holder of the code is `invitation.tampered`. */
export function openOffer(
  secrets: PairingSecrets,
  sealed: Uint8Array,
): { readonly offer: PairingOffer; readonly hash: Uint8Array } {
  const plain = open(secrets.pairingKey, sealed, boundTo('offer', secrets.lookupId));
  if (plain === null) throw new AppError('invitation.tampered');
  return { offer: parsePlain(plain, pairingOfferSchema), hash: sha256(plain) };
}

/** Seals the client's answer. */
export function sealAnswer(secrets: PairingSecrets, answer: PairingAnswer): Uint8Array {
  return seal(secrets.pairingKey, utf8.encode(JSON.stringify(answer)), boundTo('answer', secrets.lookupId));
}

/** Opens an answer; `invitation.tampered` when it was not sealed by a holder of the code. */
export function openAnswer(secrets: PairingSecrets, sealed: Uint8Array): PairingAnswer {
  const plain = open(secrets.pairingKey, sealed, boundTo('answer', secrets.lookupId));
  if (plain === null) throw new AppError('invitation.tampered');
  return parsePlain(plain, pairingAnswerSchema);
}

function parsePlain<Value>(plain: Uint8Array, schema: { parse(value: unknown): Value }): Value {
  try {
    return schema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain)));
  } catch (cause) {
    throw new AppError('invitation.tampered', { cause });
  }
}

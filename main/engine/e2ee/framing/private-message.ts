// Seals and opens private messages (RFC 9420, section 6.3) in one go each: the library's own way takes a promise for every
// hash and opens the sender's data twice. States, commits and joining stay the library's.

import type { GroupContext, PrivateMessage, SecretTreeNode } from 'ts-mls';
import {
  decodePrivateMessageContent,
  encodePrivateMessageContent,
  type PrivateMessageContent,
} from 'ts-mls/privateMessage.js';
import type { HashFunction } from '../../crypto/hkdf.ts';
import { chachaOpen, chachaSeal } from '../../crypto/kem.ts';
import { randomBytes, sign, verifySignature } from '../../crypto/primitives.ts';
import { contentHeader, signedBytes } from './content.ts';
import { withSecrets } from './labels.ts';
import { keysOfGeneration, type Taken, takeNext } from './ratchet.ts';
import { type SenderData, sealSenderData } from './sender-data.ts';

const GUARD_BYTES = 4;
/** Bodies come padded. */
const encodeContent = encodePrivateMessageContent({ kind: 'alwaysPad', paddingLength: 0 });

// The guard's four bytes are mixed into the nonce's first four (RFC 9420, section 6.3.1).
function guard(nonce: Uint8Array, reuseGuard: Uint8Array): Uint8Array {
  for (let at = 0; at < GUARD_BYTES; at += 1) nonce[at] = (nonce[at] ?? 0) ^ (reuseGuard[at] ?? 0);
  return nonce;
}

function withKeysOf<Result>(
  hash: HashFunction,
  secret: Uint8Array,
  { generation, reuseGuard }: Pick<SenderData, 'generation' | 'reuseGuard'>,
  use: (key: Uint8Array, nonce: Uint8Array) => Result,
): Result {
  const { key, nonce } = keysOfGeneration(hash, secret, generation);
  return withSecrets([key, guard(nonce, reuseGuard)], use);
}

/** Who seals, and with what. */
export interface Sealing {
  readonly hash: HashFunction;
  readonly signaturePrivateKey: Uint8Array;
  readonly senderDataSecret: Uint8Array;
  readonly context: GroupContext;
  readonly leaf: number;
  /** The sender's own ratchets. */
  readonly node: SecretTreeNode;
}

/** Signs and encrypts application data with the next generation's key. */
export function sealApplication(
  { hash, senderDataSecret, context, leaf, node, signaturePrivateKey }: Sealing,
  applicationData: Uint8Array,
  authenticatedData: Uint8Array,
): {
  readonly message: PrivateMessage;
  readonly node: SecretTreeNode;
  readonly consumed: readonly Uint8Array[];
} {
  const contentType = 'application';
  const content = { contentType, applicationData } as const;
  const signature = sign(signaturePrivateKey, signedBytes(context, leaf, authenticatedData, content));
  const { generation } = node.application;
  const { ratchet, secret, consumed } = takeNext(hash, node.application);
  const reuseGuard = randomBytes(GUARD_BYTES);
  const header = { groupId: context.groupId, epoch: context.epoch, contentType } as const;
  const plain = encodeContent({ ...content, auth: { contentType, signature } });
  const ciphertext = withKeysOf(hash, secret, { generation, reuseGuard }, (key, nonce) =>
    chachaSeal(key, nonce, contentHeader(header, authenticatedData), plain),
  );
  const unsealed = { ...header, authenticatedData, ciphertext };
  const sender = { leaf, generation, reuseGuard };
  return {
    message: {
      ...unsealed,
      encryptedSenderData: sealSenderData(hash, senderDataSecret, sender, unsealed),
    },
    node: { ...node, application: ratchet },
    consumed,
  };
}

/** What is needed to open a message once its sender and generation are known. */
export interface Opening {
  readonly hash: HashFunction;
  readonly context: GroupContext;
  readonly sender: SenderData;
  /** Of the sender's leaf in the message's epoch. */
  readonly signatureKey: Uint8Array;
  readonly taken: Taken;
}

/** Decrypts the content and verifies its author's signature. Throws when either fails or the content is no one value. */
export function openContent(
  { hash, context, sender, signatureKey, taken }: Opening,
  message: PrivateMessage,
): PrivateMessageContent {
  const { contentType, authenticatedData } = message;
  const plain = withKeysOf(hash, taken.secret, sender, (key, nonce) =>
    chachaOpen(key, nonce, contentHeader(message, authenticatedData), message.ciphertext),
  );
  const content = decodePrivateMessageContent(contentType)(plain, 0)?.[0];
  if (content === undefined) throw new RangeError('private message: no content');
  const signed = signedBytes(context, sender.leaf, authenticatedData, content);
  if (!verifySignature(signatureKey, signed, content.auth.signature))
    throw new RangeError('private message: not signed by its sender');
  return content;
}

// Our frame around MLS messages: wire version, kind, then exactly one MLS message in its one canonical encoding.

import {
  decodeMlsMessage,
  encodeMlsMessage,
  type KeyPackage,
  type MLSMessage,
  type PrivateMessage,
  type Welcome,
} from 'ts-mls';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { concat } from '../crypto/bytes.ts';
import { demand } from './errors.ts';
import { equalBytes } from './state.ts';

const WIRE_VERSION = 1;
const HEADER_BYTES = 2;

/** What an envelope may carry, with the byte that says so. Public messages and GroupInfo have no kind. */
export const envelopeKinds = { message: 1, commit: 2, welcome: 3, keyPackage: 4 } as const;

/** One of the kinds. */
export type EnvelopeKind = keyof typeof envelopeKinds;

const maxBytes: Readonly<Record<EnvelopeKind, number>> = {
  message: limits.envelopeBytes,
  commit: limits.handshakeBytes,
  welcome: limits.handshakeBytes,
  keyPackage: limits.keyPackageBytes,
};

/** Version byte, kind byte, MLS message (RFC 9420, section 6). */
export function encodeEnvelope(kind: EnvelopeKind, message: MLSMessage): Uint8Array {
  const envelope = concat(Uint8Array.of(WIRE_VERSION, envelopeKinds[kind]), encodeMlsMessage(message));
  demand(envelope.length <= maxBytes[kind], 'e2ee.tooLarge');
  return envelope;
}

function decodeExactly(body: Uint8Array): MLSMessage {
  let decoded: ReturnType<typeof decodeMlsMessage>;
  try {
    decoded = decodeMlsMessage(body, 0);
  } catch (cause) {
    throw new AppError('e2ee.malformed', { cause });
  }
  demand(decoded !== undefined && decoded[1] === body.length, 'e2ee.malformed');
  // The library reads some values in more than one spelling; only the one it writes itself is accepted.
  const again = encodeMlsMessage(decoded[0]);
  demand(equalBytes(again, body), 'e2ee.malformed');
  return decoded[0];
}

function decodeKind(envelope: Uint8Array, kind: EnvelopeKind): MLSMessage {
  demand(envelope.length <= maxBytes[kind], 'e2ee.tooLarge');
  demand(envelope[0] === WIRE_VERSION, 'e2ee.unknownVersion');
  demand(envelope[1] === envelopeKinds[kind], 'e2ee.wrongKind');
  // Decoded values are views into what they were decoded from, and get wiped: never the caller's buffer.
  return decodeExactly(envelope.slice(HEADER_BYTES));
}

function decodePrivate(envelope: Uint8Array, kind: 'message' | 'commit'): PrivateMessage {
  const message = decodeKind(envelope, kind);
  demand(message.wireformat !== 'mls_public_message', 'e2ee.publicMessage');
  demand(message.wireformat === 'mls_private_message', 'e2ee.wrongKind');
  return message.privateMessage;
}

/** The private message inside a `message` envelope; refuses public messages and anything but application data. */
export function decodeMessageEnvelope(envelope: Uint8Array): PrivateMessage {
  const message = decodePrivate(envelope, 'message');
  demand(message.contentType !== 'proposal', 'e2ee.standaloneProposal');
  demand(message.contentType === 'application', 'e2ee.wrongKind');
  return message;
}

/** The private message inside a `commit` envelope; refuses public messages and standalone proposals. */
export function decodeCommitEnvelope(envelope: Uint8Array): PrivateMessage {
  const message = decodePrivate(envelope, 'commit');
  demand(message.contentType !== 'proposal', 'e2ee.standaloneProposal');
  demand(message.contentType === 'commit', 'e2ee.wrongKind');
  return message;
}

/** The Welcome inside a `welcome` envelope. */
export function decodeWelcomeEnvelope(envelope: Uint8Array): Welcome {
  const message = decodeKind(envelope, 'welcome');
  demand(message.wireformat === 'mls_welcome', 'e2ee.wrongKind');
  return message.welcome;
}

/** The key package inside a `keyPackage` envelope. */
export function decodeKeyPackageEnvelope(envelope: Uint8Array): KeyPackage {
  const message = decodeKind(envelope, 'keyPackage');
  demand(message.wireformat === 'mls_key_package', 'e2ee.wrongKind');
  return message.keyPackage;
}

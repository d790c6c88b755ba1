// What of a private message is authenticated: the content its author signs, and the headers its encryption covers.

import type { GroupContext, PrivateMessage } from 'ts-mls';
import { encode } from 'ts-mls/codec/tlsEncoder.js';
import { encodeContentType } from 'ts-mls/contentType.js';
import { encodeFramedContentInfo, type FramedContentInfo } from 'ts-mls/framedContent.js';
import { groupContextEncoder } from 'ts-mls/groupContext.js';
import { concat } from '../../crypto/bytes.ts';
import { uint32, uint64, vectors } from './encoding.ts';
import { toSigned } from './labels.ts';

const encodeContext = encode(groupContextEncoder);
const contexts = new WeakMap<GroupContext, Uint8Array>();

/** A context stands for a whole epoch, so its bytes are made once for all of the epoch's messages. */
function contextBytes(context: GroupContext): Uint8Array {
  const known = contexts.get(context);
  if (known !== undefined) return known;
  const made = encodeContext(context);
  contexts.set(context, made);
  return made;
}

/** Protocol version `mls10`, wire format `mls_private_message`. */
const SIGNED_HEADER = Uint8Array.of(0, 1, 0, 2);
const MEMBER = Uint8Array.of(1);

/** The bytes that a member signs for a private message: FramedContentTBS under its label (RFC 9420, section 6.1). */
export function signedBytes(
  context: GroupContext,
  leaf: number,
  authenticatedData: Uint8Array,
  content: FramedContentInfo,
): Uint8Array {
  const signed = concat(
    SIGNED_HEADER,
    vectors(context.groupId),
    uint64(context.epoch),
    MEMBER,
    uint32(leaf),
    vectors(authenticatedData),
    encodeFramedContentInfo(content),
    contextBytes(context),
  );
  return toSigned('FramedContentTBS', signed);
}

type Header = Pick<PrivateMessage, 'groupId' | 'epoch' | 'contentType'>;

/** What the encryption of the sender's data covers: SenderDataAAD (RFC 9420, section 6.3.2). */
export function senderDataHeader({ groupId, epoch, contentType }: Header): Uint8Array {
  return concat(vectors(groupId), uint64(epoch), encodeContentType(contentType));
}

/** What the encryption of the content covers: PrivateContentAAD (RFC 9420, section 6.3.1). */
export function contentHeader(header: Header, authenticatedData: Uint8Array): Uint8Array {
  return concat(senderDataHeader(header), vectors(authenticatedData));
}

// The bytes of each stored row of a group's state; exact decode, from copies, so that a wipe never reaches a row.

import type {
  ClientState,
  GenerationSecret,
  GroupContext,
  KeySchedule,
  RatchetTree,
  SecretTreeNode,
} from 'ts-mls';
import { encode } from 'ts-mls/codec/tlsEncoder.js';
import { decodeGroupContext, groupContextEncoder } from 'ts-mls/groupContext.js';
import { decodeRatchetTree, ratchetTreeEncoder } from 'ts-mls/ratchetTree.js';
import { ByteReader, ByteWriter } from '../../../contract/encoding/bytes.ts';

const FORMAT = 1;
const EMPTY = new Uint8Array(0);

/** The part of a state that changes at commits only and is small. */
export interface GroupRow {
  readonly groupContext: GroupContext;
  readonly keySchedule: KeySchedule;
  readonly privatePath: ClientState['privatePath'];
  readonly confirmationTag: Uint8Array;
  readonly isActive: boolean;
}

/** An earlier epoch without its tree and ratchets. */
export interface EpochRow {
  readonly groupContext: GroupContext;
  readonly senderDataSecret: Uint8Array;
  readonly endedAt: number;
}

const encodeContext = encode(groupContextEncoder);
const encodeTreeBytes = encode(ratchetTreeEncoder);

function decodeWhole<T>(
  decoder: (bytes: Uint8Array, at: number) => [T, number] | undefined,
  bytes: Uint8Array,
): T {
  const decoded = decoder(bytes, 0);
  if (decoded === undefined || decoded[1] !== bytes.length)
    throw new RangeError('row: not exactly one value');
  return decoded[0];
}

function read<T>(bytes: Uint8Array, parse: (reader: ByteReader) => T): T {
  const reader = new ByteReader(bytes);
  if (reader.u8() !== FORMAT) throw new RangeError('row: unknown format');
  const value = parse(reader);
  reader.end();
  return value;
}

const write = (): ByteWriter => new ByteWriter().u8(FORMAT);

export function encodeGroupRow(row: GroupRow): Uint8Array {
  const { keySchedule, privatePath } = row;
  const keys = Object.entries(privatePath.privateKeys);
  const writer = write()
    .u8(row.isActive ? 1 : 0)
    .bytes(encodeContext(row.groupContext))
    .bytes(row.confirmationTag)
    .bytes(keySchedule.senderDataSecret)
    .bytes(keySchedule.exporterSecret)
    .bytes(keySchedule.epochAuthenticator)
    .bytes(keySchedule.initSecret)
    .u32(privatePath.leafIndex)
    .u32(keys.length);
  for (const [node, key] of keys) writer.u32(Number(node)).bytes(key);
  return writer.done();
}

export function decodeGroupRow(bytes: Uint8Array): GroupRow {
  return read(bytes, (reader) => {
    const isActive = reader.u8() === 1;
    const groupContext = decodeWhole(decodeGroupContext, reader.bytes());
    const confirmationTag = reader.bytes();
    const keySchedule: KeySchedule = {
      senderDataSecret: reader.bytes(),
      exporterSecret: reader.bytes(),
      epochAuthenticator: reader.bytes(),
      initSecret: reader.bytes(),
      externalSecret: EMPTY,
      confirmationKey: EMPTY,
      membershipKey: EMPTY,
      resumptionPsk: EMPTY,
    };
    const leafIndex = reader.u32();
    const privateKeys = readNumbered(reader);
    return { isActive, groupContext, confirmationTag, keySchedule, privatePath: { leafIndex, privateKeys } };
  });
}

export function encodeEpochRow(row: EpochRow): Uint8Array {
  return write().bytes(encodeContext(row.groupContext)).bytes(row.senderDataSecret).u64(row.endedAt).done();
}

export function decodeEpochRow(bytes: Uint8Array): EpochRow {
  return read(bytes, (reader) => ({
    groupContext: decodeWhole(decodeGroupContext, reader.bytes()),
    senderDataSecret: reader.bytes(),
    endedAt: reader.u64(),
  }));
}

export function encodeTreeRow(tree: RatchetTree): Uint8Array {
  return write().bytes(encodeTreeBytes(tree)).done();
}

export function decodeTreeRow(bytes: Uint8Array): RatchetTree {
  return read(bytes, (reader) => decodeWhole(decodeRatchetTree, reader.bytes()));
}

export function encodeRatchetRow(node: SecretTreeNode): Uint8Array {
  const writer = write();
  for (const ratchet of [node.handshake, node.application]) {
    const skipped = Object.entries(ratchet.unusedGenerations);
    writer.bytes(ratchet.secret).u32(ratchet.generation).u32(skipped.length);
    for (const [generation, secret] of skipped) writer.u32(Number(generation)).bytes(secret);
  }
  return writer.done();
}

export function decodeRatchetRow(bytes: Uint8Array): SecretTreeNode {
  return read(bytes, (reader) => ({ handshake: readRatchet(reader), application: readRatchet(reader) }));
}

function readRatchet(reader: ByteReader): GenerationSecret {
  return { secret: reader.bytes(), generation: reader.u32(), unusedGenerations: readNumbered(reader) };
}

function readNumbered(reader: ByteReader): Record<number, Uint8Array> {
  const entries: Record<number, Uint8Array> = {};
  const count = reader.u32();
  for (let at = 0; at < count; at += 1) {
    const number = reader.u32();
    entries[number] = reader.bytes();
  }
  return entries;
}

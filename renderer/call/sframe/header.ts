// The SFrame header (RFC 9605, section 4.3): which key and which counter a frame was sealed with.

/** `length`: bytes of the header that was read. */
export interface FrameHeader {
  readonly kid: bigint;
  readonly counter: bigint;
  readonly length: number;
}

/** One config byte, eight of the key id, eight of the counter. */
export const longestHeader = 17;
const mostOf64Bits = (1n << 64n) - 1n;

/** The fewest bytes that hold `value`; zero takes one. */
function fewestBytes(value: bigint): number {
  let length = 1;
  for (let rest = value >> 8n; rest > 0n; rest >>= 8n) length++;
  return length;
}

function write(value: bigint, into: Uint8Array, from: number, length: number): void {
  let rest = value;
  for (let at = from + length - 1; at >= from; at--) {
    into[at] = Number(rest & 255n);
    rest >>= 8n;
  }
}

function read(bytes: Uint8Array, from: number, length: number): bigint {
  let value = 0n;
  for (let at = from; at < from + length; at++) value = (value << 8n) | BigInt(bytes[at] ?? 0);
  return value;
}

/** Writes the shortest header of these two. Throws RangeError where one does not fit 64 bits. */
export function encodeHeader(kid: bigint, counter: bigint): Uint8Array<ArrayBuffer> {
  if (kid < 0n || kid > mostOf64Bits || counter < 0n || counter > mostOf64Bits) {
    throw new RangeError('sframe: key id or counter out of range');
  }
  const kidBytes = kid < 8n ? 0 : fewestBytes(kid);
  const counterBytes = counter < 8n ? 0 : fewestBytes(counter);
  const header = new Uint8Array(1 + kidBytes + counterBytes);
  const kidBits = kidBytes === 0 ? Number(kid) : 8 | (kidBytes - 1);
  const counterBits = counterBytes === 0 ? Number(counter) : 8 | (counterBytes - 1);
  header[0] = (kidBits << 4) | counterBits;
  write(kid, header, 1, kidBytes);
  write(counter, header, 1 + kidBytes, counterBytes);
  return header;
}

/** Reads the header that begins at `from`; null where it is cut off or longer than it needs to be. */
export function decodeHeader(bytes: Uint8Array, from: number): FrameHeader | null {
  const config = bytes[from];
  if (config === undefined) return null;
  const kidBits = config >> 4;
  const counterBits = config & 15;
  const kidBytes = kidBits < 8 ? 0 : (kidBits & 7) + 1;
  const counterBytes = counterBits < 8 ? 0 : (counterBits & 7) + 1;
  const length = 1 + kidBytes + counterBytes;
  if (from + length > bytes.length) return null;
  const kid = kidBytes === 0 ? BigInt(kidBits) : read(bytes, from + 1, kidBytes);
  const counter = counterBytes === 0 ? BigInt(counterBits) : read(bytes, from + 1 + kidBytes, counterBytes);
  // One header for each pair: a second way of writing it would be a second frame to the replay window's eyes.
  const isShortest =
    (kidBytes === 0 || (kid >= 8n && fewestBytes(kid) === kidBytes)) &&
    (counterBytes === 0 || (counter >= 8n && fewestBytes(counter) === counterBytes));
  return isShortest ? { kid, counter, length } : null;
}

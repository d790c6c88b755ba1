/** A tiny canonical byte format for everything that gets signed or sealed: one value, one encoding, exact decode. */

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Appends fixed integers and length-prefixed byte strings (big endian). */
export class ByteWriter {
  readonly #parts: Uint8Array[] = [];

  u8(value: number): this {
    return this.raw(Uint8Array.of(value));
  }

  u32(value: number): this {
    const part = new Uint8Array(4);
    new DataView(part.buffer).setUint32(0, value);
    return this.raw(part);
  }

  /** A safe integer such as a time in ms, as 8 bytes. */
  u64(value: number): this {
    const part = new Uint8Array(8);
    new DataView(part.buffer).setBigUint64(0, BigInt(value));
    return this.raw(part);
  }

  /** Length (4 bytes), then the bytes. */
  bytes(value: Uint8Array): this {
    return this.u32(value.length).raw(value);
  }

  /** UTF-8 with its length before it. */
  text(value: string): this {
    return this.bytes(encoder.encode(value));
  }

  /** Bytes without a length: only for parts whose size both sides know. */
  raw(value: Uint8Array): this {
    this.#parts.push(value);
    return this;
  }

  done(): Uint8Array {
    const all = new Uint8Array(this.#parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}

/** Reads what {@link ByteWriter} wrote; throws RangeError past the end, on bad UTF-8 and, at `end()`, on bytes left over. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    // A Node Buffer's slice is a view, a Uint8Array's a copy: only copies leave this class.
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  raw(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError('bytes: past the end');
    const part = this.#bytes.slice(this.#at, end);
    this.#at = end;
    return part;
  }

  u8(): number {
    return this.raw(1)[0] as number;
  }

  u32(): number {
    return new DataView(this.raw(4).buffer).getUint32(0);
  }

  u64(): number {
    const value = new DataView(this.raw(8).buffer).getBigUint64(0);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('bytes: integer too large');
    return Number(value);
  }

  bytes(): Uint8Array {
    return this.raw(this.u32());
  }

  text(): string {
    try {
      return decoder.decode(this.bytes());
    } catch (cause) {
      throw new RangeError('bytes: not UTF-8', { cause });
    }
  }

  /** Refuses trailing bytes. */
  end(): void {
    if (this.#at !== this.#bytes.length) throw new RangeError('bytes: trailing bytes');
  }
}

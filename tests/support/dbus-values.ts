/** D-Bus values to and from bytes (little-endian), as far as a test's desktop needs them: D-Bus specification, "Marshaling". */

export type BusValue = number | bigint | boolean | string | BusVariant | readonly BusValue[];
export interface BusVariant {
  readonly type: string;
  readonly value: BusValue;
}

const alignments: Readonly<Record<string, number>> = {
  ...{ y: 1, g: 1, v: 1, n: 2, q: 2, b: 4, i: 4, u: 4, s: 4, o: 4, a: 4 },
  ...{ x: 8, t: 8, d: 8, '(': 8, '{': 8 },
};
const alignmentOf = (type: string): number => alignments[type[0] ?? ''] ?? 1;

/** Splits a signature into complete types: `sa{sv}i` → `s`, `a{sv}`, `i`. */
export function splitTypes(signature: string): readonly string[] {
  const types: string[] = [];
  let at = 0;
  const end = (from: number): number => {
    const first = signature[from];
    if (first === 'a') return end(from + 1);
    if (first !== '(' && first !== '{') return from + 1;
    let next = from + 1;
    while (!')}'.includes(signature[next] ?? ')')) next = end(next);
    return next + 1;
  };
  while (at < signature.length) {
    const next = end(at);
    types.push(signature.slice(at, next));
    at = next;
  }
  return types;
}

/** Reads values from a message; positions count from the message's start. */
export class BusReader {
  at: number;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  align(to: number): void {
    this.at = Math.ceil(this.at / to) * to;
  }

  read(type: string): BusValue {
    this.align(alignmentOf(type));
    const bytes = this.#bytes;
    const step = (size: number): number => {
      this.at += size;
      return this.at - size;
    };
    switch (type[0]) {
      case 'y':
        return bytes.readUInt8(step(1));
      case 'b':
        return bytes.readUInt32LE(step(4)) !== 0;
      case 'n':
        return bytes.readInt16LE(step(2));
      case 'q':
        return bytes.readUInt16LE(step(2));
      case 'i':
        return bytes.readInt32LE(step(4));
      case 'u':
        return bytes.readUInt32LE(step(4));
      case 'x':
        return bytes.readBigInt64LE(step(8));
      case 't':
        return bytes.readBigUInt64LE(step(8));
      case 'd':
        return bytes.readDoubleLE(step(8));
      case 'g':
        return this.#text(bytes.readUInt8(step(1)));
      case 's':
      case 'o':
        return this.#text(bytes.readUInt32LE(step(4)));
      case 'v': {
        const inner = this.read('g') as string;
        return { type: inner, value: this.read(inner) };
      }
      case 'a': {
        const size = bytes.readUInt32LE(step(4));
        const inner = type.slice(1);
        this.align(alignmentOf(inner));
        const end = this.at + size;
        const items: BusValue[] = [];
        while (this.at < end) items.push(this.read(inner));
        return items;
      }
      default:
        return splitTypes(type.slice(1, -1)).map((part) => this.read(part));
    }
  }

  #text(size: number): string {
    const text = this.#bytes.toString('utf8', this.at, this.at + size);
    this.at += size + 1;
    return text;
  }
}

/** Collects values for a message. */
export class BusWriter {
  #bytes: Buffer = Buffer.alloc(0);

  get bytes(): Buffer {
    return this.#bytes;
  }

  align(to: number): void {
    this.#add(Buffer.alloc((to - (this.#bytes.length % to)) % to));
  }

  write(type: string, value: BusValue): void {
    this.align(alignmentOf(type));
    switch (type[0]) {
      case 'y':
        this.#add(Buffer.from([Number(value)]));
        return;
      case 'b':
      case 'u':
        this.#number(Number(value));
        return;
      case 'i': {
        const bytes = Buffer.alloc(4);
        bytes.writeInt32LE(Number(value));
        this.#add(bytes);
        return;
      }
      case 'g':
        this.#add(Buffer.from([String(value).length]), Buffer.from(`${value}\0`));
        return;
      case 's':
      case 'o':
        this.#number(Buffer.byteLength(String(value)));
        this.#add(Buffer.from(`${value}\0`));
        return;
      case 'v': {
        const { type: inner, value: held } = value as BusVariant;
        this.write('g', inner);
        this.write(inner, held);
        return;
      }
      case 'a':
        this.#array(type.slice(1), value as readonly BusValue[]);
        return;
      case '(':
      case '{':
        for (const [at, part] of splitTypes(type.slice(1, -1)).entries())
          this.write(part, (value as readonly BusValue[])[at] ?? 0);
        return;
      default:
        throw new Error(`the test's desktop never sends ${type}`);
    }
  }

  #array(inner: string, items: readonly BusValue[]): void {
    const sizeAt = this.#bytes.length;
    this.#number(0);
    this.align(alignmentOf(inner));
    const start = this.#bytes.length;
    for (const item of items) this.write(inner, item);
    this.#bytes.writeUInt32LE(this.#bytes.length - start, sizeAt);
  }

  #number(value: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    this.#add(bytes);
  }

  #add(...parts: readonly Buffer[]): void {
    this.#bytes = Buffer.concat([this.#bytes, ...parts]);
  }
}

/** Malformed things by a seed: values made to a schema and then broken, broken bytes; and what the heap holds once all waste is gone. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { seededRandom } from './seeded-random.ts';

/** Texts that were somebody's mistake before. */
const hostileTexts = [
  '',
  ' ',
  '\0',
  '\ud800',
  'e\u0301\u0301\u0301',
  '\u202e\u2066gpj.exe',
  '__proto__',
  'constructor',
  '../../../../etc/passwd',
  '"; DROP TABLE message; --',
  '" OR NEAR(*) ^',
  '%00%2e%2e',
  '1e999',
  '{"v":1}',
  'A'.repeat(21),
  'A'.repeat(22),
  `${'A'.repeat(21)}=`,
  'و'.repeat(5_000),
  'x'.repeat(70_000),
];
const hostileNumbers = [
  0,
  -0,
  -1,
  1,
  0.5,
  255,
  256,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 53),
  1e308,
  Number.MAX_SAFE_INTEGER,
];

type Schema = Readonly<Record<string, unknown>>;

/** One source of malformed things; the same seed gives the same row of them. */
export class Fuzzer {
  readonly #random: () => number;
  /** Texts that mean something where they are sent: ids, codes. */
  readonly #known: readonly string[];

  constructor(seed: number, known: readonly string[] = []) {
    this.#random = seededRandom(seed);
    this.#known = known;
  }

  dice(sides: number): number {
    return Math.floor(this.#random() * sides);
  }

  pick<T>(all: readonly T[]): T {
    const picked = all[this.dice(all.length)];
    if (picked === undefined && all.length === 0) throw new Error('nothing to pick from');
    return picked as T;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.dice(256));
  }

  /** A value that mostly fits the schema. */
  fitting(schema: z.ZodType): unknown {
    return this.#make(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, 0);
  }

  /** A value with one to three things wrong. */
  broken(value: unknown): unknown {
    let broken = value;
    for (let left = 1 + this.dice(3); left > 0; left--) broken = this.#breakOne(broken, 0);
    return broken;
  }

  /** Bytes with something wrong: changed, cut, longer, or other ones altogether. */
  brokenBytes(bytes: Uint8Array): Uint8Array {
    const copy = Uint8Array.from(bytes);
    const at = this.dice(Math.max(1, copy.length));
    switch (this.dice(7)) {
      case 0:
        copy[at] = (copy[at] ?? 0) ^ (1 << this.dice(8));
        return copy;
      case 1:
        return copy.subarray(0, at);
      case 2:
        return Uint8Array.from([...copy, ...this.bytes(1 + this.dice(40))]);
      case 3:
        return copy.fill(this.pick([0, 0x3f, 0x40, 0x7f, 0x80, 0xbf, 0xff]), at, at + 1 + this.dice(8));
      case 4:
        return Uint8Array.from([...copy.subarray(0, at), ...this.bytes(this.dice(8)), ...copy.subarray(at)]);
      case 5:
        return Uint8Array.from([...copy.subarray(at), ...copy.subarray(0, at)]);
      default:
        return this.bytes(this.dice(200));
    }
  }

  #text(): string {
    return this.dice(3) === 0 && this.#known.length > 0 ? this.pick(this.#known) : this.pick(hostileTexts);
  }

  #stray(): unknown {
    return this.pick([
      null,
      true,
      this.#text(),
      this.pick(hostileNumbers),
      [],
      {},
      [[[[[[[[[1]]]]]]]]],
      { __proto__: null, v: 1 },
      Array.from({ length: 300 }, () => 1),
    ]);
  }

  #make(schema: Schema, depth: number): unknown {
    const choices = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
    if (choices !== undefined) return this.#make(this.pick(choices), depth + 1);
    if ('const' in schema) return schema['const'];
    if (Array.isArray(schema['enum'])) return this.pick(schema['enum'] as readonly unknown[]);
    switch (schema['type']) {
      case 'object':
        return this.#makeObject(schema, depth);
      case 'array': {
        const least = Number(schema['minItems'] ?? 0);
        const count = depth > 4 ? least : least + this.dice(3);
        return Array.from({ length: count }, () => this.#make((schema['items'] ?? {}) as Schema, depth + 1));
      }
      case 'string':
        return this.#makeText(schema);
      case 'integer':
      case 'number': {
        const least = Math.max(Number(schema['minimum'] ?? schema['exclusiveMinimum'] ?? 0), -1_000_000);
        return this.dice(4) === 0 ? Date.now() : least + this.dice(5);
      }
      case 'boolean':
        return this.dice(2) === 0;
      case 'null':
        return null;
      default:
        return this.#stray();
    }
  }

  #makeObject(schema: Schema, depth: number): unknown {
    const required = new Set((schema['required'] ?? []) as readonly string[]);
    const all = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>);
    const kept = all.filter(([name]) => required.has(name) || this.dice(2) === 0);
    return Object.fromEntries(kept.map(([name, of]) => [name, this.#make(of, depth + 1)]));
  }

  #makeText(schema: Schema): string {
    const { pattern } = schema;
    if (typeof pattern !== 'string') return this.dice(3) === 0 ? this.#text() : `words ${this.dice(1_000)}`;
    const fitting = this.#known.filter((text) => new RegExp(pattern, 'u').test(text));
    if (fitting.length > 0 && this.dice(4) > 0) return this.pick(fitting);
    const longest = Number(schema['maxLength'] ?? 22);
    const length = this.pick([22, 43, 86, longest].filter((one) => one <= 2_000));
    return Buffer.from(this.bytes(Math.floor((length * 3) / 4))).toString('base64url');
  }

  #breakOne(value: unknown, depth: number): unknown {
    if (this.dice(8) === 0 || depth > 6) return this.#stray();
    if (Array.isArray(value)) {
      const at = this.dice(value.length + 1);
      if (this.dice(4) === 0) return value.toSpliced(at, 1);
      if (this.dice(4) === 0) return [...value, ...value, ...value];
      return value.toSpliced(at, 1, this.#breakOne(value[at], depth + 1));
    }
    if (typeof value === 'object' && value !== null) return this.#breakObject(value, depth);
    if (typeof value === 'string') return this.#breakText(value);
    if (typeof value === 'number') return this.pick(hostileNumbers);
    return this.#stray();
  }

  #breakObject(value: object, depth: number): unknown {
    const entries = Object.entries(value);
    const at = this.dice(Math.max(1, entries.length));
    if (this.dice(5) === 0) return Object.fromEntries(entries.toSpliced(at, 1));
    if (this.dice(5) === 0 || entries.length === 0) return { ...value, [this.#text()]: this.#stray() };
    const [name, held] = entries[at] ?? ['', null];
    return { ...value, [name]: this.#breakOne(held, depth + 1) };
  }

  #breakText(value: string): string {
    const at = this.dice(value.length + 1);
    switch (this.dice(5)) {
      case 0:
        return value.slice(0, at);
      case 1:
        return value + this.pick(hostileTexts);
      case 2:
        return (
          value.slice(0, at) + this.pick(['=', '+', '\0', '\u200f', 'ä', '"', 'A']) + value.slice(at + 1)
        );
      case 3:
        return this.#text();
      default:
        return value.split('').reverse().join('');
    }
  }
}

let collect: (() => void) | null = null;

/** Bytes on the heap of this process once nothing more can be given back. */
export async function heapAfterGc(): Promise<number> {
  if (collect === null) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  for (let round = 0; round < 3; round++) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed;
}

/** What a row of malformed things came to. */
export interface FuzzOutcome {
  readonly tally: Tally;
  /** What more is in memory at the end than after the first of them, in bytes. */
  readonly grownBytes: number;
}

/** So much more than at the start may be on the heap at the end, however many malformed things came. */
export const mostHeapGrowth = 24 * 1024 * 1024;

/** How often each answer came, by code or by what happened instead. */
export class Tally {
  readonly counts: Record<string, number> = {};
  /** What must not happen, in words. */
  readonly wrong: string[] = [];

  add(answer: string): void {
    this.counts[answer] = (this.counts[answer] ?? 0) + 1;
  }

  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }
}

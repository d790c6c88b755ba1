/** Which pages hold the database's schema: SQLite reads all of them when it opens a file (fileformat2, section 1.6). */
import { contentBytes } from './page-codec.ts';

const interiorTable = 5;
const leafTable = 13;
const fileHeaderBytes = 100;

interface Varint {
  readonly value: number;
  readonly next: number;
}

/** SQLite's variable-length integer; the ninth byte never matters for lengths and row numbers that a schema has. */
function readVarint(page: Buffer, at: number): Varint {
  let value = 0;
  for (let next = at; next < at + 8; next++) {
    const byte = page[next] ?? 0;
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, next: next + 1 };
  }
  return { value, next: at + 9 };
}

/** The first page of a cell's overflow chain; 0 where the cell holds all of its content. */
function overflowOf(page: Buffer, cell: number): number {
  const payload = readVarint(page, cell);
  const row = readVarint(page, payload.next);
  const most = contentBytes - 35;
  if (payload.value <= most) return 0;
  const least = Math.floor(((contentBytes - 12) * 32) / 255) - 23;
  const kept = least + ((payload.value - least) % (contentBytes - 4));
  const end = row.next + (kept <= most ? kept : least);
  return end + 4 <= page.length ? page.readUInt32BE(end) : 0;
}

/**
 * Walks the schema's tree from page 1; `read` answers a page's content and throws where it is damaged. Pages that name one
 * another in a circle end the walk.
 */
export function walkSchema(read: (number: number) => Buffer): void {
  const seen = new Set<number>();
  const waiting = [{ number: 1, isOverflow: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { number, isOverflow } = next;
    if (number === 0 || seen.has(number)) continue;
    seen.add(number);
    const page = read(number);
    if (isOverflow) {
      waiting.push({ number: page.readUInt32BE(0), isOverflow: true });
      continue;
    }
    const header = number === 1 ? fileHeaderBytes : 0;
    const type = page[header];
    const isInterior = type === interiorTable;
    if (isInterior) waiting.push({ number: page.readUInt32BE(header + 8), isOverflow: false });
    else if (type !== leafTable) continue;
    const cells = Math.min(page.readUInt16BE(header + 3), contentBytes / 2);
    for (let index = 0; index < cells; index++) {
      const pointer = header + (isInterior ? 12 : 8) + 2 * index;
      const cell = pointer + 2 <= page.length ? page.readUInt16BE(pointer) : 0;
      if (cell + 4 > page.length) continue;
      waiting.push(
        isInterior
          ? { number: page.readUInt32BE(cell), isOverflow: false }
          : { number: overflowOf(page, cell), isOverflow: true },
      );
    }
  }
}

// Lays out flatbuffers: just as much of the format as a model's metadata needs (https://flatbuffers.dev/internals).

/** A scalar of a table, a reference to another part of the buffer, or nothing at this place. */
export type Field =
  | { readonly kind: 'u8' | 'u32' | 'f32'; readonly value: number }
  | { readonly kind: 'ref'; readonly to: Part | number }
  | null;

/** `number` in a reference: a place in the bytes that follow the laid out ones, counted from their beginning. */
export type Part =
  | { readonly kind: 'table'; readonly fields: readonly Field[] }
  | { readonly kind: 'vector'; readonly of: readonly NonNullable<Field>[] }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly text: string };

const width = (field: Field): number => (field === null ? 0 : field.kind === 'u8' ? 1 : 4);

/** Bytes and the places in them that point elsewhere. */
interface Placed {
  readonly bytes: Uint8Array;
  /** Where in `bytes` the part itself begins: a table's vtable stands before it. */
  readonly at: number;
  readonly refs: readonly { readonly at: number; readonly to: Part | number }[];
}

/** Appends what pads to four bytes. */
const padded = (length: number): number => Math.ceil(length / 4) * 4;

function put(
  view: DataView,
  at: number,
  field: NonNullable<Field>,
  refs: { at: number; to: Part | number }[],
) {
  if (field.kind === 'ref') refs.push({ at, to: field.to });
  else if (field.kind === 'u8') view.setUint8(at, field.value);
  else if (field.kind === 'u32') view.setUint32(at, field.value, true);
  else view.setFloat32(at, field.value, true);
}

function placeTable(fields: readonly Field[]): Placed {
  const vtable = padded(4 + fields.length * 2);
  // Every field takes four bytes, so that none is ever out of line.
  const kept = fields.filter((field) => field !== null).length;
  const bytes = new Uint8Array(vtable + 4 + kept * 4);
  const view = new DataView(bytes.buffer);
  const refs: { at: number; to: Part | number }[] = [];
  view.setUint16(0, 4 + fields.length * 2, true);
  view.setUint16(2, 4 + kept * 4, true);
  view.setInt32(vtable, vtable, true);
  let next = 4;
  for (const [index, field] of fields.entries()) {
    if (field === null) continue;
    view.setUint16(4 + index * 2, next, true);
    put(view, vtable + next, field, refs);
    next += 4;
  }
  return { bytes, at: vtable, refs };
}

function placeVector(of: readonly NonNullable<Field>[]): Placed {
  const size = of[0] === undefined ? 4 : width(of[0]);
  const bytes = new Uint8Array(padded(4 + of.length * size));
  const view = new DataView(bytes.buffer);
  const refs: { at: number; to: Part | number }[] = [];
  view.setUint32(0, of.length, true);
  for (const [index, field] of of.entries()) put(view, 4 + index * size, field, refs);
  return { bytes, at: 0, refs };
}

function placeBytes(content: Uint8Array, isText: boolean): Placed {
  const bytes = new Uint8Array(padded(4 + content.length + (isText ? 1 : 0)));
  new DataView(bytes.buffer).setUint32(0, content.length, true);
  bytes.set(content, 4);
  return { bytes, at: 0, refs: [] };
}

function place(part: Part): Placed {
  if (part.kind === 'table') return placeTable(part.fields);
  if (part.kind === 'vector') return placeVector(part.of);
  return part.kind === 'bytes'
    ? placeBytes(part.bytes, false)
    : placeBytes(new TextEncoder().encode(part.text), true);
}

/**
 * A flatbuffer with this root, and `after` behind it, in line with sixteen bytes. A part always comes before what it refers
 * to, as the format wants it.
 *
 * @param identifier the four letters that name the kind of buffer
 */
export function layOut(root: Part, identifier: string, after: Uint8Array = new Uint8Array()): Uint8Array {
  const placed = new Map<Part, { readonly begin: number; readonly what: Placed }>();
  let end = 8;
  for (const queue: Part[] = [root]; queue.length > 0; ) {
    const part = queue.shift();
    if (part === undefined || placed.has(part)) continue;
    const what = place(part);
    placed.set(part, { begin: end, what });
    end += what.bytes.length;
    for (const { to } of what.refs) if (typeof to !== 'number') queue.push(to);
  }
  const head = Math.ceil(end / 16) * 16;
  const out = new Uint8Array(head + after.length);
  const view = new DataView(out.buffer);
  const whereIs = (to: Part | number): number => {
    if (typeof to === 'number') return head + to;
    const found = placed.get(to);
    if (found === undefined) throw new Error('a part is referred to that was not laid out');
    return found.begin + found.what.at;
  };
  for (const { begin, what } of placed.values()) {
    out.set(what.bytes, begin);
    for (const { at, to } of what.refs) {
      const distance = whereIs(to) - (begin + at);
      if (distance <= 0) throw new Error('a part is referred to that stands before');
      view.setUint32(begin + at, distance, true);
    }
  }
  view.setUint32(0, whereIs(root), true);
  out.set(new TextEncoder().encode(identifier), 4);
  out.set(after, head);
  return out;
}

// Tells a TensorFlow Lite model how pictures become its numbers: a new head before the model, which stays as it is byte by byte.

import { type Field, layOut, type Part } from './flat-layout.ts';

const table = (...fields: Field[]): Part => ({ kind: 'table', fields });
const vector = (...of: NonNullable<Field>[]): Part => ({ kind: 'vector', of });
const ref = (to: Part | number): NonNullable<Field> => ({ kind: 'ref', to });
const u8 = (value: number): NonNullable<Field> => ({ kind: 'u8', value });
const u32 = (value: number): NonNullable<Field> => ({ kind: 'u32', value });
const f32 = (value: number): NonNullable<Field> => ({ kind: 'f32', value });
const text = (value: string): NonNullable<Field> => ref({ kind: 'text', text: value });

/** Numbers of the metadata schema's unions and enums (tflite_support/metadata_schema.fbs). */
const imageProperties = 2;
const rgb = 1;
const normalization = 1;

/** One input: a picture, red, green and blue, each number (value - mean) / std. */
function describe({ mean, std }: { readonly mean: number; readonly std: number }): Uint8Array {
  const options = table(ref(vector(f32(mean))), ref(vector(f32(std))));
  const content = table(u8(imageProperties), ref(table(u8(rgb))));
  const picture = table(
    text('image'),
    null,
    null,
    ref(content),
    ref(vector(ref(table(u8(normalization), ref(options))))),
  );
  const mask = table(text('mask'));
  const subgraph = table(null, null, ref(vector(ref(picture))), ref(vector(ref(mask))));
  return layOut(table(text('person'), null, null, ref(vector(ref(subgraph)))), 'M001');
}

/** Fields of the model's root table (tensorflow/lite/schema/schema.fbs). */
const field = { version: 0, operators: 1, subgraphs: 2, description: 3, buffers: 4, metadata: 6 } as const;

/** Reads the root table of an existing flatbuffer. */
function readRoot(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const root = view.getUint32(0, true);
  const vtable = root - view.getInt32(root, true);
  const length = view.getUint16(vtable, true);
  /** Where the field's value stands, or null where the table has none. */
  const place = (index: number): number | null => {
    const at = 4 + index * 2;
    const offset = at < length ? view.getUint16(vtable + at, true) : 0;
    return offset === 0 ? null : root + offset;
  };
  const target = (at: number): number => at + view.getUint32(at, true);
  return { view, place, target };
}

/**
 * The model with metadata that its runner asks for where numbers are floats.
 *
 * @throws where it is no TensorFlow Lite model, or has metadata already
 */
export function withMetadata(
  model: Uint8Array,
  values: { readonly mean: number; readonly std: number },
): Uint8Array {
  if (new TextDecoder().decode(model.subarray(4, 8)) !== 'TFL3')
    throw new Error('not a TensorFlow Lite model');
  const { view, place, target } = readRoot(model);
  const required = (index: number): number => {
    const at = place(index);
    if (at === null) throw new Error(`the model has no field ${index}`);
    return target(at);
  };
  if (place(field.metadata) !== null) throw new Error('the model has metadata already');
  const version = place(field.version);
  const description = place(field.description);
  const buffers = required(field.buffers);
  const count = view.getUint32(buffers, true);
  const old = Array.from({ length: count }, (_, index) => ref(target(buffers + 4 + index * 4)));
  const added = table(ref({ kind: 'bytes', bytes: describe(values) }));
  const root = table(
    u32(version === null ? 0 : view.getUint32(version, true)),
    ref(required(field.operators)),
    ref(required(field.subgraphs)),
    description === null ? null : ref(target(description)),
    ref(vector(...old, ref(added))),
    null,
    ref(vector(ref(table(text('TFLITE_METADATA'), u32(count))))),
  );
  return layOut(root, 'TFL3', model);
}

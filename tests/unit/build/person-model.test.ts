import { describe, expect, test } from 'vitest';
import { makePersonModel } from '../../../build/effects/person-model.ts';
import { withMetadata } from '../../../build/effects/with-metadata.ts';

/** Reads a flatbuffer without the code that wrote it: vtables, vectors and texts as the format says. */
function reader(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const target = (at: number) => at + view.getUint32(at, true);
  const field = (table: number, index: number) => {
    const vtable = table - view.getInt32(table, true);
    const offset = view.getUint16(vtable + 4 + index * 2, true);
    return offset === 0 ? 0 : table + offset;
  };
  const child = (table: number, index: number) => target(field(table, index));
  const items = (vector: number) =>
    Array.from({ length: view.getUint32(vector, true) }, (_, at) => target(vector + 4 + at * 4));
  const text = (at: number) =>
    new TextDecoder().decode(bytes.subarray(at + 4, at + 4 + view.getUint32(at, true)));
  return { view, root: target(0), target, field, child, items, text };
}

describe('the model that tells person from room', () => {
  const model = makePersonModel();

  test('names its inputs as pictures of 0 to 255, for the runner that asks for it', () => {
    const outer = reader(model);
    const [entry] = outer.items(outer.child(outer.root, 6));
    expect(outer.text(outer.child(entry ?? 0, 0))).toBe('TFLITE_METADATA');
    const buffers = outer.items(outer.child(outer.root, 4));
    const buffer = buffers[outer.view.getUint32(outer.field(entry ?? 0, 1), true)] ?? 0;
    const at = outer.child(buffer, 0);
    const metadata = model.slice(at + 4, at + 4 + outer.view.getUint32(at, true));
    expect(new TextDecoder().decode(metadata.subarray(4, 8))).toBe('M001');
    const inner = reader(metadata);
    const [subgraph] = inner.items(inner.child(inner.root, 3));
    const [input] = inner.items(inner.child(subgraph ?? 0, 2));
    const [unit] = inner.items(inner.child(input ?? 0, 4));
    const values = [0, 1].map((index) => inner.child(inner.child(unit ?? 0, 1), index));
    expect(values.map((vector) => inner.view.getFloat32(vector + 4, true))).toEqual([0, 255]);
  });

  test('keeps what the model was, byte by byte, in line with sixteen bytes', () => {
    const { root, child, items, view } = reader(model);
    const old = model.length - 249_792;
    expect(old % 16).toBe(0);
    const before = reader(model.subarray(old));
    const count = before.items(before.child(before.root, 4)).length;
    expect(items(child(root, 4))).toHaveLength(count + 1);
    expect(child(root, 2)).toBe(old + before.child(before.root, 2));
    expect(view.getUint32(0, true)).toBeLessThan(old);
  });

  test('refuses what is no such model, or has words of its own already', () => {
    expect(() => withMetadata(new Uint8Array(64), { mean: 0, std: 255 })).toThrow('not a TensorFlow');
    expect(() => withMetadata(model, { mean: 0, std: 255 })).toThrow('metadata already');
  });
});

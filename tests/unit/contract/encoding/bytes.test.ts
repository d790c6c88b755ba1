import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '../../../../contract/encoding/bytes.ts';

const record = fc.record({
  small: fc.nat(255),
  word: fc.nat(0xffff_ffff),
  time: fc.maxSafeNat(),
  blob: fc.uint8Array({ maxLength: 40 }),
  text: fc.string({ unit: 'grapheme', maxLength: 20 }),
});

describe('the canonical byte format', () => {
  it('reads back what it wrote, and nothing is left over', () => {
    fc.assert(
      fc.property(record, ({ small, word, time, blob, text }) => {
        const bytes = new ByteWriter().u8(small).u32(word).u64(time).bytes(blob).text(text).done();
        const reader = new ByteReader(Buffer.from(bytes));
        expect([reader.u8(), reader.u32(), reader.u64(), reader.bytes(), reader.text()]).toEqual([
          small,
          word,
          time,
          blob,
          text,
        ]);
        reader.end();
      }),
    );
  });

  it('refuses every cut and every added byte', () => {
    const bytes = new ByteWriter()
      .u32(7)
      .bytes(Uint8Array.of(1, 2, 3))
      .done();
    const read = (from: Uint8Array) => {
      const reader = new ByteReader(from);
      reader.u32();
      reader.bytes();
      reader.end();
    };
    for (let length = 0; length < bytes.length; length++)
      expect(() => read(bytes.subarray(0, length))).toThrow(RangeError);
    expect(() => read(Uint8Array.of(...bytes, 0))).toThrow(RangeError);
  });

  it('refuses text that is not UTF-8 and integers past 2^53', () => {
    expect(() => new ByteReader(Uint8Array.of(0, 0, 0, 1, 0xff)).text()).toThrow(RangeError);
    expect(() => new ByteReader(new Uint8Array(8).fill(255)).u64()).toThrow(RangeError);
  });

  it('hands out copies, never views of a pooled buffer', () => {
    const pooled = Buffer.from([0, 0, 0, 2, 8, 9]);
    const part = new ByteReader(pooled).bytes();
    pooled.fill(0);
    expect([...part]).toEqual([8, 9]);
  });
});

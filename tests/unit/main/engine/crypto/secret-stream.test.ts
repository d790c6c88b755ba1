import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import {
  createStreamOpener,
  createStreamSealer,
  streamChunkOverhead,
  streamHeaderBytes,
} from '../../../../../main/engine/crypto/secret-stream.ts';

beforeAll(loadSodium);

const key = () => new Uint8Array(32).fill(7);
const chunks = ['one', 'two', 'three'].map((text) => new TextEncoder().encode(text));

function sealAll() {
  const sealer = createStreamSealer(key());
  return {
    header: sealer.header,
    sealed: chunks.map((chunk, at) => sealer.push(chunk, at === chunks.length - 1)),
  };
}

describe('a secret stream', () => {
  it('gives every chunk back in order and says which is the last', () => {
    const { header, sealed } = sealAll();
    expect(header).toHaveLength(streamHeaderBytes);
    const opener = createStreamOpener(key(), header);
    const opened = sealed.map((one) => opener.pull(one));
    expect(opened.map((one) => one?.chunk)).toEqual(chunks);
    expect(opened.map((one) => one?.isLast)).toEqual([false, false, true]);
    expect(sealed[0]).toHaveLength(3 + streamChunkOverhead);
  });

  it('opens nothing out of place, changed, or behind the last', () => {
    const { header, sealed } = sealAll();
    const [first, second, last] = sealed as [Uint8Array, Uint8Array, Uint8Array];
    expect(createStreamOpener(key(), header).pull(second)).toBeNull();
    expect(createStreamOpener(randomBytes(32), header).pull(first)).toBeNull();
    for (let at = 0; at < first.length; at++) {
      const broken = first.slice();
      broken[at] = (broken[at] ?? 0) ^ 0x80;
      expect(createStreamOpener(key(), header).pull(broken), `byte ${at}`).toBeNull();
    }
    const opener = createStreamOpener(key(), header);
    for (const one of [first, second, last]) expect(opener.pull(one)).not.toBeNull();
    expect(opener.pull(first)).toBeNull();
  });
});

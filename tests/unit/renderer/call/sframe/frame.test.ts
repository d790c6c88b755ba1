// Sealing of media frames: the vector of RFC 9605 (appendix C.3, suite 5), OpenSSL as a second opinion, and what must be refused.

import { createDecipheriv, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  clearBytes,
  type FrameSort,
  headerOf,
  openFrame,
  sealFrame,
} from '../../../../../renderer/call/sframe/frame.ts';
import { encodeHeader } from '../../../../../renderer/call/sframe/header.ts';
import { deriveSenderKey, nonceOf, type SenderKey } from '../../../../../renderer/call/sframe/keys.ts';
import { linkBase } from '../../../../../renderer/call/sframe/link-base.ts';
import { createReplayWindow } from '../../../../../renderer/call/sframe/replay-window.ts';

const hex = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(bytes as Uint8Array).toString('hex');
const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'hex'));

const vector = {
  kid: 291n,
  counter: 17767n,
  base: bytes('000102030405060708090a0b0c0d0e0f'),
  key: 'd3e27b0d4a5ae9e55df01a70e6d4d28d969b246e2936f4b7a5d9b494da6b9633',
  salt: '84991c167b8cd23c93708ec7',
  nonce: '84991c167b8cd23c9370cba0',
  header: '9901234567',
  metadata: bytes('4945544620534672616d65205747'),
  plain: bytes('64726166742d696574662d736672616d652d656e63'),
  sealed: '990123456794f509d36e9beacb0e261d99c7d1e972f1fed787d4049f17ca21353c1cc24d56ceabced279',
};

/** The same by OpenSSL: HKDF with its own labels, AES-256-GCM, clear bytes after the header as associated data. */
function openByOpenSsl(base: Uint8Array, sort: FrameSort, sealed: Uint8Array, kid: bigint, counter: bigint) {
  const label = (words: string) => {
    const end = Buffer.alloc(10);
    end.writeBigUInt64BE(kid);
    end.writeUInt16BE(5, 8);
    return Buffer.concat([Buffer.from(words), end]);
  };
  const key = Buffer.from(hkdfSync('sha512', base, '', label('SFrame 1.0 Secret key '), 32));
  const nonce = Buffer.from(hkdfSync('sha512', base, '', label('SFrame 1.0 Secret salt '), 12));
  nonce.writeBigUInt64BE(nonce.readBigUInt64BE(4) ^ counter, 4);
  const clear = sealed.subarray(0, clearBytes(sort, sealed));
  const header = encodeHeader(kid, counter);
  const opening = createDecipheriv('aes-256-gcm', key, nonce);
  opening.setAAD(Buffer.concat([header, clear]));
  opening.setAuthTag(sealed.subarray(-16));
  const body = sealed.subarray(clear.length + header.length, -16);
  return hex(Buffer.concat([clear, opening.update(body), opening.final()]));
}

let key: SenderKey;
const base = new Uint8Array(32).fill(9);
beforeAll(async () => {
  key = await deriveSenderKey(base, 83n);
});

/** Opens as the receiving side does. */
async function open(by: SenderKey, sort: FrameSort, sealed: ArrayBuffer | Uint8Array<ArrayBuffer>) {
  const whole = new Uint8Array(sealed as ArrayBuffer);
  const header = headerOf(sort, whole);
  if (header === null) throw new Error('no header');
  return openFrame(by, header, sort, whole);
}

describe('S13: frames of a call', () => {
  it('derives salt, nonce and key of RFC 9605', async () => {
    const made = await deriveSenderKey(vector.base, vector.kid);
    expect([hex(made.salt), hex(nonceOf(made.salt, vector.counter))]).toEqual([vector.salt, vector.nonce]);
    expect(hex(encodeHeader(vector.kid, vector.counter))).toBe(vector.header);
    const sealed = await crypto.subtle.encrypt(
      {
        name: 'AES-GCM',
        iv: nonceOf(made.salt, vector.counter),
        additionalData: Buffer.concat([bytes(vector.header), vector.metadata]),
      },
      made.key,
      vector.plain,
    );
    expect(vector.header + hex(sealed)).toBe(vector.sealed);
    expect(made.key.extractable).toBe(false);
  });

  it('seals and opens any frame, opened by OpenSSL too, and leaves only the clear bytes readable', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 10, maxLength: 400 }),
        fc.constantFrom<FrameSort>('audio', 'video'),
        fc.bigInt({ min: 0n, max: 1n << 40n }),
        async (made, sort, counter) => {
          const frame = new Uint8Array(made);
          const sealed = new Uint8Array(await sealFrame(key, counter, sort, frame));
          expect(hex(await open(key, sort, sealed))).toBe(hex(frame));
          expect(openByOpenSsl(base, sort, sealed, 83n, counter)).toBe(hex(frame));
          const clear = clearBytes(sort, frame);
          expect(sealed.length).toBe(frame.length + encodeHeader(83n, counter).length + 16);
          if (frame.length - clear > 12) expect(hex(sealed)).not.toContain(hex(frame.subarray(clear)));
        },
      ),
      { numRuns: 60 },
    );
    expect(clearBytes('video', Uint8Array.of(0x10, ...new Uint8Array(20)))).toBe(10);
    expect(clearBytes('video', Uint8Array.of(0x11, ...new Uint8Array(20)))).toBe(3);
    expect(clearBytes('audio', new Uint8Array(20))).toBe(1);
    expect(hex(await open(key, 'audio', await sealFrame(key, 7n, 'audio', Uint8Array.of(0xf8))))).toBe('f8');
    await expect(sealFrame(key, 8n, 'audio', new Uint8Array(0))).rejects.toThrow(RangeError);
    await expect(sealFrame(key, 8n, 'video', new Uint8Array(9))).rejects.toThrow(RangeError);
  });

  it('refuses a frame with any bit changed, with another key, or sealed for another sender', async () => {
    const frame = crypto.getRandomValues(new Uint8Array(40));
    const sealed = new Uint8Array(await sealFrame(key, 5_000n, 'video', frame));
    for (let at = 0; at < sealed.length; at++) {
      const changed = new Uint8Array(sealed);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      await expect(open(key, 'video', changed), `byte ${at}`).rejects.toThrow();
    }
    await expect(open(key, 'video', sealed.slice(0, -1))).rejects.toThrow();
    await expect(open(await deriveSenderKey(base, 84n), 'video', sealed)).rejects.toThrow();
    await expect(
      open(
        await deriveSenderKey(
          base.map((b) => b + 1),
          83n,
        ),
        'video',
        sealed,
      ),
    ).rejects.toThrow();
  });

  it('gives both ends of a link one base key, and every certificate, link and epoch another', async () => {
    const fill = (value: number, length = 32) => new Uint8Array(length).fill(value);
    const here = { own: fill(1), other: fill(2), link: fill(3, 16) };
    const first = hex(await linkBase(base, here));
    expect(hex(await linkBase(base, { ...here, own: here.other, other: here.own }))).toBe(first);
    const secret = Buffer.concat([Buffer.from('o7 call link 1'), here.own, here.other, here.link]);
    expect(first).toBe(hex(new Uint8Array(hkdfSync('sha512', base, '', secret, 32))));
    const others = await Promise.all([
      linkBase(base, { ...here, own: fill(4) }),
      linkBase(base, { ...here, other: fill(4) }),
      linkBase(base, { ...here, link: fill(4, 16) }),
      linkBase(fill(8), here),
    ]);
    expect(new Set([first, ...others.map(hex)]).size).toBe(5);
  });

  it('takes each counter once, in any order within the window, and none that fell out of it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.bigInt({ min: 0n, max: 60n }),
            fc.bigInt({ min: 1_990n, max: 2_110n }),
            fc.bigInt({ min: 0n, max: 1n << 50n }),
          ),
          { maxLength: 80 },
        ),
        (counters) => {
          const window = createReplayWindow();
          const taken = new Set<bigint>();
          let newest = -1n;
          for (const counter of counters) {
            const expected = !taken.has(counter) && newest - counter < 2_048n;
            expect(window.isFresh(counter)).toBe(expected);
            expect(window.take(counter)).toBe(expected);
            taken.add(counter);
            if (expected && counter > newest) newest = counter;
          }
        },
      ),
    );
  });
});

// The four words that people read to each other: they differ as soon as somebody sits between two computers.

import { callWordCount } from '../../../contract/domain/call.ts';

const label = new TextEncoder().encode('o7 call words 1');

function compare(one: Uint8Array, other: Uint8Array): number {
  for (const [at, byte] of one.entries()) {
    const difference = byte - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Four indices from 0 to 255 by HKDF-SHA-256: the call's secret as key, the sorted fingerprints of every computer's certificate
 * as info. The same on all of them whatever the order.
 */
export async function fourWords(
  secret: Uint8Array<ArrayBuffer>,
  fingerprints: readonly Uint8Array[],
): Promise<readonly number[]> {
  const sorted = [...fingerprints].sort(compare);
  const info = new Uint8Array(label.length + 32 * sorted.length);
  info.set(label);
  for (const [at, print] of sorted.entries()) info.set(print, label.length + 32 * at);
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const salt = new Uint8Array(0);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    key,
    8 * callWordCount,
  );
  return [...new Uint8Array(bits)];
}

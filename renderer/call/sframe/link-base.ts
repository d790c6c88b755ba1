// The base key of one link: the call's key of the epoch, bound to the two certificates and to this very attempt.

/** The two ends of a link: the certificate's SHA-256 of this page and of the other one, 32 bytes each. */
export interface LinkEnds {
  readonly own: Uint8Array;
  readonly other: Uint8Array;
  /** The attempt's id, 16 bytes, never used twice by a page. */
  readonly link: Uint8Array;
}

const label = new TextEncoder().encode('o7 call link 1');

function isBefore(one: Uint8Array, other: Uint8Array): boolean {
  for (const [at, byte] of one.entries()) {
    const against = other[at] ?? 0;
    if (byte !== against) return byte < against;
  }
  return false;
}

/**
 * 32 bytes, the same at both ends: HKDF-SHA-512 of the call's key, with the lower fingerprint, the higher one and the link as
 * info. A page makes a new certificate each time it goes in, so a page that died leaves no key under which its successor
 * could count from zero again.
 */
export async function linkBase(
  callBase: Uint8Array<ArrayBuffer>,
  { own, other, link }: LinkEnds,
): Promise<Uint8Array<ArrayBuffer>> {
  const [low, high] = isBefore(own, other) ? [own, other] : [other, own];
  const info = new Uint8Array(label.length + low.length + high.length + link.length);
  let at = 0;
  for (const part of [label, low, high, link]) {
    info.set(part, at);
    at += part.length;
  }
  const secret = await crypto.subtle.importKey('raw', callBase, 'HKDF', false, ['deriveBits']);
  return new Uint8Array(
    await crypto.subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-512', salt: new Uint8Array(0), info },
      secret,
      256,
    ),
  );
}

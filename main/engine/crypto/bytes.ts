// Joining and overwriting of byte buffers.

/** Overwrites `buffer` with zeros. Copies made elsewhere by the runtime are out of its reach. */
export function wipe(buffer: Uint8Array): void {
  buffer.fill(0);
}

/** One new array holding all parts in order. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const output = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    output.set(part, offset);
    offset += part.length;
  }
  return output;
}

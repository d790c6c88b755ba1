// Writes bytes as people read them in a dump: offset, then sixteen bytes in two groups of eight.

const perLine = 16;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** One line per sixteen bytes. */
export function toHexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += perLine) {
    const line = [...bytes.subarray(offset, offset + perLine)].map((byte) => hex(byte, 2));
    const groups = [line.slice(0, 8).join(' '), line.slice(8).join(' ')];
    lines.push(`${hex(offset, 4)}  ${groups.join('  ')}`.trimEnd());
  }
  return lines.join('\n');
}

/** The size class of an envelope: the largest of 512, 1024, 2048 … bytes that its padded body can have. */
export function sizeClassOf(size: number): number {
  let sizeClass = 512;
  while (sizeClass * 2 <= size) sizeClass *= 2;
  return sizeClass;
}

// Measures a value that came over IPC before any schema walks it.

const maxDepth = 8;

/**
 * True when `value` is plain data (null, booleans, numbers, strings, arrays, plain objects), not nested deeper than 8,
 * and holds at most `maxBytes`, counted as two bytes a character and eight for anything else.
 */
export function isPlainWithin(value: unknown, maxBytes: number): boolean {
  let left = maxBytes;
  const fits = (part: unknown, depth: number): boolean => {
    left -= typeof part === 'string' ? 2 * part.length : 8;
    if (left < 0 || depth > maxDepth) return false;
    switch (typeof part) {
      case 'string':
      case 'number':
      case 'boolean':
        return true;
      case 'object':
        return part === null || fitsObject(part, depth);
      default:
        return false;
    }
  };
  const fitsObject = (part: object, depth: number): boolean => {
    if (Array.isArray(part)) return part.length * 8 <= left && part.every((item) => fits(item, depth + 1));
    const prototype: unknown = Object.getPrototypeOf(part);
    if (prototype !== Object.prototype && prototype !== null) return false;
    return Object.entries(part).every(([key, item]) => fits(key, depth) && fits(item, depth + 1));
  };
  return fits(value, 0);
}

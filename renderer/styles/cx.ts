// Joins class names.

/** The given class names that are present, in order, as one attribute value. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

// Isolates a name inside a plain text, where `<bdi>` cannot stand (labels for screen readers).

/** The text between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

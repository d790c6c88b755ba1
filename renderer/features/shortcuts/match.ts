// Whether a press of keys is a combination of the table, on every keyboard layout.

/** True on Apple keyboards, where Command does what Ctrl does elsewhere. */
export const isApple = /Mac/.test(navigator.userAgent);

/** Names of keys in the table for what `event.key` calls otherwise. */
const keyNames: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  '؟': '?',
  '+': 'Plus',
  // The same key on many layouts, and nobody holds Shift for "larger".
  '=': 'Plus',
};

/** Where a layout prints no Latin letter or sign (Arabic), the place of the key counts. */
const codeNames: Readonly<Record<string, string>> = {
  Comma: ',',
  Minus: '-',
  NumpadSubtract: '-',
  Equal: 'Plus',
  NumpadAdd: 'Plus',
};

function namesOf({ key, code }: KeyboardEvent): readonly string[] {
  const byPlace = codeNames[code] ?? /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1];
  const printed = keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  const isLatin = /^[ -~]+$/.test(printed);
  const isDigitPlace = byPlace !== undefined && /^\d$/.test(byPlace);
  return byPlace !== undefined && (!isLatin || isDigitPlace) ? [printed, byPlace] : [printed];
}

/** The pressed digit for `1…9`, true for any other match, null for none. */
export function matchKeys(event: KeyboardEvent, keys: string): number | true | null {
  const parts = keys.split('+');
  const wanted = parts.at(-1) ?? '';
  const mod = isApple ? event.metaKey : event.ctrlKey;
  const other = isApple ? event.ctrlKey : event.metaKey;
  if (other || mod !== parts.includes('Mod') || event.altKey !== parts.includes('Alt')) return null;
  // Signs say by themselves whether they need Shift, and that differs between layouts.
  const isSign = wanted === 'Plus' || /^[^A-Za-z0-9]$/.test(wanted);
  if (!isSign && event.shiftKey !== parts.includes('Shift')) return null;
  const names = namesOf(event);
  if (wanted !== '1…9') return names.includes(wanted) ? true : null;
  const digit = names.find((name) => /^[1-9]$/.test(name));
  return digit === undefined ? null : Number(digit);
}

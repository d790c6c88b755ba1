// Who does what on a shortcut: a view offers itself while it stands, the newest offer acts.

import { useEffect, useRef } from 'react';
import type { ShortcutId } from './table.ts';

/** `digit` is the pressed one where the keys are `1…9`, else 0. */
export type ShortcutHandler = (digit: number) => void;

const offers = new Map<ShortcutId, readonly ShortcutHandler[]>();

/** Does what the view in charge has offered; false where nobody has. */
export function runShortcut(id: ShortcutId, digit = 0): boolean {
  const handler = offers.get(id)?.at(-1);
  handler?.(digit);
  return handler !== undefined;
}

/** Acts on a shortcut of the table while the calling view stands. `isOn: false` leaves it to whoever offered before. */
export function useShortcut(id: ShortcutId, handler: ShortcutHandler, isOn = true): void {
  const newest = useRef(handler);
  useEffect(() => {
    newest.current = handler;
  });
  useEffect(() => {
    if (!isOn) return;
    const offered: ShortcutHandler = (digit) => newest.current(digit);
    offers.set(id, [...(offers.get(id) ?? []), offered]);
    return () => {
      offers.set(
        id,
        (offers.get(id) ?? []).filter((one) => one !== offered),
      );
    };
  }, [id, isOn]);
}

// Who takes the focus when what had it vanishes: the nearest place that offers itself.

import { useEffect, useRef } from 'react';

type Home = () => void;

let homes: readonly Home[] = [];

/** Offers a place while `isOn`, until the person has gone elsewhere by themselves. */
export function useFocusHome(isOn: boolean, focus: Home): void {
  const newest = useRef(focus);
  useEffect(() => {
    newest.current = focus;
  });
  useEffect(() => {
    if (!isOn) return;
    const home = () => newest.current();
    homes = [...homes, home];
    return () => {
      homes = homes.filter((one) => one !== home);
    };
  }, [isOn]);
}

/** Puts the focus into the newest place that was offered; false where there is none. */
export function goHome(): boolean {
  const home = homes.at(-1);
  home?.();
  return home !== undefined;
}

/** Where the person goes by themselves, they stay. */
export function forgetHomes(): void {
  homes = [];
}

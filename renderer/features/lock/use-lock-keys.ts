// The two combinations that nothing on the page may swallow: lock now, and the neutral screen.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Shell } from '../../app/shell-context.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { matchKeys } from '../shortcuts/match.ts';
import { useShortcut } from '../shortcuts/registry.ts';
import { shortcuts } from '../shortcuts/table.ts';
import { coveredBy } from './cover.ts';
import { lockNow } from './locking.ts';

const isPressed = (event: KeyboardEvent, id: 'lock.now' | 'lock.neutral'): boolean =>
  shortcuts[id].keys.some((keys) => matchKeys(event, keys) !== null);

/** Locks where there is a passcode, else opens the part of the settings where one can be set. */
export function useLock({ showSettings }: Pick<Shell, 'showSettings'>): () => void {
  const { data } = useQuery(profileQuery);
  return () => {
    if (data?.state !== 'open') return;
    if (data.lock.passcode) void lockNow(false, true);
    else showSettings('lock');
  };
}

/** Once, around the whole window: covers in the same key press, also over a dialog and in the middle of composing. */
export function useLockKeys(shell: Pick<Shell, 'showSettings'>): void {
  const { data } = useQuery(profileQuery);
  const lock = useLock(shell);
  const hideAll = (): void => void lockNow(true, data?.state === 'open' && data.lock.passcode);
  useShortcut('lock.now', lock);
  useShortcut('lock.neutral', hideAll);
  const newest = useRef({ lock, hideAll });
  useEffect(() => {
    newest.current = { lock, hideAll };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isNeutral = isPressed(event, 'lock.neutral');
      if (!isNeutral && !isPressed(event, 'lock.now')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat) return;
      if (isNeutral) newest.current.hideAll();
      else if (coveredBy() === null) newest.current.lock();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

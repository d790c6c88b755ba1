// Keys of the session. They act also beside the chat, but not on letters while somebody types.

import { useEffect, useRef } from 'react';
import { isApple, matchKeys } from '../../features/shortcuts/match.ts';
import type { RoomActs } from './room-acts.ts';

/** What has a key of its own. */
export const roomKeys = {
  microphone: 'Mod+D',
  camera: 'Mod+E',
  share: 'Mod+Shift+S',
  chat: 'Mod+Shift+C',
  leave: 'Mod+Shift+L',
  hold: 'Space',
  list: '?',
} as const;
type RoomKey = keyof typeof roomKeys;

const aria = (keys: string) => keys.replace('Mod', isApple ? 'Meta' : 'Control');

/** The same as `aria-keyshortcuts` names them. */
export const ariaKeys = {
  microphone: aria(roomKeys.microphone),
  camera: aria(roomKeys.camera),
  share: aria(roomKeys.share),
  chat: aria(roomKeys.chat),
  leave: aria(roomKeys.leave),
} as const;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null;

/** A button that has the focus acts on the space bar itself. */
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, [role="button"], [role="option"], a') !== null;

/** Listens while the room stands. `hold` turns the microphone on for as long as the space bar is down. */
export function useRoomKeys(acts: RoomActs): void {
  const newest = useRef(acts);
  useEffect(() => {
    newest.current = acts;
  });
  useEffect(() => {
    const doing: Partial<Record<RoomKey, () => void>> = {
      microphone: () => newest.current.toggleMicrophone(),
      camera: () => newest.current.toggleCamera(),
      share: () => newest.current.toggleShare(),
      chat: () => newest.current.toggleChat(),
      leave: () => newest.current.leave(),
      list: () => newest.current.openKeys(),
    };
    let isHeld = false;
    const onDown = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key === ' ' && !isTyping(target) && !isPressable(target)) {
        event.preventDefault();
        if (!event.repeat) isHeld = newest.current.hold(true);
        return;
      }
      for (const [key, act] of Object.entries(doing) as [RoomKey, () => void][]) {
        if (key === 'list' && isTyping(target)) continue;
        if (event.repeat || matchKeys(event, roomKeys[key]) === null) continue;
        event.preventDefault();
        act();
        return;
      }
    };
    const release = (): void => {
      if (isHeld) newest.current.hold(false);
      isHeld = false;
    };
    const onUp = (event: KeyboardEvent): void => {
      if (event.key === ' ') release();
    };
    window.addEventListener('keydown', onDown);
    window.addEventListener('keyup', onUp);
    window.addEventListener('blur', release);
    return () => {
      window.removeEventListener('keydown', onDown);
      window.removeEventListener('keyup', onUp);
      window.removeEventListener('blur', release);
    };
  }, []);
}

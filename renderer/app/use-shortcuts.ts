// Keys that work everywhere in the window.

import { useEffect } from 'react';
import type { Shell } from './shell-context.ts';

/** Ctrl/Cmd+K: the palette. Escape: back to the conversation (an open sheet takes its own Escape first). */
export function useShortcuts(shell: Shell): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.code === 'KeyK') {
        event.preventDefault();
        if (shell.overlay === 'palette') shell.close();
        else shell.open('palette');
      }
      if (event.key === 'Escape' && shell.overlay === null && shell.place !== 'talk') {
        event.preventDefault();
        shell.go('talk');
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [shell]);
}

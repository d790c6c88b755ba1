// What a call does to the rest of the computer: the screen stays on, and other programs' pictures of it leave the app out.

import { app, BrowserWindow, powerSaveBlocker } from 'electron';
import type { CallHost } from './call-host.ts';

/** Follows the call from now on. The window of a call is left out of pictures by itself. */
export function followCall(host: CallHost): void {
  let blocker: number | null = null;
  let isProtected = false;
  const protect = (on: boolean): void => {
    isProtected = on;
    for (const window of BrowserWindow.getAllWindows())
      if (window !== host.live()?.window.native) window.setContentProtection(on);
  };
  app.on('browser-window-created', (_event, window) => {
    if (isProtected) window.setContentProtection(true);
  });
  host.onChanged(() => {
    const isOn = host.isQuiet();
    if (isOn && blocker === null) blocker = powerSaveBlocker.start('prevent-display-sleep');
    if (!isOn && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
    if ((host.live() !== null) !== isProtected) protect(!isProtected);
  });
}

// When the app goes on after its main window was closed: in the tray where the person chose that, and while a call is open.

import type { TrayKeeper } from '../attention/tray.ts';
import { canRunWithoutWindow } from '../attention/tray-host.ts';
import type { CallHost } from '../calls/call-host.ts';
import type { MainWindow } from './main-window.ts';

interface GoOnParts {
  readonly window: MainWindow;
  readonly tray: Pick<TrayKeeper, 'keepsRunning'>;
  readonly calls: Pick<CallHost, 'live' | 'onChanged'>;
}

/** A call that a person hid does not keep the app: nothing on the screen would bring either back. */
export function goOnWithoutWindow({ window, tray, calls }: GoOnParts): void {
  const isCallShown = (): boolean => calls.live()?.window.isHidden() === false;
  window.hideInsteadOfClose(
    () => tray.keepsRunning() || isCallShown(),
    async () => isCallShown() || canRunWithoutWindow(),
  );
  let wasLive = false;
  calls.onChanged(() => {
    const isLive = calls.live() !== null;
    // Without a tray the main window is the way back to the app.
    if (
      wasLive &&
      !isLive &&
      !tray.keepsRunning() &&
      !window.native.isDestroyed() &&
      !window.native.isVisible()
    )
      window.bringToFront();
    wasLive = isLive;
  });
}

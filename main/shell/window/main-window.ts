// The app's one main window: comes back after its page died, follows the theme, can be called to the front.

import { type BrowserWindow, nativeTheme, type WebContents } from 'electron';
import type { AppearanceStore } from '../appearance.ts';
import type { DevOverrides } from '../dev-overrides.ts';
import { report } from '../diagnostics.ts';
import { createWindow } from './create-window.ts';
import { paperColour } from './theme-colour.ts';
import { mainWindowBounds } from './window-place.ts';

export interface MainWindow {
  /** Runs now when the page stands, and again after each later load. */
  readonly onPageLoaded: (listener: () => void) => void;
  readonly bringToFront: () => void;
  /** The page's web contents, or null when the window is closed. */
  readonly contents: () => WebContents | null;
}

/** Opens the main window in the theme's colour. */
export function createMainWindow(appearance: AppearanceStore, overrides: DevOverrides): MainWindow {
  const window: BrowserWindow = createWindow({
    name: 'main',
    backgroundColor: paperColour(),
    bounds: mainWindowBounds(overrides),
  });
  const repaint = (): void => {
    if (!window.isDestroyed()) window.setBackgroundColor(paperColour());
  };
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.off('updated', repaint));
  appearance.onChanged(repaint);

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    report(`page process ended: ${reason}`);
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });

  return {
    onPageLoaded: (listener) => window.webContents.on('did-finish-load', listener),
    bringToFront: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    contents: () => (window.isDestroyed() ? null : window.webContents),
  };
}

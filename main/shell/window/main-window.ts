// The app's one main window: comes back after its page died, follows theme and zoom, can be called to the front.

import { app, type BrowserWindow, nativeTheme, type WebContents } from 'electron';
import { stepZoom } from '../../../contract/domain/zoom.ts';
import type { AppearanceStore } from '../appearance.ts';
import { report } from '../diagnostics.ts';
import type { CameraGate } from '../hardening/camera.ts';
import { offerEditMenu } from '../menu/edit-menu.ts';
import { chooseAppearance } from '../menu/menu.ts';
import { shellTexts } from '../texts/texts.ts';
import { createWindow, windowTitle } from './create-window.ts';
import type { PlaceKeeper } from './place-keeper.ts';
import { paperColour } from './theme-colour.ts';

export interface MainWindow {
  /** Runs now when the page stands, and again after each later load. */
  readonly onPageLoaded: (listener: () => void) => void;
  /** Runs each time the window was hidden, as closing does while the app goes on in the tray; not when minimised. */
  readonly onHidden: (listener: () => void) => void;
  readonly bringToFront: () => void;
  /** Whether the person has it before them. */
  readonly isInFront: () => boolean;
  /** Closing hides the window while `mayHide` says so; should `canComeBack` then say no, the app ends instead. */
  readonly hideInsteadOfClose: (mayHide: () => boolean, canComeBack: () => Promise<boolean>) => void;
  /** Ends the page's process with all that it held, and loads the page anew in another one. */
  readonly replacePage: () => void;
  /** Whether the window bears the app's name; without it, the word for a window that has none. */
  readonly setNamed: (isNamed: boolean) => void;
  /** Runs with each key, click or movement that reaches the page. */
  readonly onInput: (listener: () => void) => void;
  /** The page's web contents, or null when the window is closed. */
  readonly contents: () => WebContents | null;
  readonly native: BrowserWindow;
}

/** Colours before the page's own, and the zoom that the person chose, also after the page was loaded again. */
export function followAppearance(window: BrowserWindow, appearance: AppearanceStore): void {
  const repaint = (): void => {
    if (!window.isDestroyed()) window.setBackgroundColor(paperColour());
  };
  const zoom = (): void => {
    if (!window.isDestroyed()) window.webContents.setZoomFactor(appearance.get().zoom);
  };
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.off('updated', repaint));
  appearance.onChanged(repaint);
  appearance.onChanged(zoom);
  window.webContents.on('dom-ready', zoom);
  // Ctrl and the mouse wheel.
  window.webContents.on('zoom-changed', (_event, direction) => {
    const chosen = appearance.get();
    chooseAppearance(appearance, { ...chosen, zoom: stepZoom(chosen.zoom, direction) });
  });
}

/** Opens the main window in the theme's colour, where it was left. */
export function createMainWindow(
  appearance: AppearanceStore,
  place: PlaceKeeper,
  camera: CameraGate,
): MainWindow {
  const window = createWindow(
    {
      name: 'main',
      backgroundColor: paperColour(),
      zoom: appearance.get().zoom,
      bounds: place.bounds(),
    },
    camera,
  );
  place.keep(window);
  followAppearance(window, appearance);
  offerEditMenu(window, appearance);

  let isReplacing = false;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (!isReplacing) report(`page process ended: ${reason}`);
    isReplacing = false;
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });

  return {
    onPageLoaded: (listener) => window.webContents.on('did-finish-load', listener),
    onHidden: (listener) => window.on('hide', listener),
    bringToFront: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    isInFront: () => !window.isDestroyed() && window.isVisible() && window.isFocused(),
    hideInsteadOfClose: (mayHide, canComeBack) => {
      window.on('close', (event) => {
        if (isQuitting || !mayHide()) return;
        event.preventDefault();
        window.hide();
        void canComeBack().then((can) => {
          if (!can) app.quit();
        });
      });
    },
    replacePage: () => {
      if (window.isDestroyed()) return;
      // Gone already, and nobody will be told again.
      if (window.webContents.isCrashed()) {
        window.webContents.reload();
        return;
      }
      isReplacing = true;
      window.webContents.forcefullyCrashRenderer();
    },
    setNamed: (isNamed) => {
      if (!window.isDestroyed())
        window.setTitle(isNamed ? windowTitle : shellTexts(appearance.get().language).untitled);
    },
    onInput: (listener) => {
      window.webContents.on('input-event', listener);
    },
    contents: () => (window.isDestroyed() ? null : window.webContents),
    native: window,
  };
}

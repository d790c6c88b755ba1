// One window of a call, of our own kind or of Zoom's: opens it, brings its page back when that died, hides and shows it.

import type { BrowserWindow, Session, WebContents } from 'electron';
import type { AppearanceStore } from '../appearance.ts';
import { report } from '../diagnostics.ts';
import { offerEditMenu } from '../menu/edit-menu.ts';
import { createCallWindow } from '../window/create-window.ts';
import { followAppearance } from '../window/main-window.ts';
import { paperColour } from '../window/theme-colour.ts';

export interface CallWindowParts {
  readonly session: Session;
  readonly page: string;
  readonly appearance: AppearanceStore;
  /** Where the window of the same call stood before. */
  readonly bounds?: CallBounds | undefined;
  /** It is gone: the person closed it, or its page died again and again. Not told after `replace`. */
  readonly onClosed: () => void;
}

export interface CallBounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface CallWindow {
  readonly contents: () => WebContents | null;
  readonly bounds: () => CallBounds;
  readonly bringToFront: () => void;
  /** Out of sight and without a sound, until `bringToFront`. */
  readonly hide: () => void;
  /** By `hide`; not when it is minimised or behind others. */
  readonly isHidden: () => boolean;
  /** The ways out that peer connections may take; none before. `relayed`: no address of this computer is named to anybody. */
  readonly openWays: (how: 'relayed' | 'direct') => Promise<void>;
  /** Ends the page's process; it is loaded anew. */
  readonly endPage: () => void;
  readonly close: () => void;
  /** Goes without being told: another window takes its place. */
  readonly replace: () => void;
  readonly native: BrowserWindow;
}

const firstSize = { width: 1040, height: 720 } as const;
const least = { minWidth: 420, minHeight: 480 } as const;

/** A page that dies so often within a minute is not loaded again. */
const mostDeaths = 3;
const minuteMs = 60_000;

/** Opens the window in the theme's colour and loads the page. */
export function openCallWindow(parts: CallWindowParts): CallWindow {
  const window = createCallWindow({
    session: parts.session,
    page: parts.page,
    backgroundColor: paperColour(),
    zoom: parts.appearance.get().zoom,
    bounds: { ...(parts.bounds ?? firstSize), ...least },
  });
  const { webContents } = window;
  // Where the system can: not in other programs' pictures of the screen.
  window.setContentProtection(true);
  followAppearance(window, parts.appearance);
  offerEditMenu(window, parts.appearance);

  let isPutAway = false;
  let deaths: readonly number[] = [];
  let isReplaced = false;
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    report(`page of a call ended: ${reason}`);
    const now = performance.now();
    deaths = [...deaths.filter((at) => now - at < minuteMs), now];
    if (deaths.length > mostDeaths) window.destroy();
    else webContents.reload();
  });
  window.once('closed', () => {
    if (!isReplaced) parts.onClosed();
  });

  return {
    contents: () => (window.isDestroyed() ? null : webContents),
    bounds: () => window.getNormalBounds(),
    bringToFront: () => {
      if (window.isDestroyed()) return;
      isPutAway = false;
      webContents.setAudioMuted(false);
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    hide: () => {
      if (window.isDestroyed()) return;
      isPutAway = true;
      webContents.setAudioMuted(true);
      window.hide();
    },
    isHidden: () => isPutAway && !window.isDestroyed(),
    openWays: async (how) => {
      if (!window.isDestroyed())
        webContents.setWebRTCIPHandlingPolicy(
          how === 'relayed' ? 'default_public_interface_only' : 'default',
        );
    },
    endPage: () => {
      if (!window.isDestroyed()) webContents.forcefullyCrashRenderer();
    },
    close: () => {
      if (!window.isDestroyed()) window.close();
    },
    replace: () => {
      isReplaced = true;
      if (!window.isDestroyed()) window.destroy();
    },
    native: window,
  };
}

// Remembers where the main window was left: only for an open profile, only while the person lets it.

import { join } from 'node:path';
import { type BrowserWindow, screen } from 'electron';
import { chosenFile } from '../chosen-file.ts';
import type { DevOverrides } from '../dev-overrides.ts';
import { report } from '../diagnostics.ts';
import type { ProfileFollower } from '../profile-follower.ts';
import type { StorageChoices } from '../storage/choices.ts';
import { firstBounds, givenBounds, placeOn, type WindowBounds, windowPlaceSchema } from './window-place.ts';

/** Moving a window tells of every pixel; one write follows the last. */
const settleMs = 500;

export interface PlaceKeeper {
  /** Where a new main window stands. */
  readonly bounds: () => WindowBounds;
  /** Puts the window back into full screen or maximised, then watches it. */
  readonly keep: (window: BrowserWindow) => void;
}

/** With a place named by `overrides` nothing is read and nothing remembered. */
export function openPlaceKeeper(
  profileDir: string,
  overrides: DevOverrides,
  storage: StorageChoices,
  profile: ProfileFollower,
): PlaceKeeper {
  const file = storage.guard('windowPlace', chosenFile(join(profileDir, 'window.json'), windowPlaceSchema));
  const given = overrides.window;
  const mayRemember = (): boolean => given === undefined && profile.isOwn() && !profile.isShared();
  const saved = given === undefined ? file.read() : null;

  const remember = (window: BrowserWindow): void => {
    if (window.isDestroyed() || !mayRemember()) return;
    const [isMaximised, isFullScreen] = [window.isMaximized(), window.isFullScreen()];
    try {
      file.write({ ...window.getNormalBounds(), isMaximised, isFullScreen });
    } catch (problem) {
      report('the place of the window could not be saved', problem);
    }
  };

  return {
    bounds: () => {
      if (given !== undefined) return givenBounds(given);
      const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea);
      const kept = saved === null ? null : placeOn(saved, workAreas);
      return kept ?? firstBounds(screen.getPrimaryDisplay().workAreaSize);
    },
    keep: (window) => {
      if (saved?.isMaximised === true) window.maximize();
      if (saved?.isFullScreen === true) window.setFullScreen(true);
      let timer: NodeJS.Timeout | undefined;
      const later = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => remember(window), settleMs);
      };
      window.on('move', later);
      window.on('resize', later);
      window.on('maximize', later);
      window.on('unmaximize', later);
      window.on('enter-full-screen', later);
      window.on('leave-full-screen', later);
      window.on('close', () => remember(window));
      window.once('closed', () => clearTimeout(timer));
    },
  };
}

// The icon in the tray: exists while a profile is open and the person lets the app go on without its window.

import { join } from 'node:path';
import { app, Menu, type NativeImage, nativeImage, nativeTheme, Tray } from 'electron';
import type { MenuAction } from '../../../contract/bridge/settings.ts';
import type { AppearanceStore } from '../appearance.ts';
import type { ProfileFollower } from '../profile-follower.ts';
import type { SettingsStore } from '../settings.ts';
import { shellTexts } from '../texts/texts.ts';
import { windowTitle } from '../window/create-window.ts';

export interface TrayKeeper {
  /** Whether closing the window shall leave the app running (and something is there that brings it back). */
  readonly keepsRunning: () => boolean;
  readonly showUnread: (isUnread: boolean) => void;
}

export interface TrayParts {
  readonly settings: SettingsStore;
  readonly profile: ProfileFollower;
  readonly appearance: AppearanceStore;
  readonly bringToFront: () => void;
  readonly choose: (action: MenuAction) => void;
}

/** The icon's stroke is dark on a light bar and light on a dark one. */
function icon(isUnread: boolean): NativeImage {
  const name = `tray${isUnread ? '-unread' : ''}-${nativeTheme.shouldUseDarkColors ? 'dark' : 'light'}.png`;
  return nativeImage.createFromPath(join(__dirname, 'tray', name));
}

/** macOS has its dock for that and gets no icon. */
export function keepTray(parts: TrayParts): TrayKeeper {
  const { settings, profile, appearance, bringToFront, choose } = parts;
  let tray: Tray | null = null;
  let isUnread = false;

  const isWanted = (): boolean => settings.get().closeToTray && profile.isOwn() && !profile.isShared();
  const paint = (): void => {
    if (tray === null) return;
    const texts = shellTexts(appearance.get().language);
    tray.setImage(icon(isUnread));
    // The product's name and nothing else, ever.
    tray.setToolTip(windowTitle);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: texts.app.open, click: bringToFront },
        { label: texts.help.now, click: () => choose('help') },
        { type: 'separator' },
        { label: texts.app.quit, click: () => app.quit() },
      ]),
    );
  };
  const update = (): void => {
    if (process.platform === 'darwin') return;
    if (isWanted() && tray === null) {
      tray = new Tray(icon(isUnread));
      tray.on('click', bringToFront);
      paint();
    } else if (!isWanted()) {
      tray?.destroy();
      tray = null;
    }
  };
  settings.onChanged(update);
  profile.onChanged(update);
  appearance.onChanged(paint);
  nativeTheme.on('updated', paint);
  return {
    keepsRunning: isWanted,
    showUnread: (next) => {
      isUnread = next;
      paint();
    },
  };
}

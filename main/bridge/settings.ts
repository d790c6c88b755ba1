// Answers for what the person chose about notifications and this computer.

import { Notification } from 'electron';
import type { SettingsView } from '../../contract/bridge/settings.ts';
import { canRunWithoutWindow } from '../shell/attention/tray-host.ts';
import type { Touch } from '../shell/lock/touch.ts';
import type { SettingsStore } from '../shell/settings.ts';
import { handle } from './handle.ts';

/** Registers `settings.*`. */
export function registerSettings(settings: SettingsStore, touch: Touch): void {
  const view = async (): Promise<SettingsView> => ({
    ...settings.get(),
    available: {
      notifications: Notification.isSupported(),
      closeToTray: await canRunWithoutWindow(),
      touch: touch.isOffered(),
    },
  });
  handle('settings.get', view);
  handle('settings.set', (chosen) => {
    settings.set(chosen);
    return view();
  });
}

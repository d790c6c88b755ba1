// Answers for what the person chose about notifications and this computer.

import { Notification } from 'electron';
import type { SettingsView } from '../../contract/bridge/settings.ts';
import { canRunWithoutWindow } from '../shell/attention/tray-host.ts';
import type { SettingsStore } from '../shell/settings.ts';
import { handle } from './handle.ts';

/** Registers `settings.*`. */
export function registerSettings(settings: SettingsStore): void {
  const view = async (): Promise<SettingsView> => ({
    ...settings.get(),
    available: { notifications: Notification.isSupported(), closeToTray: await canRunWithoutWindow() },
  });
  handle('settings.get', view);
  handle('settings.set', (chosen) => {
    settings.set(chosen);
    return view();
  });
}

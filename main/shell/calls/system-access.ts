// What the operating system says about camera, microphone and screen, and the page of its settings where a person changes that.

import { shell, systemPreferences } from 'electron';

type Device = 'camera' | 'microphone';

/** macOS asks the person the first time; Windows can say no for all programs; Linux keeps no list. */
async function mayUse(device: Device): Promise<boolean> {
  if (process.platform === 'darwin') return systemPreferences.askForMediaAccess(device);
  if (process.platform === 'win32') return systemPreferences.getMediaAccessStatus(device) !== 'denied';
  return true;
}

/** One after the other: the system shows one question at a time. */
export async function systemAccess(): Promise<{ readonly camera: boolean; readonly microphone: boolean }> {
  const microphone = await mayUse('microphone');
  return { camera: await mayUse('camera'), microphone };
}

const pages: Partial<Record<NodeJS.Platform, Partial<Record<Device | 'screen', string>>>> = {
  darwin: {
    camera: 'x-apple.systempreferences:com.apple.preference.security?Privacy_Camera',
    microphone: 'x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone',
    screen: 'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture',
  },
  win32: { camera: 'ms-settings:privacy-webcam', microphone: 'ms-settings:privacy-microphone' },
};

/** False where the system has no such page, or did not open it. */
export async function openSystemSettings(what: Device | 'screen'): Promise<boolean> {
  const page = pages[process.platform]?.[what];
  if (page === undefined) return false;
  return shell.openExternal(page).then(
    () => true,
    () => false,
  );
}

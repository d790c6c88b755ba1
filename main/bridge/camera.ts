// Lets the page have the camera's picture while it scans a code, and takes that back.

import { systemPreferences } from 'electron';
import { AppError } from '../../contract/errors/app-error.ts';
import type { CameraGate } from '../shell/hardening/camera.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { handle } from './handle.ts';

/** Systems that keep a list of apps which may use the camera; macOS asks the person the first time. */
async function systemAllows(): Promise<boolean> {
  if (process.platform === 'darwin') return systemPreferences.askForMediaAccess('camera');
  if (process.platform === 'win32') return systemPreferences.getMediaAccessStatus('camera') !== 'denied';
  return true;
}

/** Registers `camera.begin` and `camera.end`. A page that was loaded anew has not asked for anything. */
export function registerCamera(window: MainWindow, gate: CameraGate): void {
  handle('camera.begin', async () => {
    if (!(await systemAllows())) throw new AppError('camera.refused');
    gate.open();
    return {};
  });
  handle('camera.end', () => {
    gate.close();
    return {};
  });
  window.onPageLoaded(gate.close);
  window.onHidden(gate.close);
}

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
  /** Counts what was asked: a sheet that is closed while the system still asks the person gets nothing. */
  let asked = 0;
  const close = (): void => {
    asked += 1;
    gate.close();
  };
  handle('camera.begin', async () => {
    asked += 1;
    const own = asked;
    if (!(await systemAllows())) throw new AppError('camera.refused');
    if (own === asked) gate.open();
    return {};
  });
  handle('camera.end', () => {
    close();
    return {};
  });
  window.onPageLoaded(close);
  window.onHidden(close);
}

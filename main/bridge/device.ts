// Shows the profile folder in the system's file manager; its path stays in this process.

import { shell } from 'electron';
import { AppError } from '../../contract/errors/app-error.ts';
import { handle } from './handle.ts';

/** Registers `device.showFolder`. */
export function registerDevice(profileDir: string): void {
  handle('device.showFolder', async () => {
    if ((await shell.openPath(profileDir)) !== '') throw new AppError('device.noFileManager');
    return {};
  });
}

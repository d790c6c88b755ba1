// Answers what the page may know about the app itself.

import { app } from 'electron';
import { electronVersion, isTestRuntime } from '../shell/runtime.ts';
import { handle } from './handle.ts';

/** Registers `app.*`. */
export function registerApp(): void {
  handle('app.info', () => ({
    version: app.getVersion(),
    platform: process.platform,
    electron: electronVersion,
    testRuntime: isTestRuntime,
  }));
}

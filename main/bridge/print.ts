// Opens the system's print dialog for what the page shows to paper.

import { AppError } from '../../contract/errors/app-error.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { handle } from './handle.ts';

/** What Chromium answers when the person closed the dialog without printing. */
const cancelled = /cancel/i;

/** Registers `window.print`. Answers once the dialog is closed. */
export function registerPrint(window: MainWindow): void {
  handle('window.print', async () => {
    const contents = window.contents();
    if (contents === null) throw new AppError('print.unavailable');
    const closed = Promise.withResolvers<void>();
    contents.print({ silent: false, printBackground: true }, (isDone, reason) => {
      if (isDone || cancelled.test(reason)) closed.resolve();
      else closed.reject(new AppError('print.unavailable'));
    });
    await closed.promise;
    return {};
  });
}

// Opens addresses outside the app: web pages in the browser, e-mail in the mail program, and nothing else.

import { shell } from 'electron';
import { toOutsideUrl } from '../../contract/domain/outside-link.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { createPace } from '../shell/pace.ts';
import { handle } from './handle.ts';

/**
 * Registers `outside.open`. The page may be wrong or worse: only an address in the one form in which the question shows it is
 * opened, and no more often than a person who answers that question could press.
 */
export function registerOutside(): void {
  const mayOpen = createPace(() => performance.now());
  handle('outside.open', async ({ url }) => {
    if (toOutsideUrl(url) !== url) throw new AppError('outside.refused');
    if (!mayOpen()) throw new AppError('request.tooMany');
    await shell.openExternal(url).catch((cause: unknown) => {
      throw new AppError('outside.failed', { cause });
    });
    return {};
  });
}

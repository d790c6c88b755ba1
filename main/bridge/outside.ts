// Opens addresses outside the app: web pages in the browser, e-mail in the mail program, and nothing else.

import { shell } from 'electron';
import { AppError } from '../../contract/errors/app-error.ts';
import { handle } from './handle.ts';

const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** The page may be wrong or worse: what is opened is what was parsed here. Throws `outside.refused`. */
export function parseOutside(url: string): string {
  if (!URL.canParse(url)) throw new AppError('outside.refused');
  const parsed = new URL(url);
  const isPlain = parsed.username === '' && parsed.password === '';
  if (!schemes.has(parsed.protocol) || !isPlain) throw new AppError('outside.refused');
  return parsed.href;
}

/** Registers `outside.open`. */
export function registerOutside(): void {
  handle('outside.open', async ({ url }) => {
    const parsed = parseOutside(url);
    await shell.openExternal(parsed).catch((cause: unknown) => {
      throw new AppError('outside.failed', { cause });
    });
    return {};
  });
}

// A display of the tests' own where there may be none: Xvfb on a free number.

import type { Readable } from 'node:stream';
import { endHelper, firstLine, spawnHelper } from './child.ts';

export interface Display {
  /** Variables that make a program use it. */
  readonly env: { readonly DISPLAY: string };
  readonly stop: () => Promise<void>;
}

/** Starts Xvfb, large enough for two app windows side by side. Linux only. */
export async function startDisplay(size = '2560x1600x24'): Promise<Display> {
  // Without -noreset the server starts over whenever its last window closes, and an app that connects just then hangs.
  const xvfb = spawnHelper(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const number = await firstLine(xvfb, xvfb.stdio[3] as Readable);
  return { env: { DISPLAY: `:${number.trim()}` }, stop: () => endHelper(xvfb) };
}

// Which pages a build contains: the gallery of components is for development alone.

import { basename } from 'node:path';
import { expect, it } from 'vitest';
import config from '../../../vite.config.ts';

/** Names of the pages that a build of this mode makes. */
async function pagesOf(mode: string): Promise<string[]> {
  const { environments } = await config({ mode, command: 'build' });
  return [environments?.['client']?.build?.rolldownOptions?.input]
    .flat()
    .map((page) => basename(String(page)));
}

/** The app, the windows that show what others sent, and those of calls. */
const shipped = ['index.html', 'viewer.html', 'decoder.html', 'call.html', 'zoom.html'];

it('a development build has the app and the gallery', async () => {
  expect(await pagesOf('development')).toEqual([...shipped, 'gallery.html']);
});

it('a package has no gallery', async () => {
  expect(await pagesOf('package')).toEqual(shipped);
});

// The screens and windows of this computer that a person may show to the others: small pictures, without the app's own windows.

import { BrowserWindow, desktopCapturer, systemPreferences } from 'electron';
import type { ShareSource } from '../../../contract/bridge/call-channels.ts';
import { AppError } from '../../../contract/errors/app-error.ts';

const thumbnail = { width: 320, height: 180 };

/** Longest names first lose what is behind this; the schema takes no more. */
const mostLetters = 500;

/** Ids of the app's windows, so that nobody shows the call in the call. */
function ownWindows(): ReadonlySet<string> {
  return new Set(
    BrowserWindow.getAllWindows()
      .filter((window) => !window.isDestroyed())
      .map((window) => window.getMediaSourceId()),
  );
}

/** Only one number of `window:<number>:<process>` is the same however it is asked for. */
const numberOf = (id: string): string => id.split(':').slice(0, 2).join(':');

/** `call.screenDenied` where the system keeps screens from apps and this one is not among those that may. */
export async function listShareSources(): Promise<readonly ShareSource[]> {
  if (
    process.platform === 'darwin' &&
    ['denied', 'restricted'].includes(systemPreferences.getMediaAccessStatus('screen'))
  )
    throw new AppError('call.screenDenied');
  const found = await desktopCapturer.getSources({
    types: ['screen', 'window'],
    thumbnailSize: thumbnail,
    fetchWindowIcons: false,
  });
  const own = new Set([...ownWindows()].map(numberOf));
  return found
    .filter(({ id }) => !own.has(numberOf(id)))
    .slice(0, 60)
    .map(({ id, name, thumbnail: picture }) => ({
      id,
      kind: id.startsWith('screen:') ? ('screen' as const) : ('window' as const),
      name: name.slice(0, mostLetters),
      picture: picture.isEmpty() ? '' : picture.toDataURL(),
    }));
}

/** What Electron takes for a source that was listed before. */
export function captureSource(id: string): { readonly id: string; readonly name: string } {
  return { id, name: '' };
}

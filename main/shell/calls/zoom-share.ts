// What may be shown from the window in which Zoom's code runs: whole screens, without pictures and titles, each after a question of ours.

import { type BrowserWindow, dialog } from 'electron';
import type { ShareSource } from '../../../contract/bridge/call-channels.ts';
import type { ShellTexts } from '../texts/en.ts';

/** That code could ask at any time: it learns how many screens there are, and neither what is on them nor which windows are open. */
export const sharesForZoom = (
  sources: readonly ShareSource[],
  texts: ShellTexts['calls'],
): readonly ShareSource[] =>
  sources
    .filter(({ kind }) => kind === 'screen')
    .map((source, place) => ({ ...source, name: texts.screen(place + 1), picture: '' }));

/** Asked by the system's own window: no code of a page can press there. */
export async function agreesToShow(window: BrowserWindow, texts: ShellTexts['calls']): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: texts.showTitle,
    detail: texts.showDetail,
    buttons: [texts.show, texts.notNow],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

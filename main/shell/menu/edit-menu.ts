// What a press of the other mouse button offers: cut, copy, paste, select all, and nothing that asks anybody anything.

import { type BrowserWindow, Menu } from 'electron';
import type { AppearanceStore } from '../appearance.ts';
import { shellTexts } from '../texts/texts.ts';
import { editEntries } from './template.ts';

/** In text fields all four, over selected text only copying, elsewhere nothing. */
export function offerEditMenu(window: BrowserWindow, appearance: AppearanceStore): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText === '') return;
    const can = { cut: editFlags.canCut, copy: editFlags.canCopy, paste: editFlags.canPaste };
    const entries = editEntries(shellTexts(appearance.get().language))
      .filter(({ role }) => isEditable || role === 'copy')
      .map((entry) => ({ ...entry, enabled: can[entry.role as keyof typeof can] ?? true }));
    Menu.buildFromTemplate(entries).popup({ window });
  });
}

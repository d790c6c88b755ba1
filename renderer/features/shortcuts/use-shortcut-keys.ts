// Listens to the keyboard and to the native menu for everything in the table of shortcuts.

import { useEffect } from 'react';
import type { MenuAction } from '../../../contract/bridge/settings.ts';
import { bridgeEvents } from '../../bridge/bridge.ts';
import { matchKeys } from './match.ts';
import { runShortcut } from './registry.ts';
import { allShortcuts, type Shortcut, type ShortcutId } from './table.ts';

const menuShortcuts: Readonly<Record<MenuAction, ShortcutId>> = {
  settings: 'settings.open',
  shortcuts: 'shortcuts.open',
  help: 'help.open',
  palette: 'palette.toggle',
  invite: 'invite.open',
  lock: 'lock.now',
  neutral: 'lock.neutral',
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Whether something modal stands over the window. A toast has the role too, but takes nothing from it. */
export const hasDialog = (): boolean =>
  document.querySelector(':is([role=dialog], [role=alertdialog]):not([aria-modal=false])') !== null;

/** A plain sign belongs to whoever types; what is not meant for anywhere stays away from an open dialog. */
function mayAct({ isAnywhere, isToldOnly }: Shortcut, keys: string, target: EventTarget | null): boolean {
  if (isToldOnly === true) return false;
  if (keys.length === 1 && isTyping(target)) return false;
  return isAnywhere === true || !hasDialog();
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  for (const shortcut of allShortcuts) {
    for (const keys of shortcut.keys) {
      const matched = matchKeys(event, keys);
      if (matched === null || !mayAct(shortcut, keys, event.target)) continue;
      // What nobody acts on keeps its usual meaning.
      if (runShortcut(shortcut.id, matched === true ? 0 : matched)) event.preventDefault();
      return;
    }
  }
}

/** Once, around the whole window. */
export function useShortcutKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    const forget = bridgeEvents.onMenuChosen(({ action }) => {
      runShortcut(menuShortcuts[action]);
    });
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      forget();
    };
  }, []);
}

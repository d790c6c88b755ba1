// What the window itself does on the shortcuts that belong to no single view.

import type { Me } from '../../contract/bridge/views.ts';
import { stepZoom } from '../../contract/domain/zoom.ts';
import { useAppearanceChoice } from '../features/appearance/use-appearance.ts';
import { useShortcut } from '../features/shortcuts/registry.ts';
import { useShortcutKeys } from '../features/shortcuts/use-shortcut-keys.ts';
import type { Shell } from './shell-context.ts';

/** Escape goes back to the conversation; an open sheet takes its own Escape first. */
export function useShortcuts(shell: Shell, me: Me | null): void {
  const { appearance, choose } = useAppearanceChoice();
  useShortcutKeys();
  useShortcut('palette.toggle', () => (shell.overlay === 'palette' ? shell.close() : shell.open('palette')));
  useShortcut('search.open', () => shell.open('search'), me !== null);
  useShortcut('help.open', () => shell.open('help'));
  useShortcut('settings.open', () => shell.open('settings'));
  useShortcut('shortcuts.open', () => shell.open('shortcuts'));
  useShortcut('place.back', () => shell.go('talk'), shell.overlay === null && shell.place !== 'talk');
  useShortcut('invite.open', () => shell.go('invitations'), me?.role === 'therapist');
  useShortcut('zoom.in', () => choose({ ...appearance, zoom: stepZoom(appearance.zoom, 'in') }));
  useShortcut('zoom.out', () => choose({ ...appearance, zoom: stepZoom(appearance.zoom, 'out') }));
  useShortcut('zoom.reset', () => choose({ ...appearance, zoom: 1 }));
}

// The one table of shortcuts: what the page does on which keys, and what the cheat sheet says about it.

import type { TextKey } from '../../i18n/keys.ts';

/** Groups of the cheat sheet, in its order. */
export const shortcutGroups = ['everywhere', 'people', 'writing', 'line', 'window'] as const;
export type ShortcutGroup = (typeof shortcutGroups)[number];

interface Row {
  readonly group: ShortcutGroup;
  /** Key combinations, any of which acts: `Mod` is Command on a Mac, else Ctrl. `1…9` is any of those digits. */
  readonly keys: readonly string[];
  readonly words: TextKey;
  /** Acts also over a dialog and while somebody types. */
  readonly isAnywhere?: true;
  /** Only for whoever has a list of people. */
  readonly isForTherapist?: true;
  /** Somebody nearer acts (a text field, the operating system); the table only tells of it. */
  readonly isToldOnly?: true;
}

export const shortcuts = {
  'palette.toggle': { group: 'everywhere', keys: ['Mod+K'], words: 'shortcuts.palette', isAnywhere: true },
  'search.open': { group: 'everywhere', keys: ['Mod+Shift+F'], words: 'search.title', isAnywhere: true },
  'help.open': { group: 'everywhere', keys: ['Mod+Shift+H'], words: 'help.name', isAnywhere: true },
  'settings.open': { group: 'everywhere', keys: ['Mod+,'], words: 'settings.title', isAnywhere: true },
  'shortcuts.open': { group: 'everywhere', keys: ['?', 'F1'], words: 'shortcuts.title' },
  /** Seen to before anything else on the page (features/lock/use-lock-keys.ts). */
  'lock.now': { group: 'everywhere', keys: ['Mod+L'], words: 'lock.nowTitle', isAnywhere: true },
  'lock.neutral': { group: 'everywhere', keys: ['Mod+Shift+X'], words: 'lock.hideAll', isAnywhere: true },
  'place.back': { group: 'everywhere', keys: ['Escape'], words: 'shortcuts.back' },

  'people.search': { group: 'people', keys: ['Mod+F'], words: 'shortcuts.search', isForTherapist: true },
  'people.previous': { group: 'people', keys: ['Alt+Up'], words: 'shortcuts.previous', isForTherapist: true },
  'people.next': { group: 'people', keys: ['Alt+Down'], words: 'shortcuts.next', isForTherapist: true },
  'people.nth': { group: 'people', keys: ['Mod+1…9'], words: 'shortcuts.nth', isForTherapist: true },
  'invite.open': { group: 'people', keys: ['Mod+N'], words: 'palette.invite', isForTherapist: true },

  'message.send': { group: 'writing', keys: ['Enter'], words: 'shortcuts.send', isToldOnly: true },
  'message.line': { group: 'writing', keys: ['Shift+Enter'], words: 'shortcuts.line', isToldOnly: true },

  'message.editLast': { group: 'writing', keys: ['Up'], words: 'shortcuts.editLast', isToldOnly: true },

  /** At a line that has the focus (features/conversation/message-keys.ts). */
  'line.reply': { group: 'line', keys: ['R'], words: 'kinds.actions.reply', isToldOnly: true },
  'line.edit': { group: 'line', keys: ['E'], words: 'kinds.actions.edit', isToldOnly: true },
  'line.star': { group: 'line', keys: ['S'], words: 'kinds.actions.star', isToldOnly: true },
  'line.pin': { group: 'line', keys: ['P'], words: 'kinds.actions.pin', isToldOnly: true },
  'line.copy': { group: 'line', keys: ['Mod+C'], words: 'conversation.actions.copy', isToldOnly: true },
  'line.choose': { group: 'line', keys: ['Space'], words: 'conversation.choose.this', isToldOnly: true },
  'line.delete': { group: 'line', keys: ['Delete'], words: 'conversation.actions.delete', isToldOnly: true },
  'line.menu': { group: 'line', keys: ['Enter'], words: 'shortcuts.lineMenu', isToldOnly: true },
  'line.walk': { group: 'line', keys: ['Up', 'Down'], words: 'shortcuts.lineWalk', isToldOnly: true },

  'zoom.in': { group: 'window', keys: ['Mod+Plus'], words: 'shortcuts.zoomIn', isAnywhere: true },
  'zoom.out': { group: 'window', keys: ['Mod+-'], words: 'shortcuts.zoomOut', isAnywhere: true },
  'zoom.reset': { group: 'window', keys: ['Mod+0'], words: 'shortcuts.zoomReset', isAnywhere: true },
  'window.close': { group: 'window', keys: ['Mod+W'], words: 'shortcuts.close', isToldOnly: true },
  'app.quit': { group: 'window', keys: ['Mod+Q'], words: 'shortcuts.quit', isToldOnly: true },
} as const satisfies Record<string, Row>;

export type ShortcutId = keyof typeof shortcuts;
/** A row as every row may be. */
export interface Shortcut extends Row {
  readonly id: ShortcutId;
  readonly words: (typeof shortcuts)[ShortcutId]['words'];
}

/** All rows, in the sheet's order. */
export const allShortcuts = Object.entries(shortcuts).map(([id, row]) => ({
  id,
  ...row,
})) as readonly Shortcut[];

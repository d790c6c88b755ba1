// Where the person is in the window and what lies over it, shared with everything inside.

import { createContext, useContext } from 'react';

/** The main places of the window. */
export type Place = 'talk' | 'sessions' | 'invitations' | 'privacy';

/** What lies over the window, one at a time. */
export type Overlay =
  | 'anonymous'
  | 'contact'
  | 'gone'
  | 'group'
  | 'help'
  | 'kit'
  | 'palette'
  | 'policy'
  | 'promises'
  | 'search'
  | 'settings'
  | 'shortcuts'
  | 'transparency'
  | null;

/** The parts of the settings, in their order. */
export const settingsTabs = ['general', 'practice', 'lock', 'device', 'devices', 'backup', 'log'] as const;
export type SettingsTab = (typeof settingsTabs)[number];

/** The parts of the privacy centre, in their order. */
export const privacyParts = [
  'held',
  'rights',
  'choices',
  'storage',
  'policy',
  'anonymous',
  'proof',
  'contact',
] as const;
export type PrivacyPart = (typeof privacyParts)[number];

/** A line that was looked for and chosen; another object each time, so that choosing it again shows it again. */
export interface SoughtLine {
  readonly conversation: string;
  readonly message: string;
}

export interface Shell {
  readonly place: Place;
  readonly go: (place: Place) => void;
  /** The conversation the person chose last; it stays chosen while they are elsewhere. */
  readonly conversation: string | null;
  /** Goes to a conversation, and to a line of it where one is named and loaded. */
  readonly talkTo: (conversation: string, message?: string) => void;
  readonly sought: SoughtLine | null;
  /** Opens the search through messages with these words typed. */
  readonly searchFor: (start: string) => void;
  readonly searchStart: string;
  readonly overlay: Overlay;
  readonly open: (overlay: Exclude<Overlay, null>) => void;
  readonly close: () => void;
  /** Back to where a window begins: the profile was left. */
  readonly leave: () => void;
  /** Which part of the settings is shown; opening them anew starts with the first. */
  readonly settingsTab: SettingsTab;
  /** Opens the settings at this part, or goes to it. */
  readonly showSettings: (tab: SettingsTab) => void;
  /** Which part of the privacy centre is shown; it stays chosen while the person is elsewhere. */
  readonly privacyPart: PrivacyPart;
  /** Goes to this part of the privacy centre. */
  readonly showPrivacy: (part: PrivacyPart) => void;
}

export const ShellContext = createContext<Shell | null>(null);

/** The shell around a view; only inside `App`. */
export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (shell === null) throw new Error('no shell around this view');
  return shell;
}

// Where the person is in the window and what lies over it, shared with everything inside.

import { createContext, useContext } from 'react';

/** The main places of the window. */
export type Place = 'talk' | 'invitations' | 'privacy';

/** What lies over the window, one at a time. */
export type Overlay = 'help' | 'palette' | 'promises' | 'settings' | 'shortcuts' | 'transparency' | null;

export interface Shell {
  readonly place: Place;
  readonly go: (place: Place) => void;
  /** The conversation the person chose last; it stays chosen while they are elsewhere. */
  readonly conversation: string | null;
  /** Goes to a conversation. */
  readonly talkTo: (conversation: string) => void;
  readonly overlay: Overlay;
  readonly open: (overlay: Exclude<Overlay, null>) => void;
  readonly close: () => void;
}

export const ShellContext = createContext<Shell | null>(null);

/** The shell around a view; only inside `App`. */
export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (shell === null) throw new Error('no shell around this view');
  return shell;
}

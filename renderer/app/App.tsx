// The window: which screen stands, chosen by the profile's state, and what may lie over any of them.

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ProfileStatus } from '../../contract/bridge/views.ts';
import { toAppError } from '../../contract/errors/app-error.ts';
import { profileQuery } from '../bridge/queries.ts';
import { Toasts } from '../components/Toasts.tsx';
import { FirstRun } from '../features/first-run/FirstRun.tsx';
import { HelpSheet } from '../features/help/HelpSheet.tsx';
import { Palette } from '../features/palette/Palette.tsx';
import { ProblemScreen } from '../features/problem/ProblemScreen.tsx';
import { PromiseCards } from '../features/promises/PromiseCards.tsx';
import { useForgettingSample } from '../features/sample/use-sample.ts';
import { SettingsSheet } from '../features/settings/SettingsSheet.tsx';
import { ShortcutsSheet } from '../features/shortcuts/ShortcutsSheet.tsx';
import { Opening } from './Opening.tsx';
import { type Overlay, type Place, type Shell, ShellContext } from './shell-context.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWindowHidden } from './use-window-hidden.ts';
import { Workspace } from './Workspace.tsx';

function Screen({ status }: { readonly status: ProfileStatus }) {
  switch (status.state) {
    case 'new':
      return <FirstRun />;
    case 'problem':
      return <ProblemScreen error={status.error} />;
    case 'locked':
      return <Opening />;
    case 'open':
      return <Workspace me={status.me} />;
  }
}

function useWindowShell(): Shell {
  const [place, setPlace] = useState<Place>('talk');
  const [conversation, setConversation] = useState<string | null>(null);
  const [overlay, setOverlay] = useState<Overlay>(null);
  // Apart from where the person is, so that a list of two thousand is not drawn again for each step they take.
  const steps = useMemo(() => {
    const go = (next: Place): void => {
      setPlace(next);
      setOverlay(null);
    };
    return {
      go,
      talkTo: (chosen: string): void => {
        setConversation(chosen);
        go('talk');
      },
      open: setOverlay,
      close: () => setOverlay(null),
    };
  }, []);
  return useMemo(() => ({ place, conversation, overlay, ...steps }), [place, conversation, overlay, steps]);
}

/** Needs the providers around it. */
export function App() {
  const profile = useQuery(profileQuery);
  const shell = useWindowShell();
  const me = profile.data?.state === 'open' ? profile.data.me : null;
  useShortcuts(shell, me);
  useKeptFocus();
  useWindowHidden(shell);
  useForgettingSample();
  return (
    <ShellContext value={shell}>
      {profile.data !== undefined && <Screen status={profile.data} />}
      {profile.data === undefined && profile.error !== null && (
        <ProblemScreen error={toAppError(profile.error).toReport()} />
      )}
      {profile.isPending && <Opening />}
      <HelpSheet isOpen={shell.overlay === 'help'} onClose={shell.close} />
      <PromiseCards />
      <Palette isOpen={shell.overlay === 'palette'} me={me} />
      <SettingsSheet isOpen={shell.overlay === 'settings'} onClose={shell.close} />
      <ShortcutsSheet isOpen={shell.overlay === 'shortcuts'} onClose={shell.close} me={me} />
      <Toasts />
    </ShellContext>
  );
}

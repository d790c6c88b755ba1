// The window: which screen stands, chosen by the profile's state, and what may lie over any of them.

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ProfileStatus } from '../../contract/bridge/views.ts';
import { toAppError } from '../../contract/errors/app-error.ts';
import { profileQuery } from '../bridge/queries.ts';
import { Toasts } from '../components/Toasts.tsx';
import { FirstRun } from '../features/first-run/FirstRun.tsx';
import { GoneSheet } from '../features/gone/GoneSheet.tsx';
import { HelpSheet } from '../features/help/HelpSheet.tsx';
import { LinkDialog } from '../features/links/LinkDialog.tsx';
import { LockScreen } from '../features/lock/LockScreen.tsx';
import { useLeaving } from '../features/lock/use-leaving.ts';
import { useLockKeys } from '../features/lock/use-lock-keys.ts';
import { useRestoring } from '../features/lock/use-restoring.ts';
import { Palette } from '../features/palette/Palette.tsx';
import { AnonymousSheet } from '../features/privacy/anonymous/AnonymousSheet.tsx';
import { ContactSheet } from '../features/privacy/contact/ContactSheet.tsx';
import { Farewell } from '../features/privacy/erasing/Farewell.tsx';
import { PolicySheet } from '../features/privacy/policy/PolicySheet.tsx';
import { StorageQuestions } from '../features/privacy/storage/StorageQuestions.tsx';
import { ProblemScreen } from '../features/problem/ProblemScreen.tsx';
import { PromiseCards } from '../features/promises/PromiseCards.tsx';
import { KitSheet } from '../features/recovery/KitSheet.tsx';
import { WordsForm } from '../features/recovery/WordsForm.tsx';
import { SearchSheet } from '../features/search/SearchSheet.tsx';
import { SettingsSheet } from '../features/settings/SettingsSheet.tsx';
import { ShortcutsSheet } from '../features/shortcuts/ShortcutsSheet.tsx';
import { Opening } from './Opening.tsx';
import {
  type Overlay,
  type Place,
  type PrivacyPart,
  type SettingsTab,
  type Shell,
  ShellContext,
  type SoughtLine,
} from './shell-context.ts';
import { useConversationWanted } from './use-conversation-wanted.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWindowHidden } from './use-window-hidden.ts';
import { Workspace } from './Workspace.tsx';

interface ScreenProps {
  readonly status: ProfileStatus;
  /** What was begun before a lock is back. */
  readonly isRestored: boolean;
}

function Screen({ status, isRestored }: ScreenProps) {
  switch (status.state) {
    case 'new':
      if (status.farewell !== undefined) return <Farewell {...status.farewell} />;
      return <FirstRun ageRefused={status.ageRefused === true} />;
    case 'problem':
      return <ProblemScreen error={status.error} ways={status.ways} />;
    case 'locked':
      return (
        <LockScreen status={status} words={(onBack) => <WordsForm purpose="unlock" onBack={onBack} />} />
      );
    case 'open':
      return isRestored ? <Workspace me={status.me} /> : <Opening />;
  }
}

function useWindowShell(): Shell {
  const [place, setPlace] = useState<Place>('talk');
  const [conversation, setConversation] = useState<string | null>(null);
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [settingsTab, setSettingsTab] = useState<SettingsTab>('general');
  const [privacyPart, setPrivacyPart] = useState<PrivacyPart>('held');
  const [sought, setSought] = useState<SoughtLine | null>(null);
  const [searchStart, setSearchStart] = useState('');
  // Apart from where the person is, so that a list of two thousand is not drawn again for each step they take.
  const steps = useMemo(() => {
    const go = (next: Place): void => {
      setPlace(next);
      setOverlay(null);
      setSought(null);
    };
    return {
      go,
      talkTo: (chosen: string, message?: string): void => {
        setConversation(chosen);
        go('talk');
        if (message !== undefined) setSought({ conversation: chosen, message });
      },
      searchFor: (start: string): void => {
        setSearchStart(start);
        setOverlay('search');
      },
      open: (next: Exclude<Overlay, null>): void => {
        if (next === 'settings') setSettingsTab('general');
        if (next === 'search') setSearchStart('');
        setOverlay(next);
      },
      close: () => setOverlay(null),
      leave: (): void => {
        setConversation(null);
        go('talk');
      },
      showSettings: (tab: SettingsTab): void => {
        setSettingsTab(tab);
        setOverlay('settings');
      },
      showPrivacy: (part: PrivacyPart): void => {
        setPrivacyPart(part);
        go('privacy');
      },
    };
  }, []);
  return useMemo(
    () => ({ place, conversation, overlay, settingsTab, privacyPart, sought, searchStart, ...steps }),
    [place, conversation, overlay, settingsTab, privacyPart, sought, searchStart, steps],
  );
}

/** Needs the providers around it. */
export function App() {
  const profile = useQuery(profileQuery);
  const shell = useWindowShell();
  const me = profile.data?.state === 'open' ? profile.data.me : null;
  useShortcuts(shell, me);
  useKeptFocus();
  useWindowHidden(shell);
  useConversationWanted(shell);
  useLockKeys(shell);
  useLeaving(profile.data, shell.leave);
  const isRestored = useRestoring(profile.data?.state === 'open', shell);
  return (
    <ShellContext value={shell}>
      {profile.data !== undefined && <Screen status={profile.data} isRestored={isRestored} />}
      {profile.data === undefined && profile.error !== null && (
        <ProblemScreen error={toAppError(profile.error).toReport()} ways={['retry']} />
      )}
      {profile.isPending && <Opening />}
      <HelpSheet isOpen={shell.overlay === 'help'} onClose={shell.close} />
      <AnonymousSheet isOpen={shell.overlay === 'anonymous'} onClose={shell.close} />
      <ContactSheet isOpen={shell.overlay === 'contact'} onClose={shell.close} />
      <PolicySheet isOpen={shell.overlay === 'policy'} onClose={shell.close} />
      <PromiseCards />
      <Palette isOpen={shell.overlay === 'palette'} me={me} />
      <SearchSheet isOpen={shell.overlay === 'search'} onClose={shell.close} start={shell.searchStart} />
      <SettingsSheet isOpen={shell.overlay === 'settings'} onClose={shell.close} />
      <GoneSheet isOpen={shell.overlay === 'gone'} onClose={shell.close} />
      <KitSheet isOpen={shell.overlay === 'kit'} onClose={shell.close} />
      <ShortcutsSheet isOpen={shell.overlay === 'shortcuts'} onClose={shell.close} me={me} />
      <LinkDialog />
      <StorageQuestions />
      <Toasts />
    </ShellContext>
  );
}

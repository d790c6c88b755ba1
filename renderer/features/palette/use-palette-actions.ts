// The actions that the palette offers.

import {
  Keyboard,
  Languages,
  LifeBuoy,
  type LucideIcon,
  MessageCircle,
  Moon,
  ScrollText,
  Search,
  Settings,
  Sun,
  UserPlus,
  UsersRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/bridge/views.ts';
import { useShell } from '../../app/shell-context.ts';
import { useAppearanceSwitches } from '../appearance/use-appearance.ts';

export interface PaletteAction {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly run: () => void;
}

/** Those that make sense for `me`; before sign-up only help and appearance. */
export function usePaletteActions(me: Me | null): readonly PaletteAction[] {
  const { t } = useTranslation();
  const shell = useShell();
  const { isDark, switchLanguage, switchTheme } = useAppearanceSwitches();
  const closing = (run: () => void) => () => {
    shell.close();
    run();
  };
  const talk: PaletteAction = {
    id: 'talk',
    label: t('palette.talk'),
    icon: MessageCircle,
    run: () => shell.go('talk'),
  };
  const invite: PaletteAction = {
    id: 'invite',
    label: t('palette.invite'),
    icon: UserPlus,
    run: () => shell.go('invitations'),
  };
  const group: PaletteAction = {
    id: 'group',
    label: t('groups.new'),
    icon: UsersRound,
    run: () => shell.open('group'),
  };
  const privacy: PaletteAction = {
    id: 'privacy',
    label: t('palette.privacy'),
    icon: ScrollText,
    run: () => shell.go('privacy'),
  };
  const search: PaletteAction = {
    id: 'search',
    label: t('search.title'),
    icon: Search,
    run: () => shell.open('search'),
  };
  return [
    ...(me?.role === 'therapist' ? [invite, group] : []),
    ...(me === null ? [] : [talk, search, privacy]),
    { id: 'language', label: t('palette.language'), icon: Languages, run: closing(switchLanguage) },
    {
      id: 'theme',
      label: isDark ? t('appearance.toLight') : t('appearance.toDark'),
      icon: isDark ? Sun : Moon,
      run: closing(switchTheme),
    },
    { id: 'settings', label: t('settings.title'), icon: Settings, run: () => shell.open('settings') },
    { id: 'shortcuts', label: t('shortcuts.title'), icon: Keyboard, run: () => shell.open('shortcuts') },
    { id: 'help', label: t('help.name'), icon: LifeBuoy, run: () => shell.open('help') },
  ];
}

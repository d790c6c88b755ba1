// The application menu, made anew whenever language, theme, zoom or role change.

import { app, Menu } from 'electron';
import type { Appearance, MenuAction } from '../../../contract/bridge/settings.ts';
import type { AppearanceStore } from '../appearance.ts';
import { report } from '../diagnostics.ts';
import type { ProfileFollower } from '../profile-follower.ts';
import { shellTexts } from '../texts/texts.ts';
import { menuTemplate } from './template.ts';

export interface MenuParts {
  readonly appearance: AppearanceStore;
  readonly profile: ProfileFollower;
  /** Something that the page does. */
  readonly choose: (action: MenuAction) => void;
}

/** A choice in a menu that cannot be written (a full disk) changes nothing. */
export function chooseAppearance(appearance: AppearanceStore, chosen: Appearance): void {
  try {
    appearance.set(chosen);
  } catch (problem) {
    report('appearance could not be saved', problem);
  }
}

/** Installs the menu; hidden until Alt where windows carry their own (the window's `autoHideMenuBar`). */
export function installMenu({ appearance, profile, choose }: MenuParts): void {
  app.setAboutPanelOptions({ applicationName: 'O7 Therapy', applicationVersion: app.getVersion() });
  const build = (): void => {
    const chosen = appearance.get();
    const template = menuTemplate({
      platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
      texts: shellTexts(chosen.language),
      appearance: chosen,
      role: profile.role(),
      choose,
      setAppearance: (next) => chooseAppearance(appearance, next),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  build();
  appearance.onChanged(build);
  profile.onChanged(build);
}

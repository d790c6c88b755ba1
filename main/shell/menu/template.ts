// The application menu of each platform as plain data: its words, its keys, what each entry does.

import type { MenuItemConstructorOptions } from 'electron';
import type { Appearance, MenuAction } from '../../../contract/bridge/settings.ts';
import { stepZoom } from '../../../contract/domain/zoom.ts';
import type { ShellTexts } from '../texts/en.ts';

type Item = MenuItemConstructorOptions;

/** What a menu depends on and what its entries may do. */
export interface MenuScene {
  readonly platform: 'darwin' | 'win32' | 'linux';
  readonly texts: ShellTexts;
  readonly appearance: Appearance;
  /** Null before sign-up. */
  readonly role: 'therapist' | 'client' | null;
  /** Something that the page does. */
  readonly choose: (action: MenuAction) => void;
  readonly setAppearance: (chosen: Appearance) => void;
}

const line: Item = { type: 'separator' };

/**
 * The key is shown here and acted on by the page, whose table of shortcuts is the only one. macOS cannot show without
 * acting; there the page comes first and the menu acts only on what the page left alone.
 */
const shownKey = (accelerator: string): Item => ({ accelerator, registerAccelerator: false });

interface AppEntries {
  readonly about: Item;
  readonly settings: Item;
  readonly lock: readonly Item[];
  readonly quit: Item;
}

function appEntries({ texts, choose }: MenuScene): AppEntries {
  return {
    about: { role: 'about', label: texts.app.about },
    settings: {
      label: texts.app.settings,
      click: () => choose('settings'),
      ...shownKey('CommandOrControl+,'),
    },
    lock: [
      { label: texts.app.lock, click: () => choose('lock'), ...shownKey('CommandOrControl+L') },
      { label: texts.app.hideAll, click: () => choose('neutral'), ...shownKey('CommandOrControl+Shift+X') },
    ],
    quit: { role: 'quit', label: texts.app.quit, accelerator: 'CommandOrControl+Q' },
  };
}

function macAppMenu(scene: MenuScene): Item {
  const { app } = scene.texts;
  const { about, settings, lock, quit } = appEntries(scene);
  return {
    label: 'O7 Therapy',
    submenu: [
      about,
      line,
      settings,
      line,
      ...lock,
      line,
      { role: 'hide', label: app.hide },
      { role: 'hideOthers', label: app.hideOthers },
      { role: 'unhide', label: app.showAll },
      line,
      quit,
    ],
  };
}

function fileMenu(scene: MenuScene): Item {
  const { texts, platform, role, choose } = scene;
  const { settings, lock, quit } = appEntries(scene);
  const invite: Item = {
    label: texts.file.invite,
    click: () => choose('invite'),
    ...shownKey('CommandOrControl+N'),
  };
  return {
    label: texts.file.name,
    submenu: [
      ...(role === 'therapist' ? [invite, line] : []),
      ...(platform === 'darwin' ? [] : [settings, line, ...lock, line]),
      { role: 'close', label: texts.file.closeWindow, accelerator: 'CommandOrControl+W' },
      ...(platform === 'darwin' ? [] : [quit]),
    ],
  };
}

/** Also what a text field offers at the pointer. */
export function editEntries({ edit }: ShellTexts): readonly Item[] {
  return [
    { role: 'cut', label: edit.cut },
    { role: 'copy', label: edit.copy },
    { role: 'paste', label: edit.paste },
    { role: 'selectAll', label: edit.selectAll },
  ];
}

function editMenu({ texts }: MenuScene): Item {
  const { edit } = texts;
  return {
    label: edit.name,
    submenu: [
      { role: 'undo', label: edit.undo },
      { role: 'redo', label: edit.redo },
      line,
      ...editEntries(texts),
    ],
  };
}

function viewMenu({ texts, platform, appearance, choose, setAppearance }: MenuScene): Item {
  const { view } = texts;
  const zoomTo = (label: string, zoom: Appearance['zoom'], key: string): Item => ({
    label,
    enabled: zoom !== appearance.zoom,
    click: () => setAppearance({ ...appearance, zoom }),
    ...shownKey(key),
  });
  const choice = (label: string, part: Partial<Appearance>): Item => ({
    label,
    type: 'radio',
    checked: Object.entries(part).every(([key, value]) => appearance[key as keyof Appearance] === value),
    click: () => setAppearance({ ...appearance, ...part }),
  });
  return {
    label: view.name,
    submenu: [
      { label: view.find, click: () => choose('palette'), ...shownKey('CommandOrControl+K') },
      line,
      zoomTo(view.zoomIn, stepZoom(appearance.zoom, 'in'), 'CommandOrControl+Plus'),
      zoomTo(view.zoomOut, stepZoom(appearance.zoom, 'out'), 'CommandOrControl+-'),
      zoomTo(view.zoomReset, 1, 'CommandOrControl+0'),
      line,
      {
        label: view.theme,
        submenu: [
          choice(view.system, { theme: 'system' }),
          choice(view.light, { theme: 'light' }),
          choice(view.dark, { theme: 'dark' }),
        ],
      },
      {
        label: view.language,
        // Each in itself: who cannot read the present language must still find theirs.
        submenu: [choice('English', { language: 'en' }), choice('العربية', { language: 'ar' })],
      },
      ...(platform === 'darwin' ? [line, { role: 'togglefullscreen', label: view.fullScreen } as Item] : []),
    ],
  };
}

function windowMenu({ texts }: MenuScene): Item {
  return {
    role: 'window',
    label: texts.window.name,
    submenu: [
      { role: 'minimize', label: texts.window.minimise },
      { role: 'zoom', label: texts.window.zoom },
      line,
      { role: 'front', label: texts.window.front },
    ],
  };
}

function helpMenu(scene: MenuScene): Item {
  const { texts, platform, choose } = scene;
  return {
    // No role: macOS would put a search field into it that looks through the menus' words.
    label: texts.help.name,
    submenu: [
      { label: texts.help.now, click: () => choose('help'), ...shownKey('CommandOrControl+Shift+H') },
      { label: texts.help.shortcuts, click: () => choose('shortcuts'), ...shownKey('F1') },
      ...(platform === 'darwin' ? [] : [line, appEntries(scene).about]),
    ],
  };
}

/** The whole menu. No entry opens a developer tool, a file or an address, or loads the page again. */
export function menuTemplate(scene: MenuScene): Item[] {
  const isMac = scene.platform === 'darwin';
  return [
    ...(isMac ? [macAppMenu(scene)] : []),
    fileMenu(scene),
    editMenu(scene),
    viewMenu(scene),
    ...(isMac ? [windowMenu(scene)] : []),
    helpMenu(scene),
  ];
}

// The application menu of every platform in both languages, as the data that Electron builds it from.

import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import type { Appearance, MenuAction } from '../../../../../contract/bridge/settings.ts';
import { type MenuScene, menuTemplate } from '../../../../../main/shell/menu/template.ts';
import { ar } from '../../../../../main/shell/texts/ar.ts';
import { en } from '../../../../../main/shell/texts/en.ts';

type Item = MenuItemConstructorOptions;

const platforms = ['darwin', 'win32', 'linux'] as const;
const languages = { en, ar } as const;
const appearance: Appearance = { theme: 'system', language: 'en', contrast: 'system', zoom: 1 };

function sceneOf(part: Partial<MenuScene> = {}): MenuScene {
  return {
    platform: 'linux',
    texts: en,
    appearance,
    role: 'therapist',
    choose: () => {},
    setAppearance: () => {},
    ...part,
  };
}

const flatten = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...flatten(Array.isArray(item.submenu) ? item.submenu : [])]);
const entries = (part: Partial<MenuScene> = {}) => flatten(menuTemplate(sceneOf(part)));
const click = (item: Item | undefined) => (item?.click as (() => void) | undefined)?.();

function leaves(texts: object): string[] {
  return Object.values(texts).flatMap((text: unknown) =>
    typeof text === 'string' ? [text] : leaves(text as object),
  );
}
const keysOf = (texts: object, prefix = ''): string[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [prefix + key] : keysOf(text as object, `${prefix}${key}.`),
  );

test('both languages have the same texts, none empty, none left in English', () => {
  expect(keysOf(ar)).toEqual(keysOf(en));
  for (const text of [...leaves(en), ...leaves(ar)]) expect(text.trim()).not.toBe('');
  for (const text of leaves(ar)) expect(text).toMatch(/[\u0600-\u06ff]/);
});

describe.each(platforms)('the menu on %s', (platform) => {
  test.each(['en', 'ar'] as const)('is in the words of %s throughout', (language) => {
    const words = new Set([...leaves(languages[language]), 'O7 Therapy', 'English', 'العربية']);
    for (const item of entries({ platform, texts: languages[language] })) {
      if (item.type === 'separator') continue;
      expect(words.has(item.label ?? ''), item.label).toBe(true);
    }
  });

  test('offers no developer tool, reload, file, service or spelling', () => {
    const roles = entries({ platform }).map(({ role }) => role);
    for (const role of roles) {
      expect(role ?? '').not.toMatch(
        /reload|devtools|open|services|share|spell|speech|substitution|recent|lookUp/i,
      );
    }
    // Whole menus by role would bring such entries along in English.
    for (const role of roles)
      expect(['appMenu', 'fileMenu', 'editMenu', 'viewMenu', 'windowMenu', 'help']).not.toContain(role);
  });

  test('hands what the page does to the page', () => {
    const chosen: MenuAction[] = [];
    const items = entries({ platform, choose: (action) => chosen.push(action) });
    for (const label of [en.app.settings, en.help.shortcuts, en.help.now, en.view.find, en.file.invite]) {
      click(items.find((item) => item.label === label));
    }
    expect(chosen).toEqual(['settings', 'shortcuts', 'help', 'palette', 'invite']);
  });

  test('has Help now, before sign-up too', () => {
    const labels = entries({ platform, role: null }).map(({ label }) => label);
    expect(labels).toContain(en.help.now);
    expect(labels).not.toContain(en.file.invite);
  });

  test('can close the window and quit by the usual keys', () => {
    const items = entries({ platform });
    expect(items.find(({ role }) => role === 'close')?.accelerator).toBe('CommandOrControl+W');
    expect(items.find(({ role }) => role === 'quit')?.accelerator).toBe('CommandOrControl+Q');
  });
});

test('inviting is for therapists', () => {
  const labels = entries({ role: 'client' }).map(({ label }) => label);
  expect(labels).not.toContain(en.file.invite);
});

test('zoom goes by the steps and stops at both ends', () => {
  const set: Appearance[] = [];
  const at = (zoom: Appearance['zoom']) =>
    entries({ appearance: { ...appearance, zoom }, setAppearance: (chosen) => set.push(chosen) });
  click(at(1).find(({ label }) => label === en.view.zoomIn));
  click(at(1).find(({ label }) => label === en.view.zoomOut));
  click(at(1.75).find(({ label }) => label === en.view.zoomReset));
  expect(set.map(({ zoom }) => zoom)).toEqual([1.1, 0.9, 1]);
  expect(at(2).find(({ label }) => label === en.view.zoomIn)?.enabled).toBe(false);
  expect(at(0.5).find(({ label }) => label === en.view.zoomOut)?.enabled).toBe(false);
  expect(at(1).find(({ label }) => label === en.view.zoomReset)?.enabled).toBe(false);
});

test('theme and language show what is chosen and change only that', () => {
  const set: Appearance[] = [];
  const items = entries({
    appearance: { ...appearance, theme: 'dark', zoom: 1.5 },
    setAppearance: (chosen) => set.push(chosen),
  });
  expect(items.filter(({ checked }) => checked === true).map(({ label }) => label)).toEqual([
    'Dark',
    'English',
  ]);
  click(items.find(({ label }) => label === 'العربية'));
  expect(set).toEqual([{ theme: 'dark', language: 'ar', contrast: 'system', zoom: 1.5 }]);
});

// What a place of the window is, and the walk through a table of them.

import type { TextKey } from '../../../renderer/i18n/keys.ts';
import type { Desk } from '../desk.ts';
import { settle } from '../looks.ts';

/** A screen, a dialog, a sheet, a menu, a popover, a notice: something a person sees and can be at. */
export interface Place {
  /** Letters and dashes: also the name of its picture. */
  readonly name: string;
  /** Ends when it stands whole. Begins where the place before was closed. */
  readonly open: (desk: Desk) => Promise<void>;
  /** Takes away what would stand in the next place's way. */
  readonly close?: (desk: Desk) => Promise<void>;
}

/** Looks at a place while it stands. */
export type Look = (place: string, desk: Desk) => Promise<void>;

/** Opens one after the other and shows each to `look`. */
export async function walk(desk: Desk, places: readonly Place[], look: Look): Promise<void> {
  for (const { name, open, close } of places) {
    await open(desk);
    await settle(desk.page);
    await look(name, desk);
    await close?.(desk);
  }
}

/** The button with exactly these words. */
export const button = ({ page, t }: Desk, key: TextKey) =>
  page.getByRole('button', { name: t(key), exact: true });

/** The field with exactly this label. */
export const field = ({ page, t }: Desk, key: TextKey) => page.getByLabel(t(key), { exact: true });

/** Chooses a line of the menu at the head of a conversation. */
export async function fromMenu(desk: Desk, line: TextKey): Promise<void> {
  await button(desk, 'abuse.menu').click();
  await desk.page.getByRole('menuitem', { name: desk.t(line) }).click();
  await desk.page.getByRole('menu').waitFor({ state: 'detached' });
}

/** Waits for the heading of a screen. */
export const heading = ({ page, t }: Desk, key: TextKey) =>
  page
    .getByRole('heading', { name: t(key) })
    .first()
    .waitFor();

/** A question that waits for an answer; a toast carries the same role but is not modal. */
export const question = ({ page }: Desk) => page.locator('[role=alertdialog]:not([aria-modal=false])');

/** Escape until nothing lies over the window: a tooltip or a list takes the first one. */
export async function closeOverlays(desk: Desk): Promise<void> {
  const { page } = desk;
  const over = page.locator('[role=dialog], [role=menu], [role=listbox], [role=tooltip]').or(question(desk));
  for (let presses = 0; presses < 4 && (await over.count()) > 0; presses += 1) {
    await page.keyboard.press('Escape');
    await over
      .first()
      .waitFor({ state: 'detached', timeout: 1_000 })
      .catch(() => undefined);
  }
}

/** Closes a sheet that Escape alone may leave open: what was written in it would be lost. */
export async function closeSheet(desk: Desk): Promise<void> {
  const sheet = desk.page.getByRole('dialog');
  await sheet.getByRole('button', { name: desk.t('common.close'), exact: true }).click();
  await closeOverlays(desk);
}

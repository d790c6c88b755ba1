// A person without a mouse: presses keys, and must at every step see where they are.

import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

/** What is wrong with the focus as it stands; null where it can be seen. */
function focusProblem(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return 'the focus is lost';
    const isMarked = (element: Element | null): boolean => {
      if (element === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || (boxShadow !== 'none' && element !== at);
    };
    // A dialog that just opened, or the heading of a new step, holds the focus for readers: no key acts on it.
    if (at.matches('[role=dialog], [role=alertdialog], :is(h1, h2)[tabindex="-1"]')) return null;
    // The line of a list is marked while the field above it has the focus; a hidden radio shows on its card.
    const line = document.getElementById(at.getAttribute('aria-activedescendant') ?? '');
    const around = [at, line, at.parentElement, at.closest('label'), at.closest('[data-focus-visible]')];
    return around.some(isMarked) ? null : `nothing marks ${at.outerHTML.slice(0, 160)}`;
  });
}

/** Waits until the focus can be seen. */
export async function expectFocusSeen(page: Page, after: string): Promise<void> {
  await expect.poll(() => focusProblem(page), { message: `after ${after}` }).toBeNull();
}

/** Presses a key; the focus must be seen afterwards. */
export async function press(page: Page, keys: string): Promise<void> {
  await page.keyboard.press(keys);
  await expectFocusSeen(page, keys);
}

const isFocused = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element === document.activeElement);

/** Walks with Tab until this has the focus; every stop on the way must be seen. */
export async function tabTo(page: Page, control: Locator, keys: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await control.waitFor();
  for (let steps = 0; steps < 40; steps += 1) {
    if (await isFocused(control)) return;
    await press(page, keys);
  }
  throw new Error(`${keys} never came to ${control}`);
}

/** Waits until the window itself has put the focus there. */
export async function expectFocused(page: Page, control: Locator): Promise<void> {
  const where = async () =>
    (await isFocused(control))
      ? 'there'
      : page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160) ?? 'nowhere');
  await expect.poll(where, { message: String(control) }).toBe('there');
  await expectFocusSeen(page, `coming to ${control}`);
}

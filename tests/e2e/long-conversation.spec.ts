// A conversation of 100,000 lines on the real app: opened, searched, jumped about in, scrolled over the seams of its pages.

import type { Page } from '@playwright/test';
import { loadSodium } from '../../main/engine/crypto/sodium.ts';
import { sampleId } from '../../main/engine/sample/sample-id.ts';
import { type Desk, deskOf, openPerson, write } from './desk.ts';
import { expect, test } from './fixtures.ts';
import { button } from './places/place.ts';

const lines = 100_000;
/** More rows than this are never in the page at a time, whatever is loaded. */
const mostDrawn = 80;

const idOf = (number: number): string => sampleId(`message/long/${number}`);
const lineOf = (page: Page, number: number) => page.locator(`[data-message="${idOf(number)}"]`);

/** Numbers of the lines that a page of messages can hold around a place, by their ids. */
function numbersAround(number: number, reach: number): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (let at = Math.max(1, number - reach); at <= Math.min(lines, number + reach); at++)
    known.set(idOf(at), at);
  return known;
}

/** Searches for a line's mark and goes to it. */
async function jumpTo(desk: Desk, number: number): Promise<void> {
  const { page } = desk;
  await page.keyboard.press('Control+Shift+F');
  const sheet = page.getByRole('dialog', { name: desk.t('search.title') });
  await sheet.getByRole('searchbox', { name: desk.t('search.label') }).fill(`"long-${number}"`);
  await expect(sheet.getByRole('option')).toHaveCount(1);
  await expect(sheet.getByRole('option').locator('mark').first()).toHaveText(`long-${number}`);
  await page.keyboard.press('Enter');
  await sheet.waitFor({ state: 'detached' });
  await expect(lineOf(page, number)).toBeInViewport();
}

/** Rows of one frame, top to bottom. */
interface Drawn {
  readonly ids: readonly string[];
  /** Those that the person sees. */
  readonly inside: readonly string[];
}

/** Turns the wheel until a line stands in the window; answers every frame on the way. */
async function scrollTo(page: Page, number: number, up: boolean): Promise<readonly Drawn[]> {
  return page.evaluate(
    async ([id, step]) => {
      const scroller = document.querySelector('[role=log]')?.parentElement;
      if (scroller == null) return [];
      const frames: { ids: string[]; inside: string[] }[] = [];
      const painted = () =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      for (let stood = 0; stood < 300; ) {
        const { top, bottom } = scroller.getBoundingClientRect();
        const rows = [...scroller.querySelectorAll<HTMLElement>('[data-message]')]
          .map((row) => ({ id: row.dataset['message'] ?? '', box: row.getBoundingClientRect() }))
          .sort((a, b) => a.box.top - b.box.top);
        const inside = rows.filter(({ box }) => box.bottom > top && box.top < bottom);
        frames.push({ ids: rows.map(({ id: one }) => one), inside: inside.map(({ id: one }) => one) });
        if (inside.some((row) => row.id === id)) return frames;
        const before = scroller.scrollTop;
        scroller.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
        scroller.scrollBy({ top: step * scroller.clientHeight * 0.6 });
        await painted();
        // At a seam it waits for the page.
        stood = scroller.scrollTop === before ? stood + 1 : 0;
      }
      return frames;
    },
    [idOf(number), up ? -1 : 1] as const,
  );
}

/** Where the numbers of rows do not go on by one; the row that has the focus is drawn wherever it stands. */
function breaksIn(numbers: readonly number[], focused: number): readonly number[] {
  const rows = numbers.filter((number) => number !== focused);
  return rows.filter((number, at) => {
    const before = rows[at - 1] ?? number - 1;
    return number !== before + (before + 1 === focused ? 2 : 1);
  });
}

/** Every frame draws few rows, each once and in their order, and nothing is passed over. */
function expectWhole(frames: readonly Drawn[], around: ReadonlyMap<string, number>, focused: number): void {
  const numberOf = (id: string): number => around.get(id) ?? Number.NaN;
  const seen = new Set<number>();
  for (const { ids, inside } of frames) {
    expect(ids.length).toBeLessThanOrEqual(mostDrawn);
    expect(breaksIn(ids.map(numberOf), focused), ids.map(numberOf).join()).toEqual([]);
    for (const id of inside) seen.add(numberOf(id));
  }
  const all = [...seen].sort((a, b) => a - b);
  expect(breaksIn(all, Number.NaN)).toEqual([]);
}

test('100,000 lines: a search leads to any of them, scrolling crosses the seams of pages, the newest is one press away', async ({
  launch,
}) => {
  test.slow();
  await loadSodium();
  const { page } = await launch({ env: { O7_DEV_SAMPLE_LINES: `${lines}` } });
  const desk = deskOf(page, 'en');
  await page.getByRole('button', { name: desk.t('firstRun.role.sample') }).click();
  await page.getByRole('navigation', { name: desk.t('rail.name') }).waitFor({ timeout: 120_000 });
  await openPerson(desk, 'chatterbox');
  await expect(lineOf(page, lines)).toBeInViewport();

  // Into the middle, and from there over the next pages both ways: one page is 200 lines, the first part 120.
  const middle = 50_000;
  await jumpTo(desk, middle);
  const around = numbersAround(middle, 2_000);
  expectWhole(await scrollTo(page, middle - 280, true), around, middle);
  expectWhole(await scrollTo(page, middle + 280, false), around, middle);

  // From one line far back to another, and up to the very first.
  const early = 100;
  await jumpTo(desk, early);
  expectWhole(await scrollTo(page, 1, true), numbersAround(early, 1_000), early);
  await expect(lineOf(page, 1)).toBeInViewport();

  // Who goes elsewhere from there and comes back begins at the newest.
  await openPerson(desk, 'terse');
  await openPerson(desk, 'chatterbox');
  await expect(lineOf(page, lines)).toBeInViewport();
  await jumpTo(desk, early);

  // One press back, whatever is loaded; what is written there stands under the newest.
  await button(desk, 'kinds.toNewest').click();
  await expect(lineOf(page, lines)).toBeInViewport();
  expectWhole(await scrollTo(page, lines - 80, true), numbersAround(lines, 1_000), Number.NaN);
  await button(desk, 'conversation.toNewest').click();
  await expect(lineOf(page, lines)).toBeInViewport();
  // There, and not only nearly.
  await expect(button(desk, 'conversation.toNewest')).toHaveCount(0);
  // The field grows with what is written, and the newest line stays above it.
  await page.locator('main textarea').fill('\n'.repeat(7));
  await expect(lineOf(page, lines)).toBeInViewport({ ratio: 1 });
  await page.locator('main textarea').fill('');
  await write(desk, 'and one more');
  await expect(page.locator('[data-message]').last()).toBeInViewport();
  const rows = await page
    .locator('[data-message]')
    .evaluateAll((drawn) => drawn.slice(-2).map((row) => row.getAttribute('data-message')));
  expect(rows[0]).toBe(idOf(lines));
});

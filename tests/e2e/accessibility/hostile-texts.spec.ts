// Hostile texts through the real path: typed, stored by the engine, shown. Nothing of them becomes markup, the layout holds.

import type { Page } from '@playwright/test';
import { answerWho, type Desk, deskOf, openPerson } from '../desk.ts';
import { expect, test } from '../fixtures.ts';
import type { RunningApp } from '../launch.ts';
import { hostileTexts } from './hostile-texts.ts';
import { layoutFindings } from './layout.ts';

const composer = (page: Page) => page.locator('main textarea');
const messages = (page: Page) => page.locator('[data-message]');

async function lookAround({ page, t }: Desk): Promise<void> {
  await page.getByRole('button', { name: t('firstRun.role.sample') }).click();
}

/** As a person brings a long text: the typing that `fill` imitates takes minutes for many lines. */
async function paste({ app, page }: RunningApp, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text);
  await composer(page).press('Control+v');
}

/** Everything that would be wrong about the window, in words. */
async function damage(page: Page): Promise<string[]> {
  const found = await page.evaluate(() => {
    const wrong: string[] = [];
    if ('hacked' in window) wrong.push('a script ran');
    const foreign = document.querySelectorAll(
      'main :is(script, img, a, iframe, style, b, em, table), main svg[onload]',
    );
    for (const element of foreign) wrong.push(`markup: ${element.outerHTML.slice(0, 80)}`);
    const allowed = new Set(['P', 'SPAN', 'BDI', 'DIV', 'BUTTON', 'CODE', 'PRE', 'FIGURE']);
    for (const element of document.querySelectorAll('[data-message] *'))
      if (!allowed.has(element.tagName)) wrong.push(`<${element.tagName}> in a message`);

    const boxes = [...document.querySelectorAll('[data-message]')].map((bubble) => ({
      box: bubble.getBoundingClientRect(),
      // What the letters themselves take, however many marks stand on them, is cut at the bubble's edge.
      cuts: ['hidden', 'clip'].includes(getComputedStyle(bubble).overflowY),
    }));
    const log = document.querySelector('[role=log]')?.getBoundingClientRect();
    for (const [at, { box, cuts }] of boxes.entries()) {
      const next = boxes[at + 1]?.box;
      if (next !== undefined && next.top < box.bottom - 0.5) wrong.push(`message ${at} lies over the next`);
      if (log !== undefined && (box.left < log.left || box.right > log.right))
        wrong.push(`message ${at} is too wide`);
      if (!cuts) wrong.push(`message ${at} does not keep its ink inside`);
    }
    const scroller = document.querySelector('[role=log]')?.parentElement;
    if (scroller != null && scroller.scrollWidth > scroller.clientWidth)
      wrong.push('the thread scrolls sideways');
    return wrong;
  });
  return [...found, ...(await layoutFindings(page))];
}

/** Where what comes after a text stands: its time, right of the author's own words, and the list's own words. */
const furniture = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const place = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => {
        const { left, right } = element.getBoundingClientRect();
        return [Math.round(left), Math.round(right)];
      });
    return JSON.stringify([place('nav'), place('main > header'), place('main textarea'), place('aside')]);
  });

test('hostile messages are words like any others', async ({ launch }) => {
  test.setTimeout(180_000);
  const running = await launch();
  const { page } = running;
  const desk = deskOf(page, 'en');
  await lookAround(desk);
  await openPerson(desk, 'Kestrel');
  await messages(page).last().waitFor();
  const before = await furniture(page);
  const wrong: Record<string, string[]> = {};
  for (const [name, text] of Object.entries(hostileTexts)) {
    await (text.includes('\n') ? paste(running, text) : composer(page).fill(text));
    await page.keyboard.press('Enter');
    await expect(composer(page), name).toHaveValue('');
    await composer(page).fill(`after ${name}`);
    await page.keyboard.press('Enter');
    await messages(page)
      .last()
      .filter({ hasText: `after ${name}` })
      .waitFor();
    const found = await damage(page);
    if (found.length > 0) wrong[name] = found;
    expect(await furniture(page), name).toBe(before);
  }
  expect(wrong).toEqual({});

  // What the engine keeps is what was typed, but for what no text can hold.
  const kept = await page.evaluate(async () => {
    const list = await window.o7.conversations.list({});
    const here = list.ok
      ? list.value.conversations.find(({ nickname }) => nickname === 'Kestrel')
      : undefined;
    const page = await window.o7.messages.list({ conversation: here?.id ?? '', before: null, limit: 60 });
    return page.ok ? page.value.messages.map(({ text }) => text) : [page.error.code];
  });
  for (const name of [
    'markup',
    'entities',
    'markdown',
    'word',
    'overrides',
    'homographs',
    'lineEnds',
  ] as const)
    expect(kept.includes(hostileTexts[name]), name).toBe(true);
});

test('a text that no message can hold is refused in words and the window goes on', async ({ launch }) => {
  test.setTimeout(120_000);
  const running = await launch();
  const { page } = running;
  const desk = deskOf(page, 'en');
  await lookAround(desk);
  await openPerson(desk, 'Kestrel');
  const refused = page.getByText(desk.t('errors.message.tooLong'));

  // One line of 10 MB.
  await paste(running, 'lantern '.repeat((10 * 1024 * 1024) / 8));
  await refused.waitFor();
  await expect(composer(page)).toHaveValue('');
  await composer(page).pressSequentially('still here');
  await expect(composer(page)).toHaveValue('still here');
  await expect(refused).toHaveCount(0);
  expect(await layoutFindings(page)).toEqual([]);

  // The same let fall into the field.
  await composer(page).evaluate((field) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'lantern '.repeat((10 * 1024 * 1024) / 8));
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    if (field.dispatchEvent(drop)) throw new Error('the field would have taken it');
  });
  await refused.waitFor();
  await expect(composer(page)).toHaveValue('still here');

  // Twice what fits may be cut down by hand; sending it is refused.
  await composer(page).fill('x'.repeat(40_000));
  await composer(page).press('Enter');
  await refused.waitFor();
  expect(await layoutFindings(page)).toEqual([]);
  await composer(page).fill('');

  // Halves of letters.
  await composer(page).evaluate((field) => {
    (field as HTMLTextAreaElement).focus();
    document.execCommand(
      'insertText',
      false,
      `half ${String.fromCharCode(0xd83d)} and ${String.fromCharCode(0xdc00)} end`,
    );
  });
  await composer(page).press('Enter');
  const last = messages(page).last();
  await last.filter({ hasText: 'half' }).waitFor();
  expect(await last.evaluate((element) => element.textContent?.isWellFormed())).toBe(true);
  await expect(composer(page)).toHaveValue('');

  // Twenty thousand lines, asked to be shown whole.
  await paste(running, hostileTexts.lineEnds);
  await composer(page).press('Enter');
  await messages(page)
    .last()
    .getByRole('button', { name: desk.t('conversation.showWhole') })
    .click();
  await expect(messages(page).last().getByText('last', { exact: true })).toBeAttached();
  await composer(page).fill('after it all');
  await composer(page).press('Enter');
  await messages(page).last().filter({ hasText: 'after it all' }).waitFor();
  expect(await damage(page)).toEqual([]);

  // And taken along to somebody else, on the person's word.
  await messages(page).nth(-2).press('Control+c');
  await openPerson(desk, 'sunflower');
  await composer(page).press('Control+v');
  await page.getByRole('button', { name: desk.t('conversation.paste.yes') }).click();
  await expect.poll(async () => (await composer(page).inputValue()).length).toBeGreaterThan(20_000);
  await composer(page).pressSequentially('!');
});

test('a hostile label, nickname or search stays in its place', async ({ launch }) => {
  const { page } = await launch();
  const desk = deskOf(page, 'en');
  const search = page.getByRole('searchbox', { name: desk.t('people.search') });
  const label = page.getByRole('textbox', { name: desk.t('people.label.name') });
  const row = page.locator('[data-row][aria-current=true]');

  // Before there is any person: a nickname that turns the line round is refused in words.
  await page.getByRole('button', { name: desk.t('firstRun.role.therapist') }).click();
  await page.getByLabel(desk.t('firstRun.practice.name'), { exact: true }).fill('<b>Nile</b>\u202e');
  await page.getByLabel(desk.t('firstRun.practice.nickname'), { exact: true }).fill('Rana');
  await answerWho(desk, 'me');
  await page.getByRole('button', { name: desk.t('common.continue'), exact: true }).click();
  await page.getByText(desk.t('errors.nickname.forbiddenCharacter')).waitFor();
  await page.keyboard.press('Escape');

  await lookAround(desk);
  await openPerson(desk, 'Kestrel');
  const before = await furniture(page);
  const wrong: Record<string, string[]> = {};
  for (const name of [
    '<img src=x onerror="window.hacked=1"><b>bold</b>',
    '[press](javascript:window.hacked=1) **bold** {{name}}',
    'W'.repeat(60),
    [...'calm river and some more of these']
      .map((letter) => `${letter}\u0301\u0327\u0489\u0338\u0330`)
      .join(''),
    'سارة (Tuesdays 17:00) سارة',
    '👩🏽‍👩🏾‍👧🏿‍👦🏻'.repeat(10),
  ]) {
    await label.fill(name);
    await label.press('Enter');
    await expect(row.locator('bdi').first()).toHaveText(name.normalize('NFC'));
    await expect(page.getByRole('heading', { level: 1 }).locator('bdi').first()).toHaveText(
      name.normalize('NFC'),
    );
    const heights = await page
      .getByRole('region', { name: desk.t('people.title') })
      .getByRole('listitem')
      .evaluateAll((items) => items.map((item) => Math.round(item.getBoundingClientRect().height)));
    // One more or less where a badge stands.
    const isEven = Math.max(...heights) - Math.min(...heights) <= 1;
    const found = [...(await damage(page)), ...(isEven ? [] : [`rows of ${heights}`])];
    if (found.length > 0) wrong[name] = found;
    expect(await furniture(page), name).toBe(before);
  }
  for (const name of ['\u202eevil', 'a\u0000b', 'two\u2028lines', '\u200b\u200b']) {
    await label.fill(name);
    await label.press('Enter');
    await expect(label, JSON.stringify(name)).toHaveAttribute('aria-invalid', 'true');
  }

  const results = page.getByRole('region', { name: desk.t('people.title') }).getByRole('listitem');
  for (const query of ['<img src=x onerror=window.hacked=1>', '.*+?^$()|[]\\', '%_\'";--', 'W'.repeat(100)]) {
    await search.fill(query);
    await expect(results, query).toHaveCount(0);
    const found = await damage(page);
    if (found.length > 0) wrong[query] = found;
  }
  // Nothing that anybody could see was asked for: everybody is there.
  await search.fill('\u202e\u2067');
  await expect(results).not.toHaveCount(0);
  const foundByNothing = await damage(page);
  if (foundByNothing.length > 0) wrong['controls alone'] = foundByNothing;
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.insertText('<img src=x onerror=window.hacked=1>\u202e');
  await page.getByText(desk.t('palette.nothing')).waitFor();
  expect(wrong).toEqual({});
  expect(await damage(page)).toEqual([]);
});

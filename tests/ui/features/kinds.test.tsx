// Answers, changes, lines taken back, marks, links, what is told of typing, and going to a line that is not loaded.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fakeId, fakeMessage } from '../../support/fake-scene.ts';
import { composer, log, scene, sent } from '../support/conversation-scene.ts';
import { type ShownApp, showApp } from '../support/show-app.tsx';

const lines = (language: 'en' | 'ar' = 'en') =>
  scene({
    language,
    messages: [
      fakeMessage({ order: 1, text: 'Shall we meet on Tuesday?' }),
      fakeMessage({ order: 2, text: 'Yes, at four', mine: true, at: Date.now() }),
    ],
  });
const article = async (text: string | RegExp): Promise<HTMLElement> => {
  const found = (await screen.findAllByText(text)).map((one) => one.closest('article')).find(Boolean);
  if (found == null) throw new Error(`no message ${text}`);
  return found;
};
const choose = async (app: ShownApp, text: string, action: string | RegExp) => {
  (await article(text)).focus();
  await app.user.keyboard('{Enter}');
  await app.user.click(await screen.findByRole('menuitem', { name: action }));
};

describe('an answer', () => {
  test('stands under what it answers, is left by Escape, and keeps the draft', async () => {
    const app = await showApp(lines());
    const field = await composer();
    await app.user.type(field, 'half a thought');
    field.setSelectionRange(0, 0);
    await choose(app, 'Shall we meet on Tuesday?', 'Reply');
    expect(await screen.findByText(/Answer to/)).toBeTruthy();
    // The field takes the focus a moment after the menu gave it back, and puts the caret behind what stands there.
    await waitFor(() => expect(field.selectionStart).toBe('half a thought'.length));
    expect(document.activeElement).toBe(field);
    // Whoever writes already keeps what they selected.
    field.setSelectionRange(0, 4);
    await app.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText(/Answer to/)).toBeNull());
    expect(field.value).toBe('half a thought');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 4]);
    (await article('Shall we meet on Tuesday?')).focus();
    await app.user.keyboard('r');
    await waitFor(() => expect(document.activeElement).toBe(field));
    await app.user.keyboard('{Enter}');
    await waitFor(() => expect(sent(app)).toHaveLength(1));
    expect(sent(app)[0]).toMatchObject({ text: 'half a thought', replyTo: expect.any(String) });
    const answer = await article('half a thought');
    expect(within(answer).getByText('Shall we meet on Tuesday?')).toBeTruthy();
    expect(screen.queryByText(/Answer to/)).toBeNull();
  });

  test('to what is gone says so', async () => {
    const quote = { kind: 'gone', message: fakeId(77) } as const;
    await showApp(scene({ messages: [fakeMessage({ order: 1, text: 'an answer', quote })] }));
    expect(within(await article('an answer')).getByText('Not on this computer')).toBeTruthy();
  });
});

describe('a change', () => {
  test('begins with Up in an empty field, keeps the first words for both to see, and leaves no draft', async () => {
    const app = await showApp(lines());
    const field = await composer();
    await app.user.click(field);
    await app.user.keyboard('{ArrowUp}');
    await waitFor(() => expect(field.value).toBe('Yes, at four'));
    await app.user.clear(field);
    await app.user.type(field, 'Yes, at five');
    await app.user.keyboard('{Enter}');
    const changed = await article('Yes, at five');
    await waitFor(() => expect(field.value).toBe(''));
    await app.user.click(within(changed).getByRole('button', { name: 'Edited' }));
    expect(within(changed).getByText('Yes, at four')).toBeTruthy();
  });

  test('is not offered for another person’s line, nor after ten minutes', async () => {
    const old = fakeMessage({ order: 3, text: 'long ago', mine: true, at: Date.now() - 11 * 60_000 });
    const given = lines();
    const app = await showApp({ ...given, messages: [...given.messages, old] });
    for (const text of ['long ago', 'Shall we meet on Tuesday?']) {
      (await article(text)).focus();
      await app.user.keyboard('{Enter}');
      const menu = await screen.findByRole('menu');
      expect(within(menu).queryByRole('menuitem', { name: 'Edit' })).toBeNull();
      expect(within(menu).queryByRole('menuitem', { name: 'Delete for everyone' })).toBeNull();
      await app.user.keyboard('{Escape}');
      await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    }
  });
});

test('deleting for everyone says what nobody can take back, and leaves a line that says so', async () => {
  const app = await showApp(lines());
  await choose(app, 'Yes, at four', 'Delete for everyone');
  const dialog = await screen.findByRole('alertdialog');
  expect(dialog.textContent).toMatch(/read, copied or photographed/);
  expect(dialog.textContent).toMatch(/Backups/);
  await app.user.click(within(dialog).getByRole('button', { name: 'Delete for everyone' }));
  expect(await screen.findByText('You took this message back.')).toBeTruthy();
  expect(screen.queryByText('Yes, at four')).toBeNull();
});

test('stars and pins are set by key and by menu, and lead back to their line', async () => {
  const app = await showApp(lines());
  (await article('Yes, at four')).focus();
  await app.user.keyboard('s');
  expect(await within(await article('Yes, at four')).findByLabelText('Starred')).toBeTruthy();
  await choose(app, 'Shall we meet on Tuesday?', 'Pin in this conversation');
  const bar = await screen.findByRole('region', { name: 'Pinned messages' });
  expect(bar.textContent).toMatch(/Shall we meet on Tuesday/);
  await app.user.click(within(bar).getByRole('button', { name: 'Unpin this message' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Pinned messages' })).toBeNull());
});

test('a link asks before it leaves the app and names the real host; nothing else is one', async () => {
  const text =
    'Look: https://evil.example/bank https://bank.example@evil.example/x <b>javascript:alert(1)</b> `https://code.example`';
  const app = await showApp(scene({ messages: [fakeMessage({ order: 1, text })] }));
  const line = await article(/Look:/);
  expect(line.querySelector('b')).toBeNull();
  const [link, ...others] = within(line)
    .getAllByRole('button')
    .filter((one) => one.textContent?.includes('example'));
  expect(others).toEqual([]);
  await app.user.click(link as HTMLElement);
  const dialog = await screen.findByRole('alertdialog');
  expect(within(dialog).getByText('evil.example')).toBeTruthy();
  expect(app.fake.scene.opened).toEqual([]);
  await app.user.click(within(dialog).getByRole('button', { name: 'Open in the browser' }));
  await waitFor(() => expect(app.fake.scene.opened).toEqual(['https://evil.example/bank']));
});

test('typing is not told where that was never switched on', async () => {
  const app = await showApp(lines());
  await app.user.type(await composer(), 'one');
  expect(app.fake.scene.typingTold).toEqual([]);
});

test('typing is told where it is switched on, and shown as a quiet line', async () => {
  const on = await showApp({ ...lines(), telling: { read: false, typing: true } });
  await waitFor(() => expect(on.fake.calls.some(({ name }) => name === 'telling.get')).toBe(true));
  await on.user.type(await composer(), ' two three');
  await waitFor(() => expect(on.fake.scene.typingTold).toEqual([true]));
  await on.user.keyboard('{Enter}');
  await waitFor(() => expect(on.fake.scene.typingTold).toEqual([true, false]));
  on.fake.emit('typing.changed', { conversation: fakeId(1), account: fakeId(9), name: null, active: true });
  expect(await screen.findByText(/is writing/)).toBeTruthy();
  on.fake.emit('typing.changed', { conversation: fakeId(1), account: fakeId(9), name: null, active: false });
  await waitFor(() => expect(screen.queryByText(/is writing/)).toBeNull());
});

test('a quote of a line far back loads it in its place; writing goes back to the newest', async () => {
  const many = Array.from({ length: 900 }, (_none, at) =>
    fakeMessage({ order: at + 1, text: `line ${at + 1}` }),
  );
  const far = many[9];
  if (far === undefined) throw new Error('no line');
  const quote = { kind: 'line', message: far.id, mine: false, author: null, text: far.text } as const;
  const app = await showApp(
    scene({ messages: [...many, fakeMessage({ order: 901, text: 'the answer', quote })] }),
  );
  await app.user.click(within(await article('the answer')).getByTitle('Go to the message that is answered'));
  await waitFor(() => expect(app.fake.calls.some(({ name }) => name === 'messages.around')).toBe(true));
  await waitFor(async () => expect((await article('line 10')).closest('[data-index]')).not.toBeNull());
  expect(await screen.findByRole('button', { name: 'Back to the newest messages' })).toBeTruthy();
  expect(within(await log()).queryByText('the answer')).toBeNull();
  await app.user.type(await composer(), 'and now this{Enter}');
  expect(await article('and now this')).toBeTruthy();
  expect(await article('the answer')).toBeTruthy();
});

// A conversation as a person writes in it.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/app-error.ts';
import { fakeMessage } from '../../support/fake-scene.ts';
import { composer, log, scene, sent } from '../support/conversation-scene.ts';
import { showApp } from '../support/show-app.tsx';

describe('writing', () => {
  test('Enter sends, paints at once and empties the composer', async () => {
    const app = await showApp(scene({}));
    await app.user.type(await composer(), 'Good morning{Enter}');
    expect(within(await log()).getByText('Good morning')).toBeTruthy();
    expect(screen.getByText('Waiting here')).toBeTruthy();
    expect((await composer()).value).toBe('');
    expect(sent(app)[0]?.message).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  test('Shift+Enter breaks the line', async () => {
    const app = await showApp(scene({}));
    await app.user.type(await composer(), 'one{Shift>}{Enter}{/Shift}two');
    expect((await composer()).value).toBe('one\ntwo');
    expect(sent(app)).toEqual([]);
  });

  test.each(['{Enter}', '   {Enter}', '{Shift>}{Enter}{/Shift} {Enter}'])(
    'sends nothing for %j',
    async (typed) => {
      const app = await showApp(scene({}));
      await app.user.type(await composer(), typed);
      expect(sent(app)).toEqual([]);
      expect(screen.queryByRole('alert')).toBeNull();
    },
  );

  test('gives the text back with the reason when it could not be stored, and sends the same message again', async () => {
    const app = await showApp(scene({}));
    app.fake.failNext('messages.send', new AppError('store.diskFull'));
    await app.user.type(await composer(), 'keep me{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(/disk is full/);
    expect((await composer()).value).toBe('keep me');
    expect(screen.queryByRole('log')).toBeNull();
    await app.user.type(await composer(), '{Enter}');
    expect(within(await log()).getByText('keep me')).toBeTruthy();
    const [first, second] = sent(app);
    expect(second?.message).toBe(first?.message);
  });

  test('a text changed after it failed is another message', async () => {
    const app = await showApp(scene({}));
    app.fake.failNext('messages.send', new AppError('store.diskFull'));
    await app.user.type(await composer(), 'keep me{Enter}');
    await screen.findByRole('alert');
    await app.user.type(await composer(), ' too{Enter}');
    await log();
    const [first, second] = sent(app);
    expect(second?.message).not.toBe(first?.message);
    expect(second?.text).toBe('keep me too');
  });

  test('asks again by itself under the same id when the engine died meanwhile', async () => {
    const app = await showApp(scene({}));
    app.fake.failNext('messages.send', new AppError('engine.restarted'));
    await app.user.type(await composer(), 'still here{Enter}');
    await waitFor(() => expect(app.fake.scene.messages.map(({ text }) => text)).toEqual(['still here']));
    const ids = sent(app).map(({ message }) => message);
    expect(ids.length).toBe(2);
    expect(new Set(ids).size).toBe(1);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('says that a text over the limit is too long and keeps all of it', async () => {
    const app = await showApp(scene({}));
    const long = 'ن'.repeat(17_000);
    await app.user.click(await composer());
    await app.user.paste(long);
    await app.user.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(/too long/);
    expect((await composer()).value).toBe(long);
    expect(sent(app)).toEqual([]);
  });

  test('keeps a draft while the person looks at another place', async () => {
    const app = await showApp(scene({}));
    await app.user.type(await composer(), 'half a thought');
    await app.user.click(screen.getByRole('button', { name: 'Privacy' }));
    await screen.findByRole('tab', { name: 'What we hold' });
    await app.user.keyboard('{Escape}');
    expect((await composer()).value).toBe('half a thought');
  });

  test('the client writes before the therapist has confirmed and is told where it waits', async () => {
    const app = await showApp(scene({ conversation: { state: 'awaiting' } }));
    expect(screen.getByText(/waits on this computer until then/)).toBeTruthy();
    await app.user.type(await composer(), 'Hello{Enter}');
    expect(screen.getByText('Waiting here')).toBeTruthy();
  });
});

test('says why a conversation alone does not go on', async () => {
  const app = await showApp(
    scene({ conversation: { state: 'opening', trouble: new AppError('keyPackage.none').toReport() } }),
  );
  expect(await screen.findByText(/has not left any keys yet/)).toBeTruthy();
  const trouble = new AppError('e2ee.damagedState').toReport();
  app.fake.scene.conversations = app.fake.scene.conversations.map((one) => ({ ...one, trouble }));
  app.fake.emit('conversations.changed', {});
  expect((await screen.findByRole('alert')).textContent).toMatch(/can still be read/);
});

test('in Arabic the whole page turns round and the words are Arabic', async () => {
  await showApp(
    scene({
      language: 'ar',
      messages: [fakeMessage({ order: 1, text: 'Hello', mine: true, delivery: 'sent' })],
    }),
  );
  expect(document.documentElement.dir).toBe('rtl');
  expect(await screen.findByText('لدى O7، مختومة')).toBeTruthy();
  expect(screen.getByRole('textbox', { name: /رسالة إلى/ })).toBeTruthy();
});

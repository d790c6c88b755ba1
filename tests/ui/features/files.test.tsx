// Files in a conversation: what was removed is said before they go, and every state of one that came has its words and its button.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { FileView } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { chosenFiles } from '../../support/fake-files.ts';
import { fakeId, fakeMessage } from '../../support/fake-scene.ts';
import { composer, log, scene } from '../support/conversation-scene.ts';
import { showApp } from '../support/show-app.tsx';

const file = (part: Partial<FileView>): FileView => ({
  id: fakeId(950),
  name: 'plan.bin',
  type: 'application/octet-stream',
  bytes: 2_000_000,
  width: null,
  height: null,
  state: 'offered',
  done: 0,
  problem: null,
  ...part,
});
const withFile = (part: Partial<FileView>) =>
  scene({
    messages: [fakeMessage({ order: 1, text: '', files: [file(part)] })],
  });
const asked = (app: Awaited<ReturnType<typeof showApp>>, name: string) =>
  app.fake.calls.filter((call) => call.name === name).map(({ request }) => request);

describe('files that go out', () => {
  test('are named with what was removed, can be taken off, and go without words', async () => {
    const app = await showApp(scene({}));
    await composer();
    await app.user.click(screen.getByRole('button', { name: 'Add files' }));
    const prepared = await screen.findByRole('list', { name: 'Files for the next message' });
    expect(within(prepared).getByText(/Removed: location and camera/)).toBeTruthy();
    expect(within(prepared).getByText(/Not cleaned/)).toBeTruthy();
    await app.user.click(screen.getByRole('button', { name: /Remove .*report\.docx/ }));
    await app.user.click(screen.getByRole('button', { name: 'Send' }));
    const [photo, report] = chosenFiles.files;
    await waitFor(() =>
      expect(asked(app, 'messages.send')).toMatchObject([{ text: '', files: [photo?.id] }]),
    );
    expect(asked(app, 'files.discard')).toEqual([{ id: report?.id }]);
    expect(screen.queryByRole('list', { name: 'Files for the next message' })).toBeNull();
  });

  test('come back to the composer when the line could not be stored', async () => {
    const app = await showApp(scene({}));
    await composer();
    await app.user.click(screen.getByRole('button', { name: 'Add files' }));
    await screen.findByText('window.jpg');
    app.fake.failNext('messages.send', new AppError('store.diskFull'));
    await app.user.click(screen.getByRole('button', { name: 'Send' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/disk is full/);
    expect(screen.getByText('window.jpg')).toBeTruthy();
    await app.user.click(screen.getByRole('button', { name: /Remove .*window/ }));
    await app.user.click(screen.getByRole('button', { name: /Remove .*report/ }));
  });
});

describe('a file that came', () => {
  test('is fetched, shows how far it is, and is stopped', async () => {
    const app = await showApp(withFile({}));
    await app.user.click(await screen.findByRole('button', { name: /Fetch .*plan\.bin/ }));
    expect(await screen.findByText(/waiting/)).toBeTruthy();
    const [message] = app.fake.scene.messages;
    if (message === undefined) throw new Error('there is one');
    app.fake.emit('message.changed', { ...message, files: [file({ state: 'moving', done: 500_000 })] });
    expect(await within(await log()).findByRole('progressbar', { name: /plan\.bin/ })).toBeTruthy();
    await app.user.click(screen.getByRole('button', { name: /Stop fetching/ }));
    expect(asked(app, 'files.cancel')).toEqual([{ file: fakeId(950) }]);
  });

  test.each([
    [{ state: 'here' }, /Save .*plan\.bin/, /MB|kB/],
    [{ state: 'expired' }, /Try again/, /no longer with O7/],
    [{ state: 'failed', problem: 'file.damaged' }, /Try again/, /not the file that was sent/],
  ] as const)('has its words and its button: %j', async (part, button, words) => {
    await showApp(withFile(part));
    expect(await screen.findByRole('button', { name: button })).toBeTruthy();
    expect(within(await log()).getAllByText(words).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: /^Show .*plan/ })).toBeNull();
  });

  test('is fetched by itself where it is a small picture, and only then', async () => {
    const app = await showApp(withFile({ id: fakeId(951), type: 'image/png', bytes: 90_000 }));
    await waitFor(() => expect(asked(app, 'files.fetch')).toEqual([{ file: fakeId(951) }]));
    const other = await showApp(withFile({ id: fakeId(952), type: 'image/png', bytes: 9_000_000 }));
    await screen.findAllByText('plan.bin');
    expect(asked(other, 'files.fetch')).toEqual([]);
  });
});

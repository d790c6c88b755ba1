// "Check it is gone": offered when a deletion cannot be taken back any more, and what it prints.

import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { type FakeScene, fakeId } from '../../support/fake-scene.ts';
import { clientScene } from '../../support/sample-scene.ts';
import { type ShownApp, showApp } from '../support/show-app.tsx';

const now = Date.UTC(2026, 10, 22, 9, 12);

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

const offer = () => screen.queryByRole('button', { name: 'Check it is gone' });
const passes = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

/** Deletes the newest line, as a person would. */
async function deleteOne(scene: FakeScene = clientScene(now, 'en')): Promise<ShownApp> {
  const app = await showApp(scene);
  await waitFor(() => expect(document.querySelectorAll('[data-message]').length).toBeGreaterThan(0));
  const last = [...document.querySelectorAll<HTMLElement>('[data-message]')].at(-1);
  act(() => last?.focus());
  await app.user.keyboard('{Delete}');
  await app.user.click(await screen.findByRole('button', { name: 'Delete on my computers' }));
  await screen.findByText(/Message deleted/);
  return app;
}

async function checkIt(app: ShownApp): Promise<HTMLElement> {
  await passes(limits.undoDeleteMs);
  app.fake.scene.deleting = [];
  await app.user.click(await screen.findByRole('button', { name: 'Check it is gone' }));
  return screen.findByRole('dialog', { name: 'Is it gone?' });
}

describe('check it is gone', () => {
  test('is offered once the deletion cannot be taken back, not before', async () => {
    await deleteOne();
    expect(offer()).toBeNull();
    await passes(limits.undoDeleteMs);
    await waitFor(() => expect(offer()).not.toBeNull());
  });

  test('is not offered for what was taken back', async () => {
    const app = await deleteOne();
    await app.user.click(screen.getByRole('button', { name: 'Undo' }));
    await passes(limits.undoDeleteMs);
    expect(offer()).toBeNull();
  });

  test('prints copies, files and bytes, the control, and what it cannot see', async () => {
    const app = await deleteOne();
    const sheet = await checkIt(app);
    expect(await within(sheet).findByText('0 copies in 6 files, 41.9 MB read')).toBeTruthy();
    expect(within(sheet).getByText(/looked for a line that is still here, and found it/)).toBeTruthy();
    expect(within(sheet).getByText(/worn cells of an SSD/)).toBeTruthy();
    expect(within(sheet).getByText('The computer of the other person.')).toBeTruthy();
    const deleted = app.fake.calls.find(({ name }) => name === 'messages.delete')?.request;
    const checked = app.fake.calls.find(({ name }) => name === 'deletion.check')?.request;
    expect(checked).toEqual({ messages: (deleted as { messages: string[] }).messages });
  });

  test('names the backups that are older than the deletion, and only those', async () => {
    const known = { bytes: 1, messages: 1, place: 'file', superseded: false } as const;
    const app = await deleteOne({
      ...clientScene(now, 'en'),
      backup: {
        backups: [
          { ...known, id: fakeId(1), at: Date.now() + 86_400_000, name: 'tomorrow.o7backup' },
          { ...known, id: fakeId(2), at: Date.now() - 86_400_000, name: 'yesterday.o7backup' },
        ],
        dailyFolder: null,
        running: null,
        problem: null,
      },
    });
    const sheet = await checkIt(app);
    expect(await within(sheet).findByText('yesterday.o7backup')).toBeTruthy();
    expect(within(sheet).queryByText('tomorrow.o7backup')).toBeNull();
  });

  test('hides nothing: copies that are left, and a control that found nothing', async () => {
    const app = await deleteOne();
    app.fake.scene.gone = { copies: 2, others: 1, files: 6, bytesRead: 4_096, aside: true, control: false };
    const sheet = await checkIt(app);
    expect(await within(sheet).findByText('2 copies in 6 files, 4.1 kB read')).toBeTruthy();
    expect(within(sheet).getByRole('alert').textContent).toMatch(/still here/);
    expect(within(sheet).getByText(/Zero then proves less/)).toBeTruthy();
    expect(within(sheet).getByText(/1 other message says the same words/)).toBeTruthy();
    expect(within(sheet).getByText(/former profile that is kept/)).toBeTruthy();
  });

  test('shows how far it is, waits for the erasing, and says why it failed', async () => {
    const app = await deleteOne();
    await passes(limits.undoDeleteMs);
    const button = await screen.findByRole('button', { name: 'Check it is gone' });
    await app.user.click(button);
    const sheet = await screen.findByRole('dialog', { name: 'Is it gone?' });
    act(() => app.fake.emit('device.progress', { done: 1, total: 2 }));
    expect((await within(sheet).findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('0.5');
    app.fake.scene.deleting = [];
    app.fake.failNext('deletion.check', new AppError('store.damaged'));
    await passes(1_000);
    expect((await within(sheet).findByRole('alert')).textContent).toMatch(/damaged/);
    await app.user.click(within(sheet).getByRole('button', { name: 'Try again' }));
    expect(await within(sheet).findByText(/0 copies/)).toBeTruthy();
  });

  test('can be found again on the privacy page', async () => {
    const app = await deleteOne();
    await passes(limits.undoDeleteMs + 60_000);
    await app.user.click(screen.getByRole('button', { name: 'Privacy' }));
    await app.user.click(await screen.findByRole('button', { name: 'Check it is gone' }));
    expect(await screen.findByRole('dialog', { name: 'Is it gone?' })).toBeTruthy();
  });
});

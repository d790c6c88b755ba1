// Settings → Backup and recovery, and bringing a backup back.

import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/app-error.ts';
import { type FakeScene, fakeId, fakeProblem } from '../../support/fake-scene.ts';
import { clientScene } from '../../support/sample-scene.ts';
import { type ShownApp, showApp } from '../support/show-app.tsx';

const now = Date.UTC(2026, 10, 22, 9, 12);
const kit = { confirmedAt: Date.UTC(2026, 10, 20), record: 'waiting', isNews: false } as const;
const file = { name: 'o7-2026-11-22.o7backup', bytes: 31_457_280, madeAt: now };
const words = `${'abandon '.repeat(23)}art`;

const scene = (more: Partial<FakeScene> = {}): FakeScene => ({
  ...clientScene(now, 'en'),
  recovery: { kit },
  ...more,
});
const press = async ({ user }: ShownApp, name: RegExp | string) =>
  user.click(await screen.findByRole('button', { name }));

async function openTab(given = scene()): Promise<ShownApp> {
  const app = await showApp(given);
  await press(app, 'Settings');
  await app.user.click(await screen.findByRole('tab', { name: /Backup/ }));
  await screen.findByRole('heading', { name: 'Every day by itself' });
  return app;
}

describe('backups', () => {
  test('cannot be made without a kit, which is offered instead', async () => {
    await openTab(scene({ recovery: { kit: null } }));
    expect(await screen.findByRole('button', { name: 'Make a backup now…' })).toHaveProperty(
      'disabled',
      true,
    );
    expect(screen.getByRole('button', { name: 'Make a recovery kit' })).toHaveProperty('disabled', false);
  });

  test('one by hand is told once it was read back, and stands in the list', async () => {
    const app = await openTab(scene({ chosenFile: file }));
    expect(await screen.findByText(/still waits for a connection/)).toBeTruthy();
    await press(app, 'Make a backup now…');
    expect(await screen.findByText(/read back and is whole/)).toBeTruthy();
    expect(await screen.findByText(file.name)).toBeTruthy();
  });

  test('closing the file dialog makes nothing and says nothing', async () => {
    const app = await openTab();
    await press(app, 'Make a backup now…');
    await waitFor(() => expect(app.fake.calls.some(({ name }) => name === 'backup.make')).toBe(true));
    expect(screen.queryByText(/read back and is whole/)).toBeNull();
    expect(screen.getByText('None yet.')).toBeTruthy();
  });

  test('one that is being written shows how far it is, and can be stopped', async () => {
    const app = await openTab();
    act(() =>
      app.fake.emit('backup.changed', { ...app.fake.scene.backup, running: { done: 30, total: 120 } }),
    );
    expect((await screen.findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('0.25');
    expect(screen.queryByRole('button', { name: 'Make a backup now…' })).toBeNull();
    await press(app, 'Stop this backup');
    expect(await screen.findByRole('button', { name: 'Make a backup now…' })).toBeTruthy();
  });

  test('a stopped one is told calmly, a failed one with its reason', async () => {
    const app = await openTab();
    app.fake.failNext('backup.make', new AppError('backup.cancelled'));
    await press(app, 'Make a backup now…');
    expect(await screen.findByText(/No unfinished file was left behind/)).toBeTruthy();
    app.fake.failNext('backup.make', new AppError('backup.diskFull'));
    await press(app, 'Make a backup now…');
    expect((await screen.findByRole('alert')).textContent).toMatch(/disk for the backup is full/);
  });

  test('the daily one is chosen, named by its folder alone, and stopped', async () => {
    const app = await openTab(scene({ chosenFile: file }));
    await press(app, 'Choose a folder…');
    expect(await screen.findByText(/Once a day into the folder/)).toBeTruthy();
    await press(app, 'Stop the daily backup');
    expect(await screen.findByRole('button', { name: 'Choose a folder…' })).toBeTruthy();
  });

  test('says why the daily one failed, which ones need older words, and what none ever holds', async () => {
    const known = {
      id: fakeId(3),
      at: now,
      bytes: 1_200,
      messages: 2,
      place: 'folder',
      name: 'old.o7backup',
    };
    await openTab(
      scene({
        backup: {
          backups: [{ ...known, place: 'folder', superseded: true }],
          dailyFolder: 'Stick',
          running: null,
          problem: new AppError('backup.notWritable').toReport(),
        },
      }),
    );
    expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be written to/);
    expect(screen.getByText('Opens with the words of then')).toBeTruthy();
    expect(screen.getByText(/^Never inside: the keys of conversations/)).toBeTruthy();
  });
});

describe('bringing back a backup', () => {
  const broken = (): FakeScene => ({
    ...scene({ chosenFile: file, words }),
    profile: fakeProblem('store.damaged', ['retry', 'restore']),
  });
  const toFile = async (given = broken()): Promise<ShownApp> => {
    const app = await showApp(given);
    await press(app, /backup/i);
    await screen.findByRole('heading', { name: 'Bring back a backup' });
    return app;
  };
  const toWords = async (app: ShownApp): Promise<void> => {
    await press(app, 'Choose the backup file…');
    await app.user.click(await screen.findByRole('textbox', { name: /words or digits/ }));
    await app.user.paste(words);
    await press(app, 'Continue');
    await app.user.click(await screen.findByRole('radio', { name: /Only me/ }));
  };

  test('shows what the file says of itself, asks for the words and who uses this computer, and opens', async () => {
    const app = await toFile();
    await toWords(app);
    expect(screen.getByText(file.name)).toBeTruthy();
    await press(app, 'Bring it back');
    expect(await screen.findByRole('textbox', { name: /Message to/ })).toBeTruthy();
  });

  test('a damaged one says where, in words one can say on the phone', async () => {
    const app = await toFile();
    app.fake.failNext(
      'restore.choose',
      new AppError('backup.damaged', { fields: { offset: 1_500_000, size: 2_000_000 } }),
    );
    await press(app, 'Choose the backup file…');
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /75% of the way through, at 1\.5 MB of 2 MB/,
    );
  });

  test('shows how far it is, and can be stopped without a loss', async () => {
    const app = await toFile();
    await toWords(app);
    let stop: (answer: unknown) => void = () => undefined;
    Object.assign(app.fake.o7.restore, {
      run: () =>
        new Promise((resolve) => {
          stop = resolve;
        }),
      cancel: async () => {
        stop({ ok: false, error: new AppError('backup.cancelled').toReport() });
        return { ok: true, value: {} };
      },
    });
    await press(app, 'Bring it back');
    act(() => app.fake.emit('restore.progress', { done: 1, total: 4 }));
    expect((await screen.findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('0.25');
    await press(app, 'Stop');
    expect(await screen.findByText('Stopped. Nothing was changed.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Bring it back' })).toHaveProperty('disabled', false);
  });
});

// What lies around the conversation: what O7 sees, what we hold, help, problems, the connection, the palette, the mirror.

import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { dataClassIds } from '../../../contract/domain/data-classes.ts';
import { storageItemIds } from '../../../contract/domain/storage-register.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { problemCodes } from '../../../renderer/features/problem/problems.ts';
import { emptyScene, type FakeScene, fakeProblem } from '../../support/fake-scene.ts';
import { clientScene, therapistScene } from '../../support/sample-scene.ts';
import { showApp } from '../support/show-app.tsx';

const now = Date.UTC(2026, 10, 22, 9, 12);

describe('what O7 sees', () => {
  const openSheet = async (scene: FakeScene) => {
    const app = await showApp(scene);
    await app.user.click(await screen.findByRole('button', { name: /What O7 sees/ }));
    return { ...app, sheet: await screen.findByRole('dialog', { name: 'What O7 sees' }) };
  };

  test('puts my last message beside every column of the row and its bytes', async () => {
    const scene = clientScene(now, 'en');
    const { sheet } = await openSheet(scene);
    await within(sheet).findByText('pXk2v0hT9sQyLw7aJd3m1A');
    expect(within(sheet).getByRole('region', { name: /Your last message/ }).textContent).toContain(
      'I will try.',
    );
    for (const words of ['R8tZc4uFqWn0bV6yKe2s5g', '41', '3 in generation 1', '1 device']) {
      expect(within(sheet).getByText(words)).toBeTruthy();
    }
    const dump = sheet.querySelector('pre')?.textContent ?? '';
    expect(dump.split('\n').length).toBe(Math.ceil(742 / 16));
    expect(dump).toMatch(/^0000 {2}([0-9a-f]{2} ){7}[0-9a-f]{2} {2}([0-9a-f]{2} ){7}[0-9a-f]{2}\n0010/);
  });

  test('says when the bytes are gone because they were collected', async () => {
    const scene = clientScene(now, 'en');
    if (scene.transparency !== null) {
      scene.transparency.row = { ...scene.transparency.row, bytes: null, waitingFor: 0, collectedAt: now };
    }
    const { sheet } = await openSheet(scene);
    expect(
      await within(sheet).findByText(/^Bytes deleted at 22 November 2026.*\(collected\)\.$/),
    ).toBeTruthy();
    expect(sheet.querySelector('pre')).toBeNull();
  });

  test('asks the service anew each time it is opened', async () => {
    const { user, fake } = await openSheet(clientScene(now, 'en'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: /What O7 sees/ }));
    await screen.findByText('pXk2v0hT9sQyLw7aJd3m1A');
    expect(fake.calls.filter(({ name }) => name === 'transparency.lastMessage').length).toBe(2);
  });

  test('says why when the service cannot be asked, and tries again', async () => {
    const app = await showApp(clientScene(now, 'en'));
    app.fake.failNext('transparency.lastMessage', new AppError('network.offline'));
    await app.user.click(await screen.findByRole('button', { name: /What O7 sees/ }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be reached/);
    await app.user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('pXk2v0hT9sQyLw7aJd3m1A')).toBeTruthy();
  });

  test('says so while nothing has left this computer', async () => {
    const { sheet } = await openSheet({ ...clientScene(now, 'en'), transparency: null });
    expect(await within(sheet).findByText(/Nothing of yours has left this computer/)).toBeTruthy();
  });
});

describe('what we hold', () => {
  const openPage = async (scene: FakeScene) => {
    const app = await showApp(scene);
    await app.user.click(screen.getByRole('button', { name: 'Privacy' }));
    await screen.findByRole('heading', { name: 'Kinds of data' });
    return app;
  };

  test('lists every data class and every stored item with its count', async () => {
    const scene = clientScene(now, 'en');
    const app = await openPage(scene);
    const classes = screen.getByRole('table');
    expect(within(classes).getAllByRole('row').length).toBe(dataClassIds.length + 1);
    const row = within(classes).getByRole('row', { name: /^Invitations/ });
    const held = scene.holdings.holdings.find(({ dataClass }) => dataClass === 'invitations');
    expect(within(row).getByText(String(held?.device.count))).toBeTruthy();
    expect(within(row).getByText('30 days')).toBeTruthy();
    expect(within(row).getByText('The practice')).toBeTruthy();
    await app.user.click(screen.getByRole('tab', { name: 'Storage' }));
    const items = await screen.findByRole('table');
    expect(within(items).getAllByRole('row').length).toBe(storageItemIds.length + 1);
  });

  test('says “never” where a class has no place and “not counted” where the service was away', async () => {
    const scene = clientScene(now, 'en');
    scene.holdings = {
      ...scene.holdings,
      holdings: scene.holdings.holdings.map((one) => ({ ...one, service: null })),
      serviceError: new AppError('network.offline').toReport(),
    };
    await openPage(scene);
    expect(screen.getByText(/O7’s side could not be counted/)).toBeTruthy();
    const cells = (name: RegExp) =>
      within(screen.getByRole('row', { name })).getAllByRole('cell').at(-1)?.textContent;
    expect(cells(/^Messages ?What/)).toBe('never');
    expect(cells(/^Conversations/)).toBe('not counted');
  });

  test('says what O7 learns and what no app can promise', async () => {
    await openPage(clientScene(now, 'en'));
    expect(screen.getByText(/Which account writes to which account/)).toBeTruthy();
    expect(
      screen.getByText('An operator cannot read content on the service; a changed app could.'),
    ).toBeTruthy();
  });
});

describe('problems', () => {
  test.each(problemCodes)('%s says what is safe, what to do, and offers to try again', async (code) => {
    const app = await showApp({
      ...emptyScene(),
      profile: fakeProblem(code),
    });
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByRole('heading', { level: 1 }).textContent).not.toBe('');
    expect(alert.textContent).toMatch(/nothing on this computer was changed\./);
    expect(within(alert).getByRole('heading', { name: 'What to do' })).toBeTruthy();
    expect(screen.getByText(code)).toBeTruthy();
    app.fake.scene.profile = clientScene(now, 'en').profile;
    await app.user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('navigation')).toBeTruthy();
  });

  test.each(['store.missing', 'store.damaged', 'internal.unexpected'] as const)(
    '%s does not claim that the messages are still there',
    async (code) => {
      await showApp({ ...emptyScene(), profile: fakeProblem(code) });
      expect((await screen.findByRole('alert')).textContent).not.toMatch(/messages are still here/);
    },
  );

  test('an unforeseen code still has words and a way out', async () => {
    await showApp({
      ...emptyScene(),
      profile: fakeProblem('internal.unexpected'),
    });
    expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be opened right now/);
  });
});

describe('the connection', () => {
  const since = new Date(2026, 0, 5, 9, 12).getTime();

  test('is silent while it stands', async () => {
    await showApp(clientScene(now, 'en'));
    expect(screen.queryByText(/Offline|Connecting/)).toBeNull();
  });

  test('says since when, what waits and why, and tries again', async () => {
    const app = await showApp(clientScene(now, 'en'));
    const error = new AppError('network.badCertificate').toReport();
    act(() => app.fake.emit('connection.changed', { state: 'offline', since, waiting: 3, error }));
    const line = await screen.findByText(/^Offline since/);
    expect(line.textContent).toMatch(/^Offline since .*\. 3 messages will go out\. .*wrong certificate/);
    app.fake.scene.connection = { state: 'online', since: now, waiting: 0, error: null };
    await app.user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByText(/^Offline since/)).toBeNull());
  });

  test('says that the engine restarted and reads everything again', async () => {
    const app = await showApp(clientScene(now, 'en'));
    act(() => app.fake.emit('engine.state', { state: 'restarting' }));
    expect(await screen.findByText(/starting again. Nothing was lost/)).toBeTruthy();
    const before = app.fake.calls.filter(({ name }) => name === 'messages.list').length;
    act(() => app.fake.emit('engine.state', { state: 'running' }));
    expect(await screen.findByText('The app’s engine restarted. Nothing was lost.')).toBeTruthy();
    await waitFor(() =>
      expect(app.fake.calls.filter(({ name }) => name === 'messages.list').length).toBeGreaterThan(before),
    );
  });
});

describe('the palette', () => {
  test('finds people first, by label or nickname, and goes to them', async () => {
    const app = await showApp(therapistScene(now));
    await app.user.keyboard('{Control>}k{/Control}');
    const names = within(await screen.findByRole('dialog'))
      .getAllByRole('menuitem')
      .map(({ textContent }) => textContent);
    expect(names.findIndex((name) => name?.includes('Sara'))).toBeLessThan(
      names.findIndex((name) => name?.includes('Invite somebody')),
    );
    await app.user.keyboard('sunfl');
    await waitFor(() => expect(screen.getAllByRole('menuitem').length).toBe(1));
    await app.user.keyboard('{ArrowDown}{Enter}');
    expect(await screen.findByRole('heading', { name: /Sara A., Tuesdays/ })).toBeTruthy();
  });

  test('switches the language, and Escape returns', async () => {
    const app = await showApp(therapistScene(now));
    await app.user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog');
    await app.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await app.user.keyboard('{Control>}k{/Control}');
    await app.user.click(await screen.findByRole('menuitem', { name: /switch language/ }));
    await waitFor(() => expect(document.documentElement.dir).toBe('rtl'));
  });

  test('before sign-up offers only what exists then', async () => {
    const app = await showApp(emptyScene());
    await app.user.keyboard('{Control>}k{/Control}');
    const items = within(await screen.findByRole('dialog'))
      .getAllByRole('menuitem')
      .map(({ textContent }) => textContent);
    expect(items).toEqual([
      'العربية: switch language',
      'Dark theme',
      'Settings',
      'Keyboard shortcuts',
      'Help now',
    ]);
  });
});

describe('the mirror', () => {
  test('turns the whole window at once and back, and tells the shell', async () => {
    const app = await showApp(clientScene(now, 'en'));
    await app.user.click(screen.getByRole('button', { name: 'العربية' }));
    await waitFor(() => expect(document.documentElement.dir).toBe('rtl'));
    expect(document.documentElement.lang).toBe('ar');
    expect(await screen.findByRole('button', { name: 'مساعدة الآن' })).toBeTruthy();
    expect(app.fake.scene.appearance.language).toBe('ar');
    await app.user.click(screen.getByRole('button', { name: 'English' }));
    await waitFor(() => expect(document.documentElement.dir).toBe('ltr'));
  });

  test('goes back when the choice could not be saved', async () => {
    const app = await showApp(clientScene(now, 'en'));
    app.fake.failNext('appearance.set', new AppError('store.diskFull'));
    await app.user.click(screen.getByRole('button', { name: 'العربية' }));
    await waitFor(() => expect(app.fake.calls.some(({ name }) => name === 'appearance.set')).toBe(true));
    await waitFor(() => expect(document.documentElement.dir).toBe('ltr'));
    expect(screen.getByRole('button', { name: 'Help now' })).toBeTruthy();
  });

  test('the theme is put on the document', async () => {
    const app = await showApp(clientScene(now, 'en'));
    await app.user.click(screen.getByRole('button', { name: 'Dark theme' }));
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'));
  });
});

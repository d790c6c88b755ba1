// What lies around the conversation: what O7 sees, what we hold, help, problems, the connection, the palette, the mirror.

import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { type DataClass, dataClasses, dataClassIds } from '../../../contract/domain/data-classes.ts';
import { storageItemIds } from '../../../contract/domain/storage-register.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { problemCodes } from '../../../renderer/features/problem/problems.ts';
import { en } from '../../../renderer/i18n/en.ts';
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

  test('S2: every data class says what, why, basis, who answers, since, until, who can see it, source, count, size', async () => {
    const scene = clientScene(now, 'en');
    const app = await openPage(scene);
    const lines = screen.getAllByRole('heading', { level: 3 }).map((one) => within(one).getByRole('button'));
    expect(lines.length).toBe(dataClassIds.length);
    for (const [at, line] of lines.entries()) {
      const { device, service } = scene.holdings.holdings[at] ?? {};
      const { deviceTables, serviceTables }: DataClass = dataClasses[dataClassIds[at] ?? 'account'];
      const side = (tables: readonly string[], count?: number) => (tables.length === 0 ? 'never' : count);
      expect(line.textContent).toContain(`Here${side(deviceTables, device?.count)}`);
      expect(line.textContent).toContain(`At O7${side(serviceTables, service?.count)}`);
    }
    await app.user.click(screen.getByRole('button', { name: /^Invitations/ }));
    const invitations = screen.getByRole('group', { name: /^Invitations/ });
    const names = within(invitations)
      .getAllByRole('term')
      .map((one) => one.textContent);
    expect(names).toEqual([
      ...['In one row', 'Basis', 'Who answers', 'Where it comes from', 'Who can see it', 'Since'],
      ...['Kept until'],
    ]);
    expect(within(invitations).getByText('30 days')).toBeTruthy();
    expect(within(invitations).getByText('The practice')).toBeTruthy();
  });

  test('S2: each row leads to where it is seen, corrected and deleted, or says what ends it', async () => {
    const app = await openPage(clientScene(now, 'en'));
    await app.user.click(screen.getByRole('button', { name: /^Key changes/ }));
    const keyChanges = within(screen.getByRole('group', { name: /^Key changes/ }));
    expect(keyChanges.queryByRole('button')).toBeNull();
    expect(keyChanges.getByText(/cannot be deleted alone: it goes as “Kept until” says/)).toBeTruthy();
    await app.user.click(screen.getByRole('button', { name: /^Settings ?Choices/ }));
    await app.user.click(screen.getByRole('button', { name: 'Delete it: Settings' }));
    expect(await screen.findByRole('heading', { name: 'For convenience: you decide' })).toBeTruthy();
  });

  test('S4: lists every stored item; what is refused is said to be gone, tracking is empty and says why', async () => {
    const app = await openPage(clientScene(now, 'en'));
    await app.user.click(screen.getByRole('tab', { name: 'Storage' }));
    await screen.findByRole('heading', { name: 'Necessary' });
    for (const id of storageItemIds)
      expect(
        screen.getAllByRole('heading', { level: 3, name: new RegExp(`^${en.storageItems[id].name}`) }),
      ).toBeTruthy();
    expect(screen.getByText(/no pixel, no beacon/)).toBeTruthy();
    expect(screen.getByText(/nothing had to be blocked/)).toBeTruthy();
    await app.user.click(screen.getByRole('button', { name: /What may be stored: Place of the window/ }));
    await app.user.click(screen.getByRole('option', { name: 'Do not store it' }));
    expect(await screen.findByText('Nothing is stored. What was there is deleted.')).toBeTruthy();
    expect(screen.getAllByText('Nothing is stored').length).toBe(1);
    expect(app.fake.calls).toContainEqual({
      name: 'storage.choose',
      request: { item: 'windowPlace', choice: 'refuse' },
    });
  });

  test('S4: the question before something is stored waits, blocks nothing, and is put once', async () => {
    const app = await openPage(clientScene(now, 'en'));
    act(() => {
      app.fake.emit('storage.asked', { item: 'desk' });
      app.fake.emit('storage.asked', { item: 'desk' });
    });
    expect((await screen.findAllByText('Keep what you are writing, in case the app closes?')).length).toBe(1);
    await app.user.click(screen.getByRole('tab', { name: 'Storage' }));
    await app.user.click(screen.getByRole('button', { name: 'Never' }));
    expect(app.fake.calls).toContainEqual({ name: 'storage.answerDesk', request: { answer: 'never' } });
    expect(screen.queryByText('Keep what you are writing, in case the app closes?')).toBeNull();
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
    const line = (name: RegExp) => screen.getByRole('button', { name }).textContent;
    expect(line(/^Messages ?What/)).toMatch(/At O7never$/);
    expect(line(/^Conversations/)).toMatch(/At O7not counted$/);
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

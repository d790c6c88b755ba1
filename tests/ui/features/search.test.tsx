// Search through messages: as one types, narrowed to a person and to days, and from the palette.

import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { SearchHit } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { askedOf } from '../../../renderer/features/search/narrowing.ts';
import {
  emptyScene,
  type FakeScene,
  fakeConversation,
  fakeId,
  fakeMessage,
  fakeOpen,
} from '../../support/fake-scene.ts';
import { type ShownApp, showApp } from '../support/show-app.tsx';

const sara = fakeConversation({ id: fakeId(1), label: 'Sara A., Tuesdays' });
const amal = fakeConversation({ id: fakeId(2), nickname: 'أمل' });
const lines = [
  fakeMessage({ order: 1, text: 'The metro was loud.' }),
  fakeMessage({ order: 2, text: 'No metro today.', mine: true }),
  fakeMessage({ order: 3, text: 'ركبت المترو metro', conversation: amal.id }),
];

function desk(more: Partial<FakeScene> = {}): FakeScene {
  return {
    ...emptyScene(),
    profile: fakeOpen({ role: 'therapist', nickname: 'Rana', practiceName: 'Nile Practice' }),
    connection: { state: 'online', since: 0, waiting: 0, error: null },
    conversations: [sara, amal],
    messages: lines,
    ...more,
  };
}

async function openSearch(scene = desk()): Promise<ShownApp & { sheet: HTMLElement }> {
  const app = await showApp(scene);
  await app.user.keyboard('{Control>}{Shift>}f{/Shift}{/Control}');
  return { ...app, sheet: await screen.findByRole('dialog', { name: 'Search in messages' }) };
}

const field = () => screen.getByRole('searchbox', { name: 'Words to look for' });
const hits = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
const asked = ({ fake }: ShownApp) =>
  fake.calls
    .filter(({ name }) => name === 'search.messages')
    .map(({ request }) => request as { query: string });

describe('search in messages', () => {
  test('finds as one types, newest first, and marks what was found in the direction of the message', async () => {
    const app = await openSearch();
    await app.user.type(field(), 'metro');
    await waitFor(() => expect(hits().length).toBe(3));
    expect(hits()[0]).toMatch(/أمل/);
    expect(hits()[1]).toMatch(/You, to Sara A\., Tuesdays/);
    const marked = [...app.sheet.querySelectorAll('mark')];
    expect(marked.map(({ textContent }) => textContent)).toEqual(['metro', 'metro', 'metro']);
    expect(marked.every((mark) => mark.closest('[dir=auto]') !== null)).toBe(true);
    await waitFor(() =>
      expect(screen.getByText('3 messages found.').closest('[role=status]')).not.toBeNull(),
    );
  });

  test('asks once for what was typed in one go, and not at all for nothing', async () => {
    const app = await openSearch();
    expect(asked(app).length).toBe(0);
    await app.user.click(field());
    await app.user.paste('metro');
    await waitFor(() => expect(hits().length).toBe(3));
    expect(asked(app).map(({ query }) => query)).toEqual(['metro']);
    await app.user.clear(field());
    await waitFor(() => expect(hits().length).toBe(0));
    expect(asked(app).length).toBe(1);
  });

  test('an answer to what was typed before does not replace a newer one', async () => {
    const app = await openSearch();
    const slow: ((hits: SearchHit[]) => void)[] = [];
    const first = app.fake.o7.search.messages;
    Object.assign(app.fake.o7.search, {
      messages: (request: { query: string }) =>
        request.query === 'met'
          ? new Promise((resolve) => {
              slow.push((found) => resolve({ ok: true, value: { hits: found, more: false } }));
            })
          : first(request as never),
    });
    await app.user.click(field());
    await app.user.paste('met');
    await waitFor(() => expect(slow.length).toBe(1));
    await app.user.paste('ro was');
    await waitFor(() => expect(hits().length).toBe(1));
    const stale: SearchHit = { message: lines[1] as never, place: 2, pieces: [{ text: 'stale', hit: true }] };
    await act(async () => slow[0]?.([stale]));
    expect(hits()).toEqual([expect.stringMatching(/The metro was loud/)]);
  });

  test('says politely that nothing was found, and why it failed', async () => {
    const app = await openSearch();
    await app.user.type(field(), 'zebra');
    expect(await screen.findByText('No message has these words.')).toBeTruthy();
    app.fake.failNext('search.messages', new AppError('store.damaged'));
    await app.user.type(field(), 's');
    expect((await screen.findByRole('alert')).textContent).toMatch(/damaged/);
  });

  test('is narrowed to one person, found by the letters people write for one another', async () => {
    const app = await openSearch();
    await app.user.type(field(), 'metro');
    await app.user.click(screen.getByRole('button', { name: /With whom/ }));
    await app.user.type(await screen.findByRole('searchbox', { name: 'Find a person' }), 'امل');
    await app.user.click(await screen.findByRole('option', { name: /أمل/ }));
    await waitFor(() => expect(hits()).toEqual([expect.stringMatching(/المترو/)]));
  });

  test('Enter opens the newest, and the line it leads to is marked', async () => {
    const app = await openSearch(desk({ conversations: [sara] }));
    await app.user.type(field(), 'loud');
    await waitFor(() => expect(hits().length).toBe(1));
    await screen.findByText('1 message found.');
    await app.user.keyboard('{Enter}');
    const log = await screen.findByRole('log');
    await waitFor(() => expect(log.querySelector('[class*=sought]')?.textContent).toMatch(/loud/));
    expect(log.querySelectorAll('[class*=sought]').length).toBe(1);
  });

  test('the arrow goes down into the list, Enter opens what has the focus', async () => {
    const app = await openSearch();
    await app.user.type(field(), 'metro');
    await waitFor(() => expect(hits().length).toBe(3));
    await app.user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(await screen.findByRole('textbox', { name: /Message to .Sara/ })).toBeTruthy();
  });

  test('forgets what was typed with the sheet', async () => {
    const app = await openSearch();
    await app.user.type(field(), 'metro');
    await app.user.keyboard('{Escape}{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await app.user.keyboard('{Control>}{Shift>}f{/Shift}{/Control}');
    expect(await screen.findByRole('searchbox', { name: 'Words to look for' })).toHaveProperty('value', '');
  });

  test('a client with one practice is not asked with whom', async () => {
    const me = { role: 'client', nickname: 'sunflower', practiceName: 'Nile Practice' } as const;
    const { sheet } = await openSearch(desk({ profile: fakeOpen(me), conversations: [sara] }));
    expect(within(sheet).queryByRole('button', { name: /With whom/ })).toBeNull();
  });
});

describe('the days of a search', () => {
  test('both belong to what is looked through, also when clocks change', () => {
    const { from, until } = askedOf('x', { conversation: null, from: '2026-10-29', until: '2026-10-29' });
    expect(new Date(from ?? 0).toString()).toMatch(/Oct 29 2026 00:00:00/);
    expect(new Date(until ?? 0).toString()).toMatch(/Oct 30 2026 00:00:00/);
  });
});

describe('the palette', () => {
  test('shows messages between people and actions, and leads to the whole search', async () => {
    const app = await showApp(desk());
    await app.user.keyboard('{Control>}k{/Control}');
    await app.user.type(await screen.findByRole('textbox', { name: /Find a person/ }), 'loud');
    const found = await screen.findByRole('menuitem', { name: /The metro was/ });
    expect(found.closest('[role=group]')?.textContent).toMatch(/In messages/);
    await app.user.click(screen.getByRole('menuitem', { name: 'Search in messages…' }));
    expect(await screen.findByRole('searchbox', { name: 'Words to look for' })).toHaveProperty(
      'value',
      'loud',
    );
  });

  test('says that nothing is found where neither people nor messages nor actions fit', async () => {
    const app = await showApp(desk());
    await app.user.keyboard('{Control>}k{/Control}');
    await app.user.type(await screen.findByRole('textbox', { name: /Find a person/ }), 'qqq');
    expect(await screen.findByText('Nothing found.')).toBeTruthy();
  });
});

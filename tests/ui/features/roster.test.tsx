// The therapist's list of people: search, filters, order, what can be done with a conversation, all by keyboard.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import {
  emptyScene,
  type FakeScene,
  fakeConversation,
  fakeId,
  fakeMessage,
  fakeOpen,
} from '../../support/fake-scene.ts';
import { showApp } from '../support/show-app.tsx';

const hour = (at: number) => Date.UTC(2026, 10, 22, at);

function person(at: number, label: string, given: Partial<ConversationView> = {}): ConversationView {
  return fakeConversation({
    id: fakeId(at),
    nickname: `nick${at}`,
    label,
    lastActivityAt: hour(at),
    lastMessage: fakeMessage({ conversation: fakeId(at), order: 1, text: 'hello' }),
    ...given,
  });
}

const desk = (conversations: ConversationView[]): FakeScene => ({
  ...emptyScene(),
  profile: fakeOpen({ role: 'therapist', nickname: 'Rana', practiceName: 'Nile Practice' }),
  connection: { state: 'online', since: 0, waiting: 0, error: null },
  conversations,
});

const people = () =>
  desk([
    person(1, 'Sara A.', { waitingForReply: true }),
    person(2, 'سُهى، الأربعاء', { unread: 2, firstUnread: { message: fakeId(9), at: hour(2) } }),
    person(3, 'Omar', { pinned: true }),
    person(4, 'Old Friend', { archived: true }),
    person(5, 'Laila'),
  ]);

const region = () => screen.findByRole('region', { name: 'People' });
const rows = async () => [...(await region()).querySelectorAll<HTMLElement>('[data-row]')];
const names = async () => (await rows()).map((row) => row.querySelector('bdi')?.textContent);
const show = async (app: Awaited<ReturnType<typeof showApp>>, filter: string) =>
  app.user.click(within(await region()).getByRole('radio', { name: filter }));

describe('what the list shows', () => {
  test('pinned people stand above the others, the archive apart', async () => {
    await showApp(people());
    await waitFor(async () => expect(await names()).toEqual(['Omar', 'Laila', 'سُهى، الأربعاء', 'Sara A.']));
  });

  test('filters by unread, by whose turn it is, and by the archive', async () => {
    const app = await showApp(people());
    await show(app, 'Unread');
    expect(await names()).toEqual(['سُهى، الأربعاء']);
    await show(app, 'My reply');
    expect(await names()).toEqual(['Sara A.']);
    await show(app, 'Archive');
    expect(await names()).toEqual(['Old Friend']);
  });

  test('searches labels and nicknames of everybody, without regard to harakat and letter forms', async () => {
    const app = await showApp(people());
    const search = await screen.findByRole('searchbox', { name: 'Search people' });
    await app.user.type(search, 'سهي');
    expect(await names()).toEqual(['سُهى، الأربعاء']);
    await app.user.clear(search);
    await app.user.type(search, 'old');
    expect(await names()).toEqual(['Old Friend']);
    await app.user.clear(search);
    await app.user.type(search, 'nobody');
    expect(await screen.findByText('No label or nickname begins like this.')).toBeTruthy();
  });
});

describe('by keyboard', () => {
  test('Ctrl+F searches, Enter opens the first, the arrow goes down into the list', async () => {
    const app = await showApp(people());
    await rows();
    await app.user.keyboard('{Control>}f{/Control}');
    const search = screen.getByRole('searchbox', { name: 'Search people' });
    await waitFor(() => expect(document.activeElement).toBe(search));
    await app.user.keyboard('lai{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: /Laila/ })).toBeTruthy();
    search.focus();
    await app.user.keyboard('{Control>}a{/Control}{Backspace}{ArrowDown}');
    expect(document.activeElement?.textContent).toMatch(/Omar/);
    await app.user.keyboard('{End}');
    expect(document.activeElement?.textContent).toMatch(/Sara/);
  });

  test('one row is a stop for Tab; Alt with the arrows and Ctrl with a digit go from person to person', async () => {
    const app = await showApp(people());
    expect((await rows()).filter((row) => row.tabIndex === 0).length).toBe(1);
    await app.user.keyboard('{Control>}2{/Control}');
    expect(await screen.findByRole('heading', { level: 1, name: /Laila/ })).toBeTruthy();
    await app.user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(await screen.findByRole('heading', { level: 1, name: /Omar/ })).toBeTruthy();
  });

  test('the menu key offers what fits: pin, mark unread, needs no reply, archive', async () => {
    const app = await showApp(people());
    const row = async (name: string) => {
      const found = (await rows()).find((one) => one.textContent?.includes(name));
      if (found === undefined) throw new Error(`no row ${name}`);
      return found;
    };
    (await row('Sara A.')).focus();
    await app.user.keyboard('{Shift>}{F10}{/Shift}');
    const menu = await screen.findByRole('menu', { name: /Sara A/ });
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Pin to the top', 'Mark unread', 'Needs no reply', 'Move to the archive']);
    await app.user.click(within(menu).getByRole('menuitem', { name: 'Needs no reply' }));
    await waitFor(() => expect(app.fake.scene.conversations[0]?.waitingForReply).toBe(false));
    (await row('Laila')).focus();
    await app.user.keyboard('{Shift>}{F10}{/Shift}');
    await app.user.click(await screen.findByRole('menuitem', { name: 'Move to the archive' }));
    await waitFor(async () => expect(await names()).toEqual(['Omar', 'سُهى، الأربعاء', 'Sara A.']));
  });
});

test('after time away the desk says how many lines came, from how many and since when, and where to begin', async () => {
  const app = await showApp(people());
  expect(await screen.findByText('2 new messages')).toBeTruthy();
  expect(screen.getByText('From 1 person, since 22 November 2026.')).toBeTruthy();
  await app.user.click(screen.getByRole('button', { name: 'Begin with the oldest' }));
  expect(await screen.findByRole('heading', { level: 1, name: /سُهى/ })).toBeTruthy();
});

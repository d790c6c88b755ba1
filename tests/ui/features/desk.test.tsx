// The therapist's desk: the list, confirming a person, labels.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import {
  emptyScene,
  type FakeScene,
  fakeConversation,
  fakeId,
  fakeMessage,
  fakeOpen,
} from '../../support/fake-scene.ts';
import { showApp } from '../support/show-app.tsx';

function scene(conversations: readonly ConversationView[], more: Partial<FakeScene> = {}): FakeScene {
  return {
    ...emptyScene(),
    profile: fakeOpen({ role: 'therapist', nickname: 'Rana', practiceName: 'Nile Practice' }),
    connection: { state: 'online', since: 0, waiting: 0, error: null },
    conversations: [...conversations],
    ...more,
  };
}

const sara = fakeConversation({
  id: fakeId(1),
  label: 'Sara A., Tuesdays',
  unread: 3,
  lastMessage: fakeMessage({ order: 1, text: 'I did the exercise\ntwice' }),
  lastActivityAt: Date.UTC(2026, 10, 22, 9, 0),
});
const omar = fakeConversation({
  id: fakeId(2),
  nickname: 'quiet river',
  label: 'Omar',
  state: 'toConfirm',
  lastActivityAt: Date.UTC(2026, 10, 20, 9, 0),
});
const rows = async () => {
  const list = within(await screen.findByRole('region', { name: 'People' })).getByRole('list');
  return within(list).findAllByRole('button');
};

describe('the list of people', () => {
  test('shows the label first, the nickname second, the last line and what is unread', async () => {
    await showApp(scene([sara]));
    const row = (await rows()).at(-1);
    expect(row?.textContent).toMatch(
      /^S?Sara A., Tuesdays.*sunflower.*I did the exercise twice.*3 unread messages$/,
    );
  });

  test('puts people who wait to be confirmed first', async () => {
    await showApp(scene([sara, omar]));
    const names = (await rows()).map((row) => row.textContent);
    expect(names[0]).toMatch(/Omar.*Please confirm/);
    expect(names[1]).toMatch(/Sara/);
  });

  test('shows who came while it stands open', async () => {
    const app = await showApp(scene([sara]));
    app.fake.scene.conversations = [sara, omar];
    app.fake.emit('conversations.changed', {});
    expect(await screen.findByText('Please confirm')).toBeTruthy();
  });

  test('draws only what can be seen of two thousand people, and says how many there are', async () => {
    const people = Array.from({ length: 2_000 }, (_, at) =>
      fakeConversation({ id: fakeId(at), nickname: `p${at}` }),
    );
    await showApp(scene(people));
    const items = await within(screen.getByRole('region', { name: 'People' })).findAllByRole('listitem');
    expect(items.length).toBeLessThan(60);
    expect(items[0]?.getAttribute('aria-setsize')).toBe('2000');
  });

  test('keeps a very long label inside its row and whole for a screen reader', async () => {
    const label = 'x'.repeat(60);
    await showApp(scene([{ ...sara, label }]));
    expect((await rows()).at(-1)?.textContent).toContain(label);
  });
});

describe('confirming', () => {
  test('asks who it is before anything can be written', async () => {
    const app = await showApp(scene([omar]));
    await app.user.click((await rows()).at(-1) as HTMLElement);
    const card = await screen.findByRole('region', { name: 'Confirm that this is the person you invited' });
    expect(card.textContent).toContain('quiet river');
    expect(screen.queryByRole('textbox', { name: /Message to/ })).toBeNull();
    await app.user.click(within(card).getByRole('button', { name: 'Confirm' }));
    expect(await screen.findByRole('textbox', { name: /Message to/ })).toBeTruthy();
  });

  test('declining asks once more and then removes the person', async () => {
    const app = await showApp(scene([omar]));
    await app.user.click((await rows()).at(-1) as HTMLElement);
    await app.user.click(await screen.findByRole('button', { name: 'Decline' }));
    const question = await screen.findByRole('alertdialog');
    expect(app.fake.scene.conversations.length).toBe(1);
    await app.user.click(within(question).getByRole('button', { name: 'Decline and remove' }));
    expect(await screen.findByText('Nobody here yet.')).toBeTruthy();
    expect(app.fake.scene.conversations).toEqual([]);
  });

  test('a failed confirmation says why and stays', async () => {
    const app = await showApp(scene([omar]));
    app.fake.failNext('pairing.confirm', new AppError('store.diskFull'));
    await app.user.click((await rows()).at(-1) as HTMLElement);
    await app.user.click(await screen.findByRole('button', { name: 'Confirm' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/disk is full/);
    expect(screen.getByRole('button', { name: 'Confirm' })).toBeTruthy();
  });
});

test('the private label can be changed beside the conversation', async () => {
  const app = await showApp(scene([sara]));
  await app.user.click((await rows()).at(-1) as HTMLElement);
  const field = await screen.findByRole('textbox', { name: 'Private label' });
  await app.user.clear(field);
  await app.user.type(field, 'Sara, Sundays{Enter}');
  await waitFor(() => expect(app.fake.scene.conversations[0]?.label).toBe('Sara, Sundays'));
  expect(await screen.findByRole('heading', { name: /Sara, Sundays/ })).toBeTruthy();
});

// The therapist's desk: the list, confirming a person, labels, invitations.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import {
  emptyScene,
  type FakeScene,
  fakeConversation,
  fakeId,
  fakeInvitation,
  fakeMessage,
} from '../../support/fake-scene.ts';
import { showApp } from '../support/show-app.tsx';

function scene(conversations: readonly ConversationView[], more: Partial<FakeScene> = {}): FakeScene {
  return {
    ...emptyScene(),
    profile: { state: 'open', me: { role: 'therapist', nickname: 'Rana', practiceName: 'Nile Practice' } },
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
const rows = async () =>
  within(await screen.findByRole('region', { name: 'People' })).findAllByRole('button');

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
    const names = (await rows()).slice(1).map((row) => row.textContent);
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

describe('invitations', () => {
  const openPage = async (more: Partial<FakeScene> = {}) => {
    const app = await showApp(scene([], more));
    await app.user.click(screen.getByRole('button', { name: 'Invitations' }));
    await screen.findByRole('heading', { name: 'Invitations', level: 1 });
    return app;
  };

  test('a new one stands ready to hand over: code in groups, link, QR code', async () => {
    const app = await openPage();
    await app.user.type(screen.getByRole('textbox', { name: 'Private label' }), 'Laila{Enter}');
    const card = await screen.findByRole('article');
    expect(within(card).getByRole('heading', { name: 'Laila' })).toBeTruthy();
    expect(card.textContent).toContain('K7QM-2XWD-9F4T-HB8A');
    expect(card.textContent).toContain('o7therapy://join#K7QM-2XWD-9F4T-HB8A');
    expect(within(card).getByRole('img', { name: /QR code/ })).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Private label' })).toHaveProperty('value', '');
  });

  test('says before the press that one cannot be made without the connection', async () => {
    await openPage({ connection: { state: 'offline', since: 0, waiting: 0, error: null } });
    expect(await screen.findByText(/Making an invitation needs the connection/)).toBeTruthy();
  });

  test('keeps the label when making one fails, and says why', async () => {
    const app = await openPage();
    app.fake.failNext('pairing.createInvitation', new AppError('network.offline'));
    await app.user.type(screen.getByRole('textbox', { name: 'Private label' }), 'Laila{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be reached/);
    expect(screen.getByRole('textbox', { name: 'Private label' })).toHaveProperty('value', 'Laila');
  });

  test('says what became of each ended one', async () => {
    const ended = { code: null, link: null } as const;
    await openPage({
      invitations: [
        fakeInvitation({ id: fakeId(1), label: 'a', state: 'used', ...ended }),
        fakeInvitation({ id: fakeId(2), label: 'b', state: 'expired', ...ended }),
        fakeInvitation({ id: fakeId(3), state: 'revoked', ...ended }),
      ],
    });
    const list = await screen.findByRole('region', { name: 'Ended' });
    const words = within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(words[0]).toMatch(/^aJoined/);
    expect(words[1]).toMatch(/^bExpired/);
    expect(words[2]).toMatch(/^Without a labelRevoked/);
  });

  test('revoking asks first and takes the code off the screen', async () => {
    const app = await openPage({ invitations: [fakeInvitation({ id: fakeId(9), label: 'Laila' })] });
    await app.user.click(await screen.findByRole('button', { name: 'Revoke' }));
    const question = await screen.findByRole('alertdialog');
    await app.user.click(within(question).getByRole('button', { name: 'Revoke' }));
    expect(await screen.findByText('Revoked')).toBeTruthy();
    expect(screen.queryByText(/o7therapy:/)).toBeNull();
  });

  test('a link opened here is not used, and that is said', async () => {
    const app = await openPage();
    app.fake.emit('link.opened', { code: 'K7QM-2XWD-9F4T-HB8A' });
    expect(await screen.findByText(/the link was not used/)).toBeTruthy();
    expect(app.fake.calls.some(({ name }) => name === 'pairing.lookUp')).toBe(false);
  });
});

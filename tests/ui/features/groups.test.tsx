// Groups of people: making one, who is in it, who wrote what, leaving.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ConversationView, PersonView } from '../../../contract/bridge/views.ts';
import {
  emptyScene,
  type FakeScene,
  fakeConversation,
  fakeId,
  fakeMessage,
  fakeOpen,
} from '../../support/fake-scene.ts';
import { showApp } from '../support/show-app.tsx';

const person = (number: number, nickname: string, more: Partial<PersonView> = {}): PersonView => ({
  account: fakeId(number),
  nickname,
  label: null,
  isFounder: false,
  verifiedAt: null,
  keyChangedAt: null,
  blocked: false,
  pausedSince: null,
  ...more,
});
const pair = (number: number, nickname: string, more: Partial<ConversationView> = {}) =>
  fakeConversation({ id: fakeId(number), nickname, people: [person(number + 100, nickname)], ...more });

function scene(role: 'therapist' | 'client', conversations: readonly ConversationView[]): FakeScene {
  return {
    ...emptyScene(),
    profile: fakeOpen({ role, nickname: 'Me', practiceName: 'Nile Practice' }),
    connection: { state: 'online', since: 0, waiting: 0, error: null },
    conversations: [...conversations],
  };
}

const group = fakeConversation({
  id: fakeId(9),
  kind: 'group',
  nickname: 'The family',
  people: [person(102, 'Rana', { isFounder: true }), person(103, 'Omar')],
});

describe('a therapist', () => {
  test('makes a group of people they write with; nobody else can be chosen', async () => {
    const { fake, user } = await showApp(
      scene('therapist', [
        pair(1, 'Sara'),
        pair(2, 'Omar'),
        pair(3, 'new one', { state: 'toConfirm' }),
        pair(4, 'gone one', { state: 'ended' }),
        pair(5, 'hushed', { people: [person(105, 'hushed', { blocked: true })] }),
      ]),
    );
    await user.click(screen.getByRole('button', { name: 'New group' }));
    const sheet = within(await screen.findByRole('dialog'));
    expect(sheet.getAllByRole('checkbox')).toHaveLength(2);
    const make = sheet.getByRole<HTMLButtonElement>('button', { name: 'Make the group' });
    expect(make.disabled).toBe(true);
    await user.click(sheet.getByRole('checkbox', { name: /Sara/ }));
    await user.click(sheet.getByRole('checkbox', { name: /Omar/ }));
    await user.click(make);
    expect(await sheet.findByText('Give the group a name.')).toBeTruthy();
    await user.type(sheet.getByRole('textbox', { name: 'Name of the group' }), 'Both');
    await user.click(make);
    expect(await screen.findByRole('heading', { level: 1, name: /Both/ })).toBeTruthy();
    const asked = fake.calls.filter(({ name }) => name === 'groups.create').at(-1)?.request;
    expect(asked).toEqual({ title: 'Both', people: [fakeId(101), fakeId(102)] });
  });

  test('takes somebody out after being told what stays, and cannot leave what they made', async () => {
    const own = { ...group, isFounder: true, people: [person(101, 'Sara'), person(102, 'Omar')] };
    const { fake, user } = await showApp(scene('therapist', [own]));
    await user.click(await screen.findByRole('button', { name: /The family/ }));
    const panel = within(await screen.findByRole('complementary', { name: 'Who is in this group' }));
    await user.click(await panel.findByRole('button', { name: /Take.*Omar.*out/ }));
    const question = within(await screen.findByRole('alertdialog'));
    expect(question.getByText(/Everybody else in .* keeps what is on their computers/)).toBeTruthy();
    await user.click(question.getByRole('button', { name: 'Take out' }));
    await waitFor(() => expect(panel.queryByText('Omar')).toBeNull());
    // The last one stays: a group of nobody is none.
    expect(panel.queryByRole('button', { name: /Take.*Sara.*out/ })).toBeNull();
    expect(fake.calls.filter(({ name }) => name === 'groups.remove')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'More about this conversation' }));
    await screen.findByRole('menu');
    expect(screen.queryByRole('menuitem', { name: 'Leave…' })).toBeNull();
  });
});

describe('a client', () => {
  test('sees a list with a group, who wrote which line, who is in, and how many have their own line', async () => {
    const inGroup = { conversation: group.id };
    const lines = [
      fakeMessage({ order: 1, text: 'good evening', author: 'Omar', ...inGroup }),
      fakeMessage({ order: 2, text: 'and to you', author: 'Rana', ...inGroup }),
      fakeMessage({
        order: 3,
        text: 'hello both',
        mine: true,
        delivery: 'sent',
        receipts: { delivered: 1, read: 0, of: 2 },
        ...inGroup,
      }),
    ];
    const { user } = await showApp({
      ...scene('client', [pair(1, 'Rana'), group]),
      messages: lines,
      onlyInKeys: ['Lena'],
    });
    // The conversation with the therapist stands until another is chosen.
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Rana');
    const list = within(screen.getByRole('region', { name: 'Conversations' }));
    await user.click(list.getByRole('button', { name: /The family/ }));
    const thread = within(await screen.findByRole('log'));
    expect((await thread.findByText('good evening')).closest('article')?.textContent).toContain('Omar');
    expect(thread.getByText('and to you').closest('article')?.textContent).toContain('Rana');
    expect(await screen.findByText('1 of 2 have it')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Who is in this group' }));
    const sheet = within(await screen.findByRole('dialog'));
    expect(await sheet.findAllByRole('listitem')).toHaveLength(4);
    expect(sheet.getByText(/Made the group/)).toBeTruthy();
    // Out by the founder's word, and her leaf still there: not counted, and not hidden.
    expect(sheet.getByText('3 people · 1 still in the keys')).toBeTruthy();
    expect(sheet.getByText('Lena').closest('li')?.textContent).toContain('can read until they are changed');
    expect(sheet.queryByRole('button', { name: 'Add people' })).toBeNull();
  });

  test('leaves after being told what remains; then there is nothing to write in', async () => {
    const { fake, user } = await showApp(scene('client', [pair(1, 'Rana')]));
    await user.click(await screen.findByRole('button', { name: 'More about this conversation' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Leave…' }));
    const question = within(await screen.findByRole('alertdialog'));
    expect(question.getByText(/stays on your computers until you delete it/)).toBeTruthy();
    await user.click(question.getByRole('button', { name: 'Leave' }));
    expect(await screen.findByText(/This conversation has ended/)).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: /Message to/ })).toBeNull();
    expect(fake.calls.filter(({ name }) => name === 'conversations.leave')).toHaveLength(1);
  });
});

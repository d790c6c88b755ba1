// What a person does with messages that stand there: walk, choose, copy, delete, take back; and the guard on pasting.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/app-error.ts';
import { fakeConversation, fakeId, fakeMessage, fakeOpen } from '../../support/fake-scene.ts';
import { composer, scene } from '../support/conversation-scene.ts';
import { showApp } from '../support/show-app.tsx';

const three = () =>
  scene({
    messages: [
      fakeMessage({ order: 1, text: 'one' }),
      fakeMessage({ order: 2, text: 'two', mine: true }),
      fakeMessage({ order: 3, text: 'three' }),
    ],
  });

const article = async (text: string): Promise<HTMLElement> => {
  const found = (await screen.findByText(text)).closest('article');
  if (found === null) throw new Error(`no message ${text}`);
  return found;
};

const shownTexts = () => screen.queryAllByRole('article').map((one) => one.querySelector('p')?.textContent);

describe('by keyboard', () => {
  test('one message is a stop for Tab, arrows walk, Home and End go to the ends', async () => {
    const app = await showApp(three());
    const [one, two, last] = [await article('one'), await article('two'), await article('three')];
    expect([one.tabIndex, two.tabIndex, last.tabIndex]).toEqual([-1, -1, 0]);
    last.focus();
    await app.user.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(two);
    await app.user.keyboard('{Home}');
    expect(document.activeElement).toBe(one);
    expect(one.tabIndex).toBe(0);
    await app.user.keyboard('{End}');
    expect(document.activeElement).toBe(last);
  });

  test('Enter opens the menu, Delete asks, Space begins to choose, Escape ends it', async () => {
    const app = await showApp(three());
    (await article('three')).focus();
    await app.user.keyboard('{Enter}');
    const menu = await screen.findByRole('menu', { name: 'What to do with this message' });
    expect(within(menu).getAllByRole('menuitem').length).toBe(6);
    await app.user.keyboard('{Escape}');
    (await article('two')).focus();
    await app.user.keyboard('{Delete}');
    expect(await screen.findByRole('alertdialog')).toBeTruthy();
    await app.user.keyboard('{Escape}');
    (await article('two')).focus();
    await app.user.keyboard(' ');
    expect(await screen.findByText('1 message chosen')).toBeTruthy();
    (await article('two')).focus();
    await app.user.keyboard('{Escape}');
    expect(await composer()).toBeTruthy();
  });
});

describe('deleting', () => {
  test('says where and what remains, takes the messages away, and brings them back on Undo', async () => {
    const app = await showApp(three());
    (await article('two')).focus();
    await app.user.keyboard(' ');
    await app.user.click((await screen.findAllByRole('checkbox'))[0] as HTMLElement);
    await app.user.click(screen.getByRole('button', { name: 'Delete on my computers' }));
    const dialog = await screen.findByRole('alertdialog', { name: /Delete 2 messages on your computers/ });
    expect(dialog.textContent).toMatch(/Rana.* keeps what is on their computers/);
    expect(dialog.textContent).toMatch(/backups from before, and snapshots/);
    await app.user.click(within(dialog).getByRole('button', { name: 'Delete on my computers' }));
    await waitFor(() => expect(shownTexts()).toEqual(['three']));
    await app.user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(shownTexts()).toEqual(['one', 'two', 'three']));
  });

  test('says that a line which waits here will not be sent', async () => {
    const waits = fakeMessage({ order: 1, text: 'waits', mine: true, delivery: 'waiting', number: null });
    const app = await showApp(scene({ messages: [waits] }));
    (await article('waits')).focus();
    await app.user.keyboard('{Delete}');
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toMatch(/It will not be sent/);
    expect(dialog.textContent).not.toMatch(/Rana/);
  });

  test('a deletion that fails leaves everything in its place and says why', async () => {
    const app = await showApp(three());
    app.fake.failNext('messages.delete', new AppError('store.diskFull'));
    (await article('two')).focus();
    await app.user.keyboard('{Delete}');
    await app.user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete on my computers' }),
    );
    expect(await screen.findByText(/disk is full/)).toBeTruthy();
    expect(shownTexts()).toEqual(['one', 'two', 'three']);
  });
});

describe('after deleting', () => {
  const remove = async (app: Awaited<ReturnType<typeof showApp>>, text: string) => {
    (await article(text)).focus();
    await app.user.keyboard('{Delete}');
    const dialog = await screen.findByRole('alertdialog');
    await app.user.click(within(dialog).getByRole('button', { name: 'Delete on my computers' }));
    await waitFor(() => expect(shownTexts()).not.toContain(text));
  };

  test('a view of the message that was on its way does not bring it back', async () => {
    const app = await showApp(three());
    await remove(app, 'two');
    app.fake.emit('message.changed', fakeMessage({ order: 2, text: 'two', mine: true }));
    app.fake.emit('message.changed', fakeMessage({ order: 4, text: 'four' }));
    await screen.findByText('four');
    expect(shownTexts()).toEqual(['one', 'three', 'four']);
  });

  test('the keyboard stands at the neighbour', async () => {
    const app = await showApp(three());
    await remove(app, 'two');
    const neighbour = await article('three');
    await waitFor(() => expect(document.activeElement).toBe(neighbour));
  });
});

describe('pasting', () => {
  const words = 'I slept better after the walk on Friday';
  const desk = () => {
    const client = scene({ messages: [fakeMessage({ order: 1, text: words })] });
    return {
      ...client,
      profile: fakeOpen({ role: 'therapist', nickname: 'Rana', practiceName: 'Nile Practice' }),
      conversations: [
        fakeConversation({ id: fakeId(1), nickname: 'sunflower', label: 'Sara A.' }),
        fakeConversation({ id: fakeId(2), nickname: 'Kestrel', label: 'Omar' }),
      ],
    };
  };

  test('words of one person pasted to another are asked about once, naming both', async () => {
    const app = await showApp(desk());
    const people = await screen.findByRole('region', { name: 'People' });
    await app.user.click(await within(people).findByText('Sara A.'));
    const { noteCopied } = await import('../../../renderer/features/conversation/use-pasting.ts');
    noteCopied(fakeId(1), words);
    await app.user.click(within(people).getByText('Omar'));
    const field = await composer();
    await app.user.click(field);
    await app.user.paste(words);
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toMatch(/copied from the conversation with Sara A\..*writing to Omar/);
    expect(field.value).toBe('');
    await app.user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(field.value).toBe('');
  });

  test('pasting it back where it came from, or words of one’s own, asks nothing', async () => {
    const app = await showApp(desk());
    const people = await screen.findByRole('region', { name: 'People' });
    await app.user.click(await within(people).findByText('Sara A.'));
    const { noteCopied } = await import('../../../renderer/features/conversation/use-pasting.ts');
    noteCopied(fakeId(1), words);
    const field = await composer();
    await app.user.click(field);
    await app.user.paste(words);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(field.value).toBe(words);
  });

  test('a text that no message can hold is refused in words, and what was written stays', async () => {
    const app = await showApp(scene({}));
    const field = await composer();
    await app.user.type(field, 'mine');
    await app.user.paste('x'.repeat(10_000_000));
    expect((await screen.findByRole('alert')).textContent).toMatch(/too long/i);
    expect(field.value).toBe('mine');
  });
});

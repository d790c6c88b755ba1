// Shortcuts: one table for the keys and for the sheet that tells of them.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { emptyScene, type FakeScene, fakeConversation, fakeId, fakeOpen } from '../../support/fake-scene.ts';
import { showApp } from '../support/show-app.tsx';

function scene(role: 'therapist' | 'client'): FakeScene {
  return {
    ...emptyScene(),
    profile: fakeOpen({ role, nickname: 'Rana', practiceName: 'Nile Practice' }),
    connection: { state: 'online', since: 0, waiting: 0, error: null },
    conversations: [fakeConversation({ id: fakeId(1) })],
  };
}

const dialog = (name: string) => screen.findByRole('dialog', { name });
const noDialog = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

describe('the cheat sheet', () => {
  test.each(['?', '{F1}'])('opens on %s and tells of every group', async (keys) => {
    const { user } = await showApp(scene('therapist'));
    await user.keyboard(keys);
    const sheet = within(await dialog('Keyboard shortcuts'));
    const groups = sheet.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    expect(groups).toEqual(['Everywhere', 'People', 'Writing', 'At a message', 'Window']);
    sheet.getByText('Previous conversation');
  });

  test('says nothing about people to whoever has no list of them', async () => {
    const { user } = await showApp(scene('client'));
    await user.keyboard('{F1}');
    const sheet = within(await dialog('Keyboard shortcuts'));
    const groups = sheet.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    expect(groups).toEqual(['Everywhere', 'Writing', 'At a message', 'Window']);
  });

  test('leaves a question mark to whoever types', async () => {
    const { user } = await showApp(scene('client'));
    const field = await screen.findByRole('textbox');
    await user.click(field);
    await user.keyboard('really?');
    expect((field as HTMLTextAreaElement).value).toBe('really?');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('shortcuts', () => {
  test('reach Help now from everywhere, also over a dialog and while typing', async () => {
    const { user } = await showApp(scene('client'));
    await user.click(await screen.findByRole('textbox'));
    await user.keyboard('{Control>}{Shift>}h{/Shift}{/Control}');
    await dialog('Help now');
    await user.keyboard('{Escape}');
    await noDialog();
    await user.keyboard('{Control>},{/Control}');
    await dialog('Settings');
    await user.keyboard('{Control>}{Shift>}h{/Shift}{/Control}');
    await dialog('Help now');
  });

  test('work where the keyboard prints Arabic', async () => {
    const { user } = await showApp(scene('client'));
    await screen.findByRole('textbox');
    // Where Latin keyboards print K, this one prints ن.
    await user.keyboard('{Control>}[KeyK]{/Control}');
    await dialog('Find a person or an action');
    await user.keyboard('{Escape}');
    await noDialog();
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'ن',
        code: 'KeyK',
        ctrlKey: true,
        bubbles: true,
        cancelable: true,
      }),
    );
    await dialog('Find a person or an action');
  });

  test('go by what is printed where the letters stand elsewhere', async () => {
    await showApp(scene('client'));
    await screen.findByRole('textbox');
    const press = (key: string, code: string) =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key, code, ctrlKey: true, bubbles: true, cancelable: true }),
      );
    // On Dvorak the key where K is printed elsewhere prints T: that is another shortcut, or none.
    press('t', 'KeyK');
    expect(screen.queryByRole('dialog')).toBeNull();
    press('k', 'KeyV');
    await dialog('Find a person or an action');
  });

  test('zoom by the steps', async () => {
    const { fake, user } = await showApp(scene('client'));
    await user.keyboard('{Control>}={/Control}');
    await waitFor(() => expect(fake.scene.appearance.zoom).toBe(1.1));
    await user.keyboard('{Control>}--{/Control}');
    await waitFor(() => expect(fake.scene.appearance.zoom).toBe(0.9));
    await user.keyboard('{Control>}0{/Control}');
    await waitFor(() => expect(fake.scene.appearance.zoom).toBe(1));
  });

  test('open invitations for a therapist only', async () => {
    const first = await showApp(scene('therapist'));
    await first.user.keyboard('{Control>}n{/Control}');
    await screen.findByRole('heading', { level: 1, name: 'Invitations' });
  });

  test('are left alone where nobody acts on them', async () => {
    await showApp(scene('client'));
    await screen.findByRole('textbox');
    const event = new KeyboardEvent('keydown', {
      key: 'n',
      code: 'KeyN',
      ctrlKey: true,
      bubbles: true,
      cancelable: true,
    });
    document.body.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  test.each([
    ['settings', 'Settings'],
    ['shortcuts', 'Keyboard shortcuts'],
    ['help', 'Help now'],
    ['palette', 'Find a person or an action'],
  ] as const)('do the same from the native menu: %s', async (action, title) => {
    const { fake } = await showApp(scene('client'));
    await screen.findByRole('textbox');
    fake.emit('menu.chosen', { action });
    await dialog(title);
  });
});

// Settings: every choice is in force at once, stored as said, and taken back when it could not be.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/app-error.ts';
import { emptyScene, type FakeScene } from '../../support/fake-scene.ts';
import { showApp } from '../support/show-app.tsx';

function scene(part: Partial<FakeScene['settings']> = {}, language: 'en' | 'ar' = 'en'): FakeScene {
  const empty = emptyScene();
  return {
    ...empty,
    appearance: { ...empty.appearance, language },
    settings: { ...empty.settings, ...part },
  };
}

/** Opens the settings by keyboard, as before sign-up there is nothing else. */
async function openSettings(given: FakeScene, title = 'Settings') {
  const shown = await showApp(given);
  await shown.user.keyboard('{Control>},{/Control}');
  const sheet = await screen.findByRole('dialog', { name: title });
  return { ...shown, sheet: within(sheet) };
}

describe('settings', () => {
  test('open before sign-up and change how the whole window looks at once', async () => {
    const { fake, user, sheet } = await openSettings(scene());
    await user.click(sheet.getByRole('radio', { name: 'Dark' }));
    const contrast = sheet.getByRole('radiogroup', { name: 'Contrast' });
    await user.click(within(contrast).getByRole('radio', { name: 'More' }));
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', contrast: 'more' });
    expect(fake.scene.appearance).toEqual({ theme: 'dark', language: 'en', contrast: 'more', zoom: 1 });
    await user.click(within(contrast).getByRole('radio', { name: 'As the system' }));
    expect(document.documentElement.dataset['contrast']).toBeUndefined();
  });

  test('offer the steps of zoom', async () => {
    const { fake, user, sheet } = await openSettings(scene());
    await user.click(sheet.getByRole('button', { name: /Size of everything/ }));
    const steps = screen.getAllByRole('option').map((option) => option.textContent);
    expect(steps).toEqual([50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200].map((step) => `${step}%`));
    await user.click(screen.getByRole('option', { name: '150%' }));
    await waitFor(() => expect(fake.scene.appearance.zoom).toBe(1.5));
  });

  test('write nothing until somebody chooses', async () => {
    const { fake } = await openSettings(scene());
    expect(fake.calls.map(({ name }) => name).filter((name) => name.endsWith('.set'))).toEqual([]);
  });

  test('turn quiet hours on with the usual night, and take the times typed', async () => {
    const { fake, user, sheet } = await openSettings(scene());
    expect(sheet.queryByRole('group', { name: 'From' })).toBeNull();
    await user.click(await sheet.findByRole('switch', { name: 'Quiet hours' }));
    const from = within(await sheet.findByRole('group', { name: 'From' }));
    expect(fake.scene.settings.notifications.quiet).toEqual({ from: '22:00', to: '07:00' });
    await user.click(from.getByRole('spinbutton', { name: /hour/ }));
    await user.keyboard('2130');
    await waitFor(() =>
      expect(fake.scene.settings.notifications.quiet).toEqual({ from: '21:30', to: '07:00' }),
    );
  });

  test('cannot set quiet hours while notifications are off, and keep them', async () => {
    const quiet = { from: '20:00', to: '08:00' };
    const { fake, user, sheet } = await openSettings(scene({ notifications: { enabled: true, quiet } }));
    await user.click(await sheet.findByRole('switch', { name: /Something new/ }));
    expect((sheet.getByRole('switch', { name: 'Quiet hours' }) as HTMLInputElement).disabled).toBe(true);
    expect(fake.scene.settings.notifications).toEqual({ enabled: false, quiet });
  });

  test('do not offer to go on without a window where nothing could bring it back', async () => {
    const available = { notifications: false, closeToTray: false, touch: false };
    const { sheet } = await openSettings(scene({ available }));
    await sheet.findByRole('button', { name: /Place of the window/ });
    expect(sheet.queryByRole('switch', { name: /Go on running/ })).toBeNull();
    sheet.getByText('This computer offers no notifications just now.');
  });

  test('go back and say why when a choice could not be stored', async () => {
    const { fake, user, sheet } = await openSettings(scene());
    fake.failNext('settings.set', new AppError('store.diskFull'));
    const told = await sheet.findByRole('switch', { name: /Something new/ });
    await user.click(told);
    await sheet.findByText(/The disk is full/);
    expect((told as HTMLInputElement).checked).toBe(true);
    fake.failNext('storage.choose', new AppError('store.readOnly'));
    await user.click(await sheet.findByRole('button', { name: /Place of the window/ }));
    await user.click(screen.getByRole('option', { name: 'Do not store it' }));
    await sheet.findByText(/folder is read-only/);
    sheet.getByRole('button', { name: /Keep it/ });
  });

  test('speak Arabic', async () => {
    const { sheet } = await openSettings(scene({}, 'ar'), 'الإعدادات');
    await sheet.findByRole('button', { name: /موضع النافذة/ });
    sheet.getByRole('radiogroup', { name: 'التباين' });
  });
});

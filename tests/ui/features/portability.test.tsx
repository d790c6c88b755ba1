// Privacy → Your rights: taking everything along says what it costs before it is done, and an export comes only where nothing was written.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fakePassphrase } from '../../support/fake-portability.ts';
import type { FakeScene } from '../../support/fake-scene.ts';
import { clientScene, therapistScene } from '../../support/sample-scene.ts';
import { showApp } from '../support/show-app.tsx';

const now = Date.UTC(2026, 10, 22, 9, 12);
const file = { name: 'somewhere', bytes: 1, madeAt: now };

async function openRights(scene: FakeScene) {
  const app = await showApp(scene);
  await app.user.click(await screen.findByRole('button', { name: /^Privacy/ }));
  await app.user.click(await screen.findByRole('tab', { name: /^Your rights/ }));
  const row = await screen.findByRole('listitem', { name: 'Take everything with you' });
  const asked = (name: string) =>
    app.fake.calls.filter((call) => call.name === name).map((call) => call.request);
  return { app, row, asked };
}

describe('an export', () => {
  test('is readable by anybody only after that was said and chosen, and has its receipt', async () => {
    const scene = clientScene(now, 'en');
    scene.chosenFile = file;
    const { app, row, asked } = await openRights(scene);
    await app.user.click(within(row).getByRole('button', { name: 'Export…' }));
    const go = within(row).getByRole('button', { name: 'Choose where and export…' });
    expect(go.hasAttribute('disabled')).toBe(true);
    expect(within(row).getByText(/Anybody who opens this file can read everything in it/)).toBeTruthy();
    await app.user.click(within(row).getByRole('radio', { name: /Anybody who has the file/ }));
    await app.user.click(go);
    expect(await within(row).findByText(/214 messages/)).toBeTruthy();
    expect(await within(row).findByText('Data exported')).toBeTruthy();
    expect(asked('portability.export')).toEqual([{ passphrase: null }]);
    expect(within(row).queryByRole('radio')).toBeNull();
  });

  test('is sealed under a passphrase that was typed twice; a dialog that is closed leaves the form as it was', async () => {
    const scene = clientScene(now, 'en');
    const { app, row, asked } = await openRights(scene);
    await app.user.click(within(row).getByRole('button', { name: 'Export…' }));
    await app.user.click(within(row).getByRole('radio', { name: /Only with a passphrase/ }));
    const typed = (name: string) => within(row).getByLabelText(name);
    const go = within(row).getByRole('button', { name: 'Choose where and export…' });
    await app.user.type(typed('Passphrase'), 'river stone');
    await app.user.type(typed('The passphrase again'), 'river');
    await app.user.click(go);
    expect(await within(row).findByText('These are not the same.')).toBeTruthy();
    expect(asked('portability.export')).toEqual([]);
    await app.user.type(typed('The passphrase again'), ' stone');
    await app.user.click(go);
    await waitFor(() => expect(asked('portability.export')).toEqual([{ passphrase: 'river stone' }]));
    expect(typed('Passphrase')).toHaveProperty('value', 'river stone');
  });
});

describe('bringing an export along', () => {
  test('is not offered where somebody wrote', async () => {
    await openRights(clientScene(now, 'en'));
    expect(screen.queryByRole('listitem', { name: 'Bring along an export' })).toBeNull();
  });

  test('asks for the passphrase of a sealed one, and shows what came as an archive that nobody writes in', async () => {
    const scene = therapistScene(now);
    scene.conversations = [];
    scene.chosenFile = file;
    const { app, asked } = await openRights(scene);
    const row = await screen.findByRole('listitem', { name: 'Bring along an export' });
    await app.user.click(within(row).getByRole('button', { name: 'Choose an export…' }));
    await app.user.type(await within(row).findByLabelText('Its passphrase'), 'not this one');
    await app.user.click(within(row).getByRole('button', { name: 'Bring it along' }));
    expect(await within(row).findByText('That is not the passphrase of this export.')).toBeTruthy();
    await app.user.clear(within(row).getByLabelText('Its passphrase'));
    await app.user.type(within(row).getByLabelText('Its passphrase'), fakePassphrase);
    await app.user.click(within(row).getByRole('button', { name: 'Bring it along' }));
    expect(await within(row).findByText('Here now: 214 messages.')).toBeTruthy();
    expect(asked('portability.import')).toHaveLength(2);
    await app.user.click(await screen.findByRole('button', { name: /Brought along from an earlier export/ }));
    expect(await screen.findByText(/It can be read, and nothing can be written in it/)).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: /Message/ })).toBeNull();
  });
});

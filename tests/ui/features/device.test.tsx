// Settings → Lock and This device, and the ways out of a profile that cannot be opened.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/app-error.ts';
import { emptyScene, type FakeScene, fakeOpen, fakeProblem } from '../../support/fake-scene.ts';
import { type ShownApp, showApp } from '../support/show-app.tsx';

const passcode = 'blue nile 1983';
const rana = { role: 'therapist', nickname: 'Rana', practiceName: 'Nile Practice' } as const;

function scene(part: Partial<FakeScene> = {}, lock: Parameters<typeof fakeOpen>[1] = {}): FakeScene {
  const set = lock?.passcode === true ? passcode : null;
  return { ...emptyScene(), profile: fakeOpen(rana, lock), owner: rana, passcode: set, ...part };
}

/** Opens the settings at this part. */
async function openTab(given: FakeScene, name: string) {
  const app = await showApp(given);
  await app.user.keyboard('{Control>},{/Control}');
  const sheet = await screen.findByRole('dialog', { name: 'Settings' });
  await app.user.click(await within(sheet).findByRole('tab', { name }));
  return { ...app, part: within(await within(sheet).findByRole('tabpanel')) };
}

/** Pastes in place of what stands in a field: no test here is about single letters. */
async function fill({ user }: Pick<ShownApp, 'user'>, field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}

const press = async ({ user }: Pick<ShownApp, 'user'>, name: string) =>
  user.click(await screen.findByRole('button', { name }));

describe('settings, lock', () => {
  test('set a passcode, after which the app locks by itself', async () => {
    const app = await openTab(scene(), 'Lock');
    app.part.getByText('Without a passcode nothing locks by itself.');
    await press(app, 'Set a passcode');
    expect(document.activeElement).toBe(screen.getByLabelText('New passcode'));
    await app.user.keyboard(passcode);
    await fill(app, screen.getByLabelText('The same once more'), passcode);
    await app.user.keyboard('{Enter}');
    await app.part.findByRole('button', { name: /5 minutes/ });
    expect(app.fake.scene.passcode).toBe(passcode);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Change the passcode' }));
  });

  test('change it only with the present one', async () => {
    const app = await openTab(scene({}, { passcode: true }), 'Lock');
    await press(app, 'Change the passcode');
    await fill(app, screen.getByLabelText('Present passcode'), 'not this one');
    await fill(app, screen.getByLabelText('New passcode'), 'cold green tea');
    await fill(app, screen.getByLabelText('The same once more'), 'cold green tea');
    await app.user.keyboard('{Enter}');
    await screen.findByText('This is not the passcode.');
    expect(app.fake.scene.passcode).toBe(passcode);
  });

  test('remove it only where nothing needs it', async () => {
    const app = await openTab(scene({}, { passcode: true }), 'Lock');
    await press(app, 'Remove the passcode');
    await fill(app, screen.getByLabelText('Present passcode'), passcode);
    await app.user.keyboard('{Enter}');
    await app.part.findByRole('button', { name: 'Set a passcode' });
    expect(app.fake.scene.passcode).toBeNull();
  });

  test.each([
    ['others use this computer', {}, { passcode: true, shared: true }, /While others use this computer/],
    [
      'it is half of the key',
      { device: { ...emptyScene().device, backend: 'none' } },
      { passcode: true },
      /half of the key/,
    ],
  ] as const)('offer no removal while %s, and say so', async (_why, part, lock, words) => {
    const app = await openTab(scene(part, lock), 'Lock');
    await app.part.findByText(words);
    expect(screen.queryByRole('button', { name: 'Remove the passcode' })).toBeNull();
  });

  test('change the time without anybody, and not on a shared computer', async () => {
    const app = await openTab(scene({}, { passcode: true }), 'Lock');
    await app.user.click(app.part.getByRole('button', { name: /5 minutes/ }));
    await app.user.click(screen.getByRole('option', { name: '15 minutes' }));
    await waitFor(() => expect(app.fake.scene.profile).toMatchObject({ lock: { idleMinutes: 15 } }));
  });

  test('turn a shared computer on by the passcode', async () => {
    const app = await openTab(scene({}, { passcode: true }), 'Lock');
    await app.user.click(app.part.getByRole('switch', { name: 'Others use this computer too' }));
    await fill(app, screen.getByLabelText('Present passcode'), passcode);
    await app.user.keyboard('{Enter}');
    await waitFor(() => expect(app.fake.scene.profile).toMatchObject({ lock: { shared: true } }));
    expect(app.part.getByRole('button', { name: /1 minute/ })).toHaveProperty('disabled', true);
  });
});

describe('settings, this device', () => {
  test('says where, how big, who keeps the key and what binds it', async () => {
    const device = {
      ...emptyScene().device,
      machineBinding: 'on',
      passcodeCost: { memoryMiB: 256, passes: 3 },
    } as const;
    const { part } = await openTab(scene({ device }, { passcode: true }), 'This device');
    await part.findByText('41.9 MB in 6 files');
    part.getByText('The system’s keychain (Secret Service)');
    part.getByText(/A copied folder does not open elsewhere; somebody with the whole disk and your login/);
    part.getByText('256 MiB of memory, 3 passes');
    part.getByText('None yet');
  });

  test('checks, shows how far it is, and tells what is damaged and where', async () => {
    const integrity = { ...emptyScene().integrity, damaged: [{ what: 'page' as const, at: 4_711 }] };
    const app = await openTab(scene({ integrity }), 'This device');
    await press(app, 'Check now');
    await app.part.findByText('1 place is damaged.');
    app.part.getByText(/A page of the file, at 4,711/);
    app.fake.scene.integrity = emptyScene().integrity;
    await press(app, 'Check now');
    await app.part.findByText('Everything is whole: 41.9 MB in 10240 pages read.');
  });

  test('changes keys by the passcode, and says what older backups keep', async () => {
    const app = await openTab(scene({}, { passcode: true }), 'This device');
    await press(app, 'Change keys…');
    app.part.getByText(/open with the words of then/);
    await fill(app, screen.getByLabelText('Present passcode'), passcode);
    await app.user.keyboard('{Enter}');
    await app.part.findByText('Everything here has a new key now.');
    expect(app.fake.scene.device.keysChangedAt).not.toBeNull();
  });

  test('forgets this device only after a typed word and the passcode', async () => {
    const app = await openTab(scene({}, { passcode: true }), 'This device');
    await press(app, 'Forget this device…');
    const question = within(await screen.findByRole('alertdialog'));
    question.getByText(/nobody can bring these messages back/);
    await fill(app, question.getByRole('textbox', { name: /^Type/ }), 'Forget');
    await fill(app, question.getByLabelText('Present passcode'), 'not this one');
    await press(app, 'Forget this device');
    await question.findByText('This is not the passcode.');
    await fill(app, question.getByLabelText('Present passcode'), passcode);
    await press(app, 'Forget this device');
    await screen.findByRole('button', { name: /I have an invitation/ });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('ways out', () => {
  const shut = (...ways: Parameters<typeof fakeProblem>[1] & object) =>
    showApp({ ...emptyScene(), profile: fakeProblem('store.damaged', ['retry', ...ways]) });

  test('only those that the engine names are offered', async () => {
    await shut('restore');
    await screen.findByRole('button', { name: 'Bring back a backup…' });
    expect(screen.queryByRole('button', { name: /recovery words|earlier|Save what|Start anew/ })).toBeNull();
  });

  test('saving what can be read asks first, then says how many came back and how many are lost', async () => {
    const app = await shut('salvage');
    await press(app, 'Save what can be read…');
    expect(app.fake.calls.some(({ name }) => name === 'restore.salvage')).toBe(false);
    await press(app, 'Save what can be read');
    await screen.findByText('412 messages came back. 3 lines could not be read.');
    expect(await screen.findByRole('navigation')).toBeTruthy();
  });

  test('going back to the earlier copy asks first, and says why when it cannot', async () => {
    const app = await shut('earlierCopy');
    app.fake.failNext('restore.earlierCopy', new AppError('store.diskFull'));
    await press(app, 'Go back to that copy…');
    await press(app, 'Go back to the copy');
    await screen.findByText(/The disk is full/);
    await press(app, 'Go back to that copy…');
    await press(app, 'Go back to the copy');
    expect(await screen.findByRole('navigation')).toBeTruthy();
  });

  test('words and a backup lead to their forms and back', async () => {
    const app = await shut('words', 'restore');
    for (const name of ['Use the recovery words', 'Bring back a backup…']) {
      await press(app, name);
      expect(screen.queryByRole('button', { name })).toBeNull();
      await press(app, 'Back');
    }
    expect(screen.getByRole('button', { name: 'Help now' })).toBeTruthy();
  });

  test('beginning anew is asked twice', async () => {
    const app = await shut('startAnew');
    await press(app, 'Start anew here…');
    await press(app, 'Go on');
    const question = within(await screen.findByRole('alertdialog'));
    await fill(app, question.getByRole('textbox'), 'forget');
    await app.user.keyboard('{Enter}');
    await screen.findByRole('button', { name: /I have an invitation/ });
  });
});

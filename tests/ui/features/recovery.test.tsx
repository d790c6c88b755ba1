// Making a recovery kit: where it is offered, its steps, and that its words are nowhere once the steps are left.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { FakeScene } from '../../support/fake-scene.ts';
import { emptyScene, fakeId, fakeInvitation, fakeOpen } from '../../support/fake-scene.ts';
import { clientScene, therapistScene } from '../../support/sample-scene.ts';
import { type ShownApp, showApp } from '../support/show-app.tsx';

const now = Date.UTC(2026, 10, 22, 9, 12);
const kit = { confirmedAt: Date.UTC(2026, 10, 20), record: 'stored', isNews: false } as const;
const card = () => screen.queryByRole('region', { name: /Keep your messages/ });
const press = async ({ user }: ShownApp, name: RegExp | string) =>
  user.click(await screen.findByRole('button', { name }));
const called = ({ fake }: ShownApp, name: string) => fake.calls.filter((call) => call.name === name).length;

const client = (more: Partial<FakeScene> = {}): FakeScene => ({ ...clientScene(now, 'en'), ...more });
const newPractice = (more: Partial<FakeScene> = {}): FakeScene => ({
  ...emptyScene(),
  profile: fakeOpen({ role: 'therapist', nickname: 'Rana', practiceName: 'Nile Practice' }),
  ...more,
});

async function showWords(scene = client()): Promise<ShownApp> {
  const app = await showApp(scene);
  await press(app, 'Make a recovery kit');
  await press(app, 'Show the words');
  await screen.findByRole('dialog', { name: 'Write these down or print them' });
  return app;
}

async function answer({ user }: ShownApp, words: Readonly<Record<number, string>>): Promise<void> {
  for (const [position, word] of Object.entries(words)) {
    const field = await screen.findByRole('textbox', { name: `Word ${position}` });
    await user.clear(field);
    await user.type(field, word);
  }
}

describe('the offer of a recovery kit', () => {
  test('stands above a client’s composer once somebody has answered; putting it away lasts', async () => {
    const app = await showApp(client());
    await waitFor(() => expect(card()).not.toBeNull());
    await press(app, 'Put this away for now');
    expect(card()).toBeNull();
    await press(app, 'Privacy');
    await press(app, 'Talk');
    await screen.findByRole('textbox', { name: /Message to/ });
    expect(card()).toBeNull();
  });

  test.each([
    [
      'before the first reply',
      client({ messages: clientScene(now, 'en').messages.filter(({ mine }) => mine) }),
    ],
    ['beside a kit', client({ recovery: { kit } })],
  ])('is not shown %s', async (_when, scene) => {
    const app = await showApp(scene);
    await screen.findByRole('textbox', { name: /Message to/ });
    await waitFor(() => expect(called(app, 'recovery.status')).toBeGreaterThan(0));
    expect(card()).toBeNull();
  });

  test('is not shown to a therapist, who was asked before the first invitation', async () => {
    const app = await showApp(therapistScene(now));
    await press(app, /Sara A., Tuesdays/);
    await screen.findByRole('textbox', { name: /Message to/ });
    expect(card()).toBeNull();
  });
});

describe('before the first invitation', () => {
  const openInvitations = async (scene: FakeScene) => {
    const app = await showApp(scene);
    await press(app, 'Invitations');
    return app;
  };
  const label = () => screen.queryByRole('textbox', { name: 'Private label' });

  test('a practice makes its kit; the form stands there once that is done', async () => {
    const app = await openInvitations(newPractice());
    await screen.findByRole('heading', { name: 'First, a recovery kit' });
    expect(label()).toBeNull();
    await press(app, 'Make a recovery kit');
    await press(app, 'Show the words');
    await press(app, 'I have written them down');
    await answer(app, { 2: 'abandon', 11: 'abandon', 24: 'art' });
    await press(app, 'Check the words');
    await press(app, 'Done');
    await waitFor(() => expect(label()).not.toBeNull());
  });

  test.each([
    ['with a kit', newPractice({ recovery: { kit } })],
    ['after an invitation was made', newPractice({ invitations: [fakeInvitation({ id: fakeId(7) })] })],
  ])('nothing stands in the way %s', async (_when, scene) => {
    await openInvitations(scene);
    await waitFor(() => expect(label()).not.toBeNull());
    expect(screen.queryByRole('heading', { name: 'First, a recovery kit' })).toBeNull();
  });
});

describe('making a recovery kit', () => {
  test('shows 24 words, 17 groups and a card, and offers no way to the clipboard', async () => {
    const app = await showWords();
    const sheet = screen.getByRole('dialog');
    const list = (name: RegExp) => within(sheet).getByRole('list', { name });
    expect(within(list(/twenty-four words/i)).getAllByRole('listitem').length).toBe(24);
    await app.user.click(screen.getByRole('radio', { name: 'Digits' }));
    expect(within(list(/Seventeen groups/)).getAllByRole('listitem').length).toBe(17);
    await app.user.click(screen.getByRole('radio', { name: 'QR card' }));
    expect(within(sheet).getByRole('img', { name: 'The key as a QR code' })).toBeTruthy();
    expect(within(sheet).queryByRole('button', { name: /copy/i })).toBeNull();
  });

  test('prints a page that has the key in every form and names nobody', async () => {
    const app = await showWords();
    const page = document.querySelector('[data-print]');
    expect(page?.querySelectorAll('li').length).toBe(24 + 17);
    expect(page?.querySelector('svg')).not.toBeNull();
    expect(page?.textContent).not.toMatch(/Rana|sunflower|Nile Practice/);
    await press(app, 'Print');
    expect(called(app, 'window.print')).toBe(1);
  });

  test('saves a PDF only after a warning', async () => {
    const app = await showWords(client({ chosenFile: { name: 'kit.pdf', bytes: 1, madeAt: 1 } }));
    await press(app, 'Save as a PDF…');
    expect(called(app, 'recovery.savePdf')).toBe(0);
    await press(app, 'Save the PDF all the same');
    expect(await screen.findByText(/The PDF is saved/)).toBeTruthy();
  });

  test('asks three back, says which one is wrong, and lets one look again', async () => {
    const app = await showWords();
    await press(app, 'I have written them down');
    expect(called(app, 'recovery.confirm')).toBe(0);
    await answer(app, { 2: 'abandon', 11: 'ability', 24: 'art' });
    await press(app, 'Check the words');
    const wrong = await screen.findByRole('textbox', { name: 'Word 11' });
    await waitFor(() => expect(wrong.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByText('That is not word 11 of this kit.')).toBeTruthy();
    await press(app, 'Back to the words');
    expect(await screen.findByRole('list', { name: /twenty-four words/i })).toBeTruthy();
    await press(app, 'I have written them down');
    await answer(app, { 2: 'abandon', 11: 'abandon', 24: 'art' });
    await press(app, 'Check the words');
    await screen.findByRole('dialog', { name: 'Your recovery kit is in force' });
    expect(document.querySelector('[data-print]')).toBeNull();
    await press(app, 'Done');
    expect(card()).toBeNull();
    expect(called(app, 'recovery.giveUp')).toBe(0);
  });

  test('leaving midway gives it up, and no word of it stays in the page', async () => {
    const app = await showWords();
    await press(app, 'Cancel');
    await waitFor(() => expect(called(app, 'recovery.giveUp')).toBe(1));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.body.textContent).not.toMatch(/abandon/);
    expect(card()).not.toBeNull();
  });

  test('a press beside the words does not take them away', async () => {
    const app = await showWords();
    await app.user.click(document.querySelector('[class*=veil]') ?? document.body);
    expect(screen.getByRole('dialog', { name: 'Write these down or print them' })).toBeTruthy();
    expect(called(app, 'recovery.giveUp')).toBe(0);
  });

  test('says what went wrong when no kit can be begun', async () => {
    const app = await showApp(client());
    app.fake.failNext('recovery.begin', new AppError('store.diskFull'));
    await press(app, 'Make a recovery kit');
    await press(app, 'Show the words');
    expect((await screen.findByRole('alert')).textContent).toMatch(/disk is full/);
  });

  test('a new kit says what becomes of the old one', async () => {
    const app = await showApp(client({ recovery: { kit } }));
    await press(app, 'Settings');
    await app.user.click(await screen.findByRole('tab', { name: /Backup/ }));
    expect(await screen.findByText(/Made on 20 November 2026/)).toBeTruthy();
    await press(app, 'Make a new kit');
    expect(await screen.findByText(/The old ones open only backups made before/)).toBeTruthy();
  });
});

describe('using the words', () => {
  const words = `${'abandon '.repeat(23)}art`;
  const locked = (): FakeScene =>
    client({
      profile: { state: 'locked', shared: false, waitUntil: null, hasKit: true },
      passcode: 'correct horse',
      words,
    });
  const openForm = async (scene = locked()): Promise<ShownApp & { field: HTMLElement }> => {
    const app = await showApp(scene);
    await press(app, /recovery words/);
    return { ...app, field: await screen.findByRole('textbox', { name: /words or digits/ }) };
  };
  const paste = async ({ user, field }: { user: ShownApp['user']; field: HTMLElement }, text: string) => {
    await user.click(field);
    await user.paste(text);
  };

  test('says while one types which word cannot be right, and goes on only with a whole key', async () => {
    const app = await openForm();
    await paste(app, 'abandon abandon zzebra abandon');
    expect(await screen.findByText(/Word 3 cannot be right/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Continue' })).toHaveProperty('disabled', true);
  });

  test('opens the profile, and asks who uses this computer before', async () => {
    const app = await openForm();
    await paste(app, words);
    await press(app, 'Continue');
    await app.user.click(await screen.findByRole('radio', { name: /Only me/ }));
    await press(app, 'Open my messages');
    expect(await screen.findByRole('textbox', { name: /Message to/ })).toBeTruthy();
    const asked = app.fake.calls.find(({ name }) => name === 'recovery.unlock');
    expect(asked?.request).toEqual({
      words,
      protection: { passcode: null, shared: false, withoutKeychain: false },
    });
  });

  test('words of another kit come back to the field, with what was typed', async () => {
    const app = await openForm({ ...locked(), words: 'others' });
    await paste(app, words);
    await press(app, 'Continue');
    await app.user.click(await screen.findByRole('radio', { name: /Only me/ }));
    await press(app, 'Open my messages');
    expect(await screen.findByText(/not the ones that belong here/)).toBeTruthy();
    expect(await screen.findByRole('textbox', { name: /words or digits/ })).toHaveProperty('value', words);
  });

  test('where the keychain does not answer, a passcode in its place is offered, never taken by itself', async () => {
    const app = await openForm();
    app.fake.failNext('recovery.unlock', new AppError('keychain.unavailable'));
    await paste(app, words);
    await press(app, 'Continue');
    await app.user.click(await screen.findByRole('radio', { name: /Only me/ }));
    await press(app, 'Open my messages');
    await press(app, 'Use a passcode instead');
    const [passcode, repeat] = await vi.waitFor(() => {
      const fields = [...document.querySelectorAll<HTMLInputElement>('input[type=password]')];
      expect(fields.length).toBe(2);
      return fields as [HTMLInputElement, HTMLInputElement];
    });
    await app.user.type(passcode, 'four small words');
    await app.user.type(repeat, 'four small words');
    await press(app, 'Open my messages');
    await screen.findByRole('textbox', { name: /Message to/ });
    const asked = app.fake.calls.findLast(({ name }) => name === 'recovery.unlock');
    expect(asked?.request).toMatchObject({
      protection: { passcode: 'four small words', withoutKeychain: true },
    });
  });
});

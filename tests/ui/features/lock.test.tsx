// The lock as a person meets it: covered in the same key press, opened by the passcode, and everything back.

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
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

const passcode = 'blue nile 1983';
const line = 'I slept better after the walk on Friday';
const rana = { role: 'therapist', nickname: 'Rana', practiceName: 'Nile Practice' } as const;

function desk(part: Partial<FakeScene> = {}, lock: Parameters<typeof fakeOpen>[1] = { passcode: true }) {
  return {
    ...emptyScene(),
    profile: fakeOpen(rana, lock),
    owner: rana,
    passcode: lock?.passcode === true ? passcode : null,
    conversations: [
      fakeConversation({ id: fakeId(1), nickname: 'sunflower', label: 'Sara A.' }),
      fakeConversation({ id: fakeId(2), nickname: 'Kestrel', label: 'Omar' }),
    ],
    messages: [fakeMessage({ order: 1, text: line })],
    ...part,
  };
}

function lockedScene(part: Partial<FakeScene> = {}, waitUntil: number | null = null): FakeScene {
  return desk({ profile: { state: 'locked', shared: false, waitUntil, hasKit: false }, ...part });
}

const press = (key: string, code: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, code, ctrlKey: true, ...more });
const cover = () => document.querySelector<HTMLElement>('[data-cover]');
const field = () => screen.findByLabelText<HTMLInputElement>('Passcode');

// jsdom knows no inert: in a browser nothing below the cover can take the focus, whatever a dialog there wants.
const focus = HTMLElement.prototype.focus;
vi.spyOn(HTMLElement.prototype, 'focus').mockImplementation(function (this: HTMLElement, options) {
  if (!document.body.inert || !document.body.contains(this)) focus.call(this, options);
});

describe('the cover', () => {
  test('lies over everything in the same key press, also over a dialog', async () => {
    const app = await showApp(desk());
    await app.user.click(await screen.findByText('Sara A.'));
    await app.user.keyboard('{Control>},{/Control}');
    await screen.findByRole('dialog', { name: 'Settings' });
    press('l', 'KeyL');
    // Nothing was awaited: this is still the same key press.
    expect(cover()?.parentElement).toBe(document.documentElement);
    expect(document.body.inert).toBe(true);
    expect(document.activeElement).toBe(cover());
    expect(app.fake.calls.at(-1)?.name).not.toBe('lock.now');
    await field();
  });

  test('hands over drafts and place before it asks for the lock', async () => {
    const app = await showApp(desk());
    await app.user.click(await screen.findByText('Sara A.'));
    await app.user.type(await screen.findByRole('textbox', { name: /Message to/ }), 'half a thought');
    press('l', 'KeyL');
    await field();
    const names = app.fake.calls.map(({ name }) => name);
    expect(names.indexOf('drafts.keep')).toBeLessThan(names.indexOf('lock.now'));
    expect(names.indexOf('place.keep')).toBeLessThan(names.indexOf('lock.now'));
    expect(app.fake.scene.drafts).toEqual([{ conversation: fakeId(1), text: 'half a thought' }]);
    expect(app.fake.scene.deskPlace).toEqual({ conversation: fakeId(1) });
  });

  test('comes by its place on an Arabic keyboard', async () => {
    await showApp(desk());
    await screen.findByText('Sara A.');
    press('م', 'KeyL');
    expect(cover()).not.toBeNull();
    await field();
  });

  test('comes by the rail', async () => {
    const app = await showApp(desk());
    await screen.findByText('Sara A.');
    await app.user.click(screen.getByRole('button', { name: 'Lock now' }));
    await field();
  });

  test('comes by the menu', async () => {
    const app = await showApp(desk());
    await screen.findByText('Sara A.');
    app.fake.emit('menu.chosen', { action: 'lock' });
    expect(cover()).not.toBeNull();
    await field();
  });

  test('covers when the shell locks, and keeps what is being written', async () => {
    const app = await showApp(desk());
    await app.user.click(await screen.findByText('Sara A.'));
    await app.user.type(await screen.findByRole('textbox', { name: /Message to/ }), 'half a thought');
    app.fake.emit('lock.coming', { neutral: false });
    expect(cover()?.dataset['cover']).toBe('lock');
    await waitFor(() =>
      expect(app.fake.scene.drafts).toEqual([{ conversation: fakeId(1), text: 'half a thought' }]),
    );
    expect(app.fake.calls.some(({ name }) => name === 'lock.now')).toBe(false);
  });

  test('stays when the lock fails, and a key tries again', async () => {
    const app = await showApp(desk());
    await screen.findByText('Sara A.');
    app.fake.failNext('lock.now', new AppError('internal.unexpected'));
    press('l', 'KeyL');
    await waitFor(() => expect(app.fake.calls.some(({ name }) => name === 'lock.now')).toBe(true));
    expect(cover()).not.toBeNull();
    fireEvent.keyDown(cover() as HTMLElement, { key: 'a' });
    await field();
  });

  test('without a passcode leads to the place where one can be set', async () => {
    const app = await showApp(desk({}, { passcode: false }));
    await screen.findByText('Sara A.');
    press('l', 'KeyL');
    expect(cover()).toBeNull();
    const sheet = within(await screen.findByRole('dialog', { name: 'Settings' }));
    sheet.getByText(/it needs a passcode first/);
    expect(app.fake.calls.some(({ name }) => name === 'lock.now')).toBe(false);
  });
});

describe('the neutral screen', () => {
  const neutral = () => press('X', 'KeyX', { shiftKey: true });

  test('says nothing, locks behind itself, and a key shows the locked window with the focus in its field', async () => {
    const app = await showApp(desk());
    await screen.findByText('Sara A.');
    neutral();
    expect(cover()?.dataset['cover']).toBe('neutral');
    expect(cover()?.textContent).toBe('');
    expect(document.title).toBe('');
    await waitFor(() => expect(app.fake.scene.profile.state).toBe('locked'));
    await field();
    expect(cover()).not.toBeNull();
    fireEvent.keyDown(cover() as HTMLElement, { key: ' ' });
    await waitFor(() => expect(cover()).toBeNull());
    expect(app.fake.scene.neutral).toBe(false);
    expect(document.activeElement).toBe(await field());
  });

  test('is not taken away by the hand that is still on the keys', async () => {
    await showApp(desk());
    await screen.findByText('Sara A.');
    neutral();
    const paper = cover() as HTMLElement;
    fireEvent.keyDown(paper, { key: 'X', code: 'KeyX', ctrlKey: true, shiftKey: true, repeat: true });
    fireEvent.keyDown(paper, { key: 'Shift', shiftKey: true });
    fireEvent.keyDown(paper, { key: 'Control', ctrlKey: true });
    neutral();
    await field();
    expect(cover()).toBe(paper);
  });

  test('covers also where there is no passcode, and a click brings everything back', async () => {
    await showApp(desk({}, { passcode: false }));
    const row = await screen.findByText('Sara A.');
    neutral();
    expect(document.body.inert).toBe(true);
    fireEvent.click(cover() as HTMLElement);
    await waitFor(() => expect(cover()).toBeNull());
    expect(document.body.inert).toBe(false);
    expect(row.isConnected).toBe(true);
  });

  test('works before anybody has signed up', async () => {
    await showApp(emptyScene());
    neutral();
    expect(cover()?.dataset['cover']).toBe('neutral');
  });
});

describe('the locked window', () => {
  test('has the focus in its one field, Help now and the other language, and names nobody', async () => {
    await showApp(lockedScene());
    expect(document.activeElement).toBe(await field());
    expect(screen.getByRole('button', { name: 'Help now' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'العربية' })).toBeTruthy();
    expect(document.documentElement.outerHTML).not.toMatch(/Rana|Nile|sunflower|Sara|Kestrel|slept better/);
  });

  test('a page that is not replaced forgets all that it had read', async () => {
    await showApp(desk());
    await screen.findByText('Sara A.');
    press('l', 'KeyL');
    await field();
    await waitFor(() => expect(cover()).toBeNull());
    expect(document.documentElement.outerHTML).not.toMatch(/Rana|Nile|sunflower|Sara|Kestrel|slept better/);
  });

  test('opens with the passcode, and draft and place are back', async () => {
    const app = await showApp(
      lockedScene({
        drafts: [{ conversation: fakeId(1), text: 'half a thought' }],
        deskPlace: { conversation: fakeId(1) },
      }),
    );
    await app.user.type(await field(), `${passcode}{Enter}`);
    expect(await screen.findByRole('textbox', { name: /Message to/ })).toHaveProperty(
      'value',
      'half a thought',
    );
    expect(app.fake.scene.deskPlace).toBeNull();
  });

  test('says that a passcode is wrong beside the field, and keeps the focus there', async () => {
    const app = await showApp(lockedScene());
    await app.user.type(await field(), 'not this one{Enter}');
    await screen.findByText('This is not the passcode.');
    await waitFor(() => expect(document.activeElement).toHaveProperty('value', 'not this one'));
    expect((await field()).getAttribute('aria-invalid')).toBe('true');
  });

  test('counts down after too many wrong ones, then takes the right one', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, now: Date.UTC(2026, 10, 23, 9) });
    try {
      const app = await showApp(lockedScene({}, Date.now() + 75_000));
      await app.user.type(await field(), passcode);
      expect(screen.getByRole('timer').textContent).toBe('The next try counts in 1:15.');
      expect(screen.getByRole('button', { name: 'Unlock' })).toHaveProperty('disabled', true);
      act(() => vi.advanceTimersByTime(60_000));
      expect(screen.getByRole('timer').textContent).toBe('The next try counts in 0:15.');
      act(() => vi.advanceTimersByTime(15_000));
      expect(screen.queryByRole('timer')).toBeNull();
      await app.user.keyboard('{Enter}');
      expect(await screen.findByText('Sara A.')).toBeTruthy();
    } finally {
      vi.useRealTimers();
    }
  });

  test('shows and hides what is typed', async () => {
    const app = await showApp(lockedScene());
    const typed = await field();
    expect(typed.type).toBe('password');
    await app.user.click(screen.getByRole('button', { name: 'Show the passcode' }));
    expect(typed.type).toBe('text');
    await app.user.click(screen.getByRole('button', { name: 'Hide the passcode' }));
    expect(typed.type).toBe('password');
  });

  test('with a kit leads to the words', async () => {
    const app = await showApp(
      lockedScene({ profile: { state: 'locked', shared: false, waitUntil: null, hasKit: true } }),
    );
    await app.user.click(await screen.findByRole('button', { name: 'Use the recovery words instead' }));
    expect(screen.queryByLabelText('Passcode')).toBeNull();
    await app.user.click(screen.getByRole('button', { name: 'Back' }));
    expect(document.activeElement).toBe(await field());
  });

  test('without a kit says what is lost, and asks twice before beginning anew', async () => {
    const app = await showApp(lockedScene());
    await app.user.click(await screen.findByRole('button', { name: 'Forgot the passcode?' }));
    screen.getByText(/nobody can open these messages, O7 neither/);
    await app.user.click(screen.getByRole('button', { name: 'Start anew here…' }));
    await app.user.click(screen.getByRole('button', { name: 'Go on' }));
    const question = within(await screen.findByRole('alertdialog', { name: 'This cannot be taken back' }));
    await app.user.click(question.getByRole('button', { name: 'Forget this device' }));
    question.getByText('This is not the word.');
    expect(app.fake.scene.profile.state).toBe('locked');
    await app.user.type(question.getByRole('textbox'), 'forget{Enter}');
    expect(await screen.findByRole('button', { name: /I have an invitation/ })).toBeTruthy();
  });

  test('offers a finger only while one would do, and says why when it was refused', async () => {
    const app = await showApp(lockedScene({ finger: { ready: true, right: false } }));
    await app.user.click(await screen.findByRole('button', { name: 'Unlock with Touch ID' }));
    expect((await screen.findByRole('alert')).textContent).not.toBe('');
    app.fake.scene.finger.right = true;
    await app.user.click(screen.getByRole('button', { name: 'Unlock with Touch ID' }));
    expect(await screen.findByText('Sara A.')).toBeTruthy();
  });

  test('offers no finger where none would do', async () => {
    const app = await showApp(lockedScene());
    await field();
    await waitFor(() => expect(app.fake.calls.some(({ name }) => name === 'lock.cover')).toBe(true));
    expect(screen.queryByRole('button', { name: 'Unlock with Touch ID' })).toBeNull();
  });

  test('speaks Arabic', async () => {
    await showApp(
      lockedScene({ appearance: { theme: 'light', language: 'ar', contrast: 'system', zoom: 1 } }),
    );
    expect(await screen.findByRole('heading', { name: 'مقفل' })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('رمز المرور'));
  });
});

describe('drafts', () => {
  test('are kept at a pause in writing, and forgotten at once when sent', async () => {
    const app = await showApp(desk());
    await app.user.click(await screen.findByText('Sara A.'));
    const composer = await screen.findByRole('textbox', { name: /Message to/ });
    await app.user.type(composer, 'half a thought');
    await waitFor(() =>
      expect(app.fake.scene.drafts).toEqual([{ conversation: fakeId(1), text: 'half a thought' }]),
    );
    // One write for the pause, not one for each letter.
    expect(app.fake.calls.filter(({ name }) => name === 'drafts.keep').length).toBeLessThan(4);
    await app.user.keyboard('{Enter}');
    await waitFor(() => expect(app.fake.scene.drafts).toEqual([]));
  });

  test('are kept when the window is hidden', async () => {
    const app = await showApp(desk());
    await app.user.click(await screen.findByText('Sara A.'));
    await app.user.type(await screen.findByRole('textbox', { name: /Message to/ }), 'x');
    act(() => app.fake.emit('window.hidden', {}));
    await waitFor(() => expect(app.fake.scene.drafts).toEqual([{ conversation: fakeId(1), text: 'x' }]));
  });

  test('of an engine that cannot tell keep nobody from their messages', async () => {
    const app = await showApp(lockedScene());
    app.fake.failNext('drafts.list', new AppError('internal.unexpected'));
    app.fake.failNext('place.take', new AppError('internal.unexpected'));
    await app.user.type(await field(), `${passcode}{Enter}`);
    expect(await screen.findByText('Sara A.')).toBeTruthy();
  });
});

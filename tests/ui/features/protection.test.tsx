// Who uses this computer, and ways on without a keychain: what is asked of the engine, and what never is.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/app-error.ts';
import { emptyScene } from '../../support/fake-scene.ts';
import { type ShownApp, showApp } from '../support/show-app.tsx';

const passcode = 'blue nile 1983';
/** Pastes in place of what stands in a field: no test here is about single letters. */
async function fill({ user }: Pick<ShownApp, 'user'>, field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}

const press = async ({ user }: ShownApp, name: RegExp) =>
  user.click(await screen.findByRole('button', { name }));

/** A therapist's first run up to the question, with this answer given. */
async function answer(who: RegExp): Promise<ShownApp> {
  const app = await showApp(emptyScene());
  await press(app, /I open a practice/);
  await fill(app, screen.getByRole('textbox', { name: 'Name of the practice' }), 'Nile Practice');
  await fill(app, screen.getByRole('textbox', { name: 'Your nickname' }), 'Rana');
  await app.user.click(screen.getByRole('radio', { name: who }));
  return app;
}

async function typeTwice({ user }: ShownApp, first: string, second = first): Promise<void> {
  await fill({ user }, screen.getByLabelText('New passcode'), first);
  await fill({ user }, screen.getByLabelText('The same once more'), second);
}

const asked = ({ fake }: ShownApp) =>
  fake.calls.filter(({ name }) => name === 'profile.openPractice').map(({ request }) => request);

describe('who uses this computer', () => {
  test('only me: a keychain, no passcode, and no field for one', async () => {
    const app = await answer(/^Only me/);
    expect(screen.queryByLabelText('New passcode')).toBeNull();
    await press(app, /^Continue$/);
    await press(app, /Open the practice/);
    await waitFor(() => expect(app.fake.scene.profile.state).toBe('open'));
    expect(asked(app)).toMatchObject([
      { protection: { passcode: null, shared: false, withoutKeychain: false } },
    ]);
  });

  test('others too: says what it means and what cannot be hidden, and needs a passcode to go on', async () => {
    const app = await answer(/^Others too/);
    const means = within(screen.getByRole('region', { name: 'What “others too” changes' }));
    means.getByText(/when the window is closed and after 1 minute/);
    means.getByText(/What cannot be hidden: O7 in the list of programs/);
    expect(screen.getByRole('button', { name: 'Continue' })).toHaveProperty('disabled', true);
    await typeTwice(app, passcode);
    await press(app, /^Continue$/);
    await press(app, /Open the practice/);
    await waitFor(() => expect(app.fake.scene.profile.state).toBe('open'));
    expect(asked(app)).toMatchObject([{ protection: { passcode, shared: true, withoutKeychain: false } }]);
  });

  test('a passcode that is too short or not the same twice is said beside its field, and nothing is asked', async () => {
    const app = await answer(/^Others too/);
    await typeTwice(app, 'tea');
    await press(app, /^Continue$/);
    expect(screen.getByLabelText('New passcode').getAttribute('aria-invalid')).toBe('true');
    screen.getByText(/at least 6 characters/);
    await fill(app, screen.getByLabelText('New passcode'), 'tea and bread');
    await press(app, /^Continue$/);
    screen.getByText('These two are not the same.');
    expect(asked(app)).toEqual([]);
  });

  test('a passcode typed and then not needed is not set', async () => {
    const app = await answer(/^Others too/);
    await typeTwice(app, passcode);
    await app.user.click(screen.getByRole('radio', { name: /^Only me/ }));
    await press(app, /^Continue$/);
    await press(app, /Open the practice/);
    await waitFor(() => expect(app.fake.scene.profile.state).toBe('open'));
    expect(app.fake.scene.passcode).toBeNull();
  });
});

describe('without a keychain', () => {
  async function reachChoice(code: 'keychain.unavailable' | 'keychain.weak'): Promise<ShownApp> {
    const app = await answer(/^Only me/);
    app.fake.failNext('profile.openPractice', new AppError(code));
    await press(app, /^Continue$/);
    await press(app, /Open the practice/);
    await screen.findByRole('heading', { name: 'This computer offers no safe place for your key' });
    return app;
  }

  test.each([
    ['keychain.unavailable', /keychain does not answer/],
    ['keychain.weak', /stores keys without protection/],
  ] as const)(
    '%s says why, that nothing was written, and takes no weaker way by itself',
    async (code, words) => {
      const app = await reachChoice(code);
      expect(screen.getByText(words).textContent).toMatch(/Nothing was written yet/);
      expect(asked(app)).toMatchObject([{ protection: { withoutKeychain: false } }]);
    },
  );

  test('trying again asks for the same as before', async () => {
    const app = await reachChoice('keychain.unavailable');
    await press(app, /^Try again$/);
    await waitFor(() => expect(app.fake.scene.profile.state).toBe('open'));
    expect(asked(app).at(-1)).toMatchObject({ protection: { passcode: null, withoutKeychain: false } });
  });

  test('a passcode stands in for it where the person says so', async () => {
    const app = await reachChoice('keychain.unavailable');
    await press(app, /Use a passcode instead/);
    await typeTwice(app, passcode);
    await press(app, /Go on with this passcode/);
    await waitFor(() => expect(app.fake.scene.profile.state).toBe('open'));
    expect(asked(app).at(-1)).toMatchObject({ protection: { passcode, withoutKeychain: true } });
  });

  test('stopping leads back to the start, and a later try does not go without a keychain', async () => {
    const app = await reachChoice('keychain.unavailable');
    await press(app, /Use a passcode instead/);
    await press(app, /^Back$/);
    await press(app, /Stop here/);
    await press(app, /I open a practice/);
    await press(app, /^Continue$/);
    await press(app, /Open the practice/);
    await waitFor(() => expect(app.fake.scene.profile.state).toBe('open'));
    expect(asked(app).at(-1)).toMatchObject({ protection: { passcode: null, withoutKeychain: false } });
  });
});

// First run as a person meets it: role and text, both ways in, every stop.

import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/app-error.ts';
import { emptyScene } from '../../support/fake-scene.ts';
import { type ShownApp, showApp } from '../support/show-app.tsx';

const code = 'K7QM-2XWD-9F4T-HB8A';
const press = async ({ user }: ShownApp, name: RegExp) =>
  user.click(await screen.findByRole('button', { name }));

async function reachAbout(typed = code): Promise<ShownApp> {
  const app = await showApp(emptyScene());
  await press(app, /I have an invitation/);
  await app.user.click(screen.getByRole('textbox', { name: 'Invitation code' }));
  await app.user.paste(typed);
  await press(app, /^Continue$/);
  return app;
}

async function reachOffer(nickname = 'sunflower'): Promise<ShownApp> {
  const app = await reachAbout();
  await app.user.type(await screen.findByRole('textbox', { name: 'Nickname' }), nickname);
  await app.user.click(screen.getByRole('radio', { name: '18 or older' }));
  await app.user.click(screen.getByRole('radio', { name: /^Only me/ }));
  await press(app, /^Continue$/);
  return app;
}

describe('the client’s way in', () => {
  test('leads through code, nickname and age to the conversation', async () => {
    const app = await reachOffer();
    expect(await screen.findByRole('heading', { name: 'An invitation from Rana' })).toBeTruthy();
    expect(screen.getByText(/keeps what is written here as part of your record/)).toBeTruthy();
    expect(screen.getByText('Not checked: continue only if you know this person.')).toBeTruthy();
    await press(app, /Join and write/);
    expect(await screen.findByRole('textbox', { name: /Message to/ })).toBeTruthy();
    expect(screen.getByText(/has not confirmed you yet/)).toBeTruthy();
  });

  test.each([
    `o7therapy://join#${code}`,
    ` ${code.toLowerCase().replaceAll('-', ' ')} `,
    code.replaceAll('-', ''),
    `Here you are: o7therapy://join/#${code}`,
  ])('takes the code out of %j', async (typed) => {
    await reachAbout(typed);
    expect(await screen.findByRole('heading', { name: 'What should we call you?' })).toBeTruthy();
  });

  test('says beside the field that a code is not one, and keeps it', async () => {
    await reachAbout('K7QM 2XW');
    const field = screen.getByRole('textbox', { name: 'Invitation code' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/does not look like an invitation code/)).toBeTruthy();
    expect(field).toHaveProperty('value', 'K7QM-2XW');
    expect(document.activeElement).toBe(field);
  });

  test('asks nothing of the engine before nickname and age band are given', async () => {
    const app = await reachAbout();
    const button = await screen.findByRole('button', { name: 'Continue' });
    expect(button).toHaveProperty('disabled', true);
    await app.user.type(screen.getByRole('textbox', { name: 'Nickname' }), 'sunflower');
    expect(button).toHaveProperty('disabled', true);
    expect(app.fake.calls.filter(({ name }) => name.startsWith('pairing.'))).toEqual([]);
  });

  test('chooses no age band and no answer beforehand', async () => {
    await reachAbout();
    const radios = await screen.findAllByRole<HTMLInputElement>('radio');
    expect(radios.map(({ checked }) => checked)).toEqual([false, false, false, false, false]);
  });

  test('refuses a nickname with a direction override before anything is asked', async () => {
    const app = await reachOffer('moon\u202e');
    expect(screen.getByText(/invisible or direction-changing/)).toBeTruthy();
    expect(app.fake.calls.some(({ name }) => name === 'pairing.lookUp')).toBe(false);
  });

  test.each([
    ['invitation.unknown', /We do not know this code/],
    ['invitation.used', /already been used/],
    ['invitation.expired', /has expired/],
    ['invitation.revoked', /was withdrawn/],
    ['invitation.tampered', /changed on its way/],
  ] as const)('goes back to the code and keeps everything typed on %s', async (errorCode, words) => {
    const app = await reachAbout();
    app.fake.failNext('pairing.lookUp', new AppError(errorCode));
    await app.user.type(await screen.findByRole('textbox', { name: 'Nickname' }), 'sunflower');
    await app.user.click(screen.getByRole('radio', { name: '18 or older' }));
    await app.user.click(screen.getByRole('radio', { name: /^Only me/ }));
    await press(app, /^Continue$/);
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Invitation code' })).toHaveProperty('value', code);
    await press(app, /^Continue$/);
    expect(await screen.findByRole('textbox', { name: 'Nickname' })).toHaveProperty('value', 'sunflower');
  });

  test('says that the service is not reached and lets the person try again', async () => {
    const app = await reachAbout();
    app.fake.failNext('pairing.lookUp', new AppError('network.offline'));
    await app.user.type(await screen.findByRole('textbox', { name: 'Nickname' }), 'sunflower');
    await app.user.click(screen.getByRole('radio', { name: '18 or older' }));
    await app.user.click(screen.getByRole('radio', { name: /^Only me/ }));
    await press(app, /^Continue$/);
    expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be reached/);
    await press(app, /^Continue$/);
    expect(await screen.findByRole('heading', { name: 'An invitation from Rana' })).toBeTruthy();
  });

  test('a link only fills the code', async () => {
    const app = await showApp(emptyScene());
    app.fake.emit('link.opened', { code });
    expect(await screen.findByRole('textbox', { name: 'Invitation code' })).toHaveProperty('value', code);
    expect(app.fake.calls.filter(({ name }) => name.startsWith('pairing.'))).toEqual([]);
  });

  test('each step puts the focus into its first field', async () => {
    const app = await showApp(emptyScene());
    await press(app, /I have an invitation/);
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Invitation code' }));
    await app.user.keyboard(`${code}{Enter}`);
    expect(document.activeElement).toBe(await screen.findByRole('textbox', { name: 'Nickname' }));
  });

  test('Escape goes one step back', async () => {
    const app = await reachAbout();
    await app.user.keyboard('{Escape}');
    expect(await screen.findByRole('textbox', { name: 'Invitation code' })).toBeTruthy();
  });
});

describe('the kind stops', () => {
  async function stopAt(band: string): Promise<ShownApp> {
    const app = await reachAbout();
    await app.user.type(await screen.findByRole('textbox', { name: 'Nickname' }), 'moon');
    await app.user.click(screen.getByRole('radio', { name: band }));
    await app.user.click(screen.getByRole('radio', { name: /^Only me/ }));
    await press(app, /^Continue$/);
    return app;
  }

  test('13 to 17 is told why, where else, and may start over', async () => {
    const app = await stopAt('13–17');
    expect(await screen.findByRole('heading', { name: 'Not yet, and we are sorry' })).toBeTruthy();
    expect(screen.getByText('Nothing you typed was written down or sent.')).toBeTruthy();
    await press(app, /Back to the start/);
    expect(await screen.findByRole('button', { name: /I have an invitation/ })).toBeTruthy();
  });

  test('under 13 has no way back, not even by a link, but has Help now', async () => {
    const app = await stopAt('Under 13');
    expect(await screen.findByRole('heading', { name: /not for children yet/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /start|Back/ })).toBeNull();
    app.fake.emit('link.opened', { code });
    await app.user.keyboard('{Escape}');
    expect(screen.getByRole('heading', { name: /not for children yet/ })).toBeTruthy();
    expect(screen.getAllByRole('button', { name: 'Help now' }).length).toBeGreaterThan(0);
  });

  test('the age comes before other mistakes', async () => {
    const app = await reachAbout();
    await app.user.type(await screen.findByRole('textbox', { name: 'Nickname' }), 'moon\u202e');
    await app.user.click(screen.getByRole('radio', { name: 'Under 13' }));
    await app.user.click(screen.getByRole('radio', { name: /^Only me/ }));
    await press(app, /^Continue$/);
    expect(await screen.findByRole('heading', { name: /not for children yet/ })).toBeTruthy();
  });

  test('a page that is loaded again after a refusal begins there', async () => {
    await showApp({ ...emptyScene(), profile: { state: 'new', ageRefused: true } });
    expect(await screen.findByRole('heading', { name: /not for children yet/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /I have an invitation|I open a practice/ })).toBeNull();
  });
});

describe('the therapist’s way in', () => {
  async function reachPractice(practice: string, nickname: string): Promise<ShownApp> {
    const app = await showApp(emptyScene());
    await press(app, /I open a practice/);
    await app.user.type(screen.getByRole('textbox', { name: 'Name of the practice' }), practice);
    await app.user.type(screen.getByRole('textbox', { name: 'Your nickname' }), nickname);
    await app.user.click(screen.getByRole('radio', { name: /^Only me/ }));
    return app;
  }

  test('ends at an empty desk that offers the first invitation', async () => {
    const app = await reachPractice('Nile Practice', 'Rana');
    await press(app, /^Continue$/);
    await press(app, /Open the practice/);
    await press(app, /Make the first invitation/);
    expect(await screen.findByRole('heading', { name: 'Invitations', level: 1 })).toBeTruthy();
  });

  test('says what a broken computer would cost before anything is made, and that a kit comes first', async () => {
    const app = await reachPractice('Nile Practice', 'Rana');
    await press(app, /^Continue$/);
    expect(await screen.findByRole('heading', { name: 'If this computer breaks' })).toBeTruthy();
    expect(screen.getByText(/a recovery kit comes before your first invitation/)).toBeTruthy();
    expect(app.fake.calls.some(({ name }) => name === 'profile.openPractice')).toBe(false);
    await press(app, /^Back$/);
    expect(await screen.findByRole('textbox', { name: 'Your nickname' })).toHaveProperty('value', 'Rana');
  });

  test('shows a refused enrolment code beside its field and keeps both names', async () => {
    const app = await reachPractice('Nile Practice', 'Rana');
    app.fake.failNext('profile.openPractice', new AppError('enrolment.refused'));
    await press(app, /^Continue$/);
    await press(app, /Open the practice/);
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Enrolment code' }).getAttribute('aria-invalid')).toBe(
        'true',
      ),
    );
    expect(screen.getByRole('textbox', { name: 'Name of the practice' })).toHaveProperty(
      'value',
      'Nile Practice',
    );
  });

  test('shows whose name is wrong when both could be', async () => {
    const app = await reachPractice('Nile\u202e', 'Rana');
    await press(app, /^Continue$/);
    const practice = screen.getByRole('textbox', { name: 'Name of the practice' });
    expect(practice.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('textbox', { name: 'Your nickname' }).getAttribute('aria-invalid')).not.toBe(
      'true',
    );
    expect(app.fake.calls.some(({ name }) => name === 'profile.openPractice')).toBe(false);
  });
});

describe('the sample practice', () => {
  test('opens from the first screen without any question', async () => {
    const app = await showApp(emptyScene());
    await press(app, /Look around with a sample/);
    expect(await screen.findByRole('navigation')).toBeTruthy();
    expect(app.fake.calls.filter(({ name }) => name === 'profile.openSample').length).toBe(1);
    expect(app.fake.calls.some(({ name }) => name.startsWith('pairing.'))).toBe(false);
  });

  test('says why when it cannot be opened, and the two ways in still stand', async () => {
    const app = await showApp(emptyScene());
    app.fake.failNext('profile.openSample', new AppError('internal.unexpected'));
    await press(app, /Look around with a sample/);
    expect((await screen.findByRole('alert')).textContent).toMatch(/did not foresee/);
    expect(screen.getByRole('button', { name: /I have an invitation/ })).toBeTruthy();
  });
});

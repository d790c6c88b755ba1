// An age that is reported: what a therapist is asked and can take back, and what the young person reads.

import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeId } from '../../support/fake-scene.ts';
import { clientScene, therapistScene } from '../../support/sample-scene.ts';
import { showApp } from '../support/show-app.tsx';

const now = Date.UTC(2026, 10, 22, 9, 12);
const week = 7 * 24 * 60 * 60 * 1000;

test('S20: the person whose account is paused reads what happens and when, with Help now first and no blame', async () => {
  const scene = clientScene(now, 'en');
  scene.connection = {
    state: 'offline',
    since: now,
    waiting: 0,
    error: { code: 'account.paused', retryable: false, fields: { dueAt: now + week } },
  };
  const { user } = await showApp(scene);
  const sheet = await screen.findByRole('dialog', { name: 'Your account is paused' });
  expect(within(sheet).getByText(/not because of anything you did or wrote/)).toBeTruthy();
  expect(within(sheet).getByText(/^On 29 November 2026.* everything that O7 holds/)).toBeTruthy();
  const [, first] = within(sheet).getAllByRole('button');
  expect(first?.textContent).toBe('Help now');
  await user.click(within(sheet).getByRole('button', { name: 'Write to O7' }));
  expect(await screen.findByRole('dialog', { name: 'Contact us' })).toBeTruthy();
  expect(screen.getByText('This account is paused.')).toBeTruthy();
});

test('a therapist says how old, reads what follows, and takes a mistake back', async () => {
  const scene = therapistScene(now);
  const person = {
    account: fakeId(700),
    nickname: 'sunflower',
    label: null,
    isFounder: false,
    verifiedAt: null,
    keyChangedAt: null,
    blocked: false,
    pausedSince: null,
  };
  scene.conversations = scene.conversations.map((one) =>
    one.nickname === 'sunflower' ? { ...one, people: [person] } : one,
  );
  const { user, fake } = await showApp(scene);
  await user.click((await screen.findAllByText('sunflower'))[0] as HTMLElement);
  await user.click(await screen.findByRole('button', { name: 'About this person' }));
  await user.click(await screen.findByRole('button', { name: 'Too young to be here?' }));
  const question = await screen.findByRole('alertdialog');
  const yes = within(question).getByRole('button', { name: 'Pause and erase the account' });
  expect(yes).toHaveProperty('disabled', true);
  expect(within(question).getByText(/Your own copy of the conversation stays/)).toBeTruthy();
  await user.click(within(question).getByRole('radio', { name: '13–17' }));
  await user.click(yes);
  const panel = await screen.findByRole('dialog', { name: 'About this person' });
  expect(await within(panel).findByText(/You reported that this person is between 13 and 17/)).toBeTruthy();
  expect(within(panel).getByRole('button', { name: 'Delete my copy of the conversation' })).toBeTruthy();
  await user.click(within(panel).getByRole('button', { name: 'It was a mistake: take it back' }));
  expect(await within(panel).findByRole('button', { name: 'Too young to be here?' })).toBeTruthy();
  expect(fake.calls.map(({ name }) => name)).toEqual(expect.arrayContaining(['age.report', 'age.takeBack']));
});

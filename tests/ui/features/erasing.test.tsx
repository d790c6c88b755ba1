// The end of an account everywhere: what is said before it is asked for, the banner until it comes, and the last screen.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { erasureGraceMs } from '../../../contract/domain/erasure-times.ts';
import type { FakeScene } from '../../support/fake-scene.ts';
import { clientScene } from '../../support/sample-scene.ts';
import { showApp } from '../support/show-app.tsx';

const now = Date.UTC(2026, 10, 22, 9, 12);

async function openRights(scene: FakeScene = clientScene(now, 'en')) {
  const app = await showApp(scene);
  await app.user.click(await screen.findByRole('button', { name: 'Privacy' }));
  await app.user.click(await screen.findByRole('tab', { name: 'Your rights' }));
  return { app, row: await screen.findByRole('listitem', { name: 'Delete' }) };
}

describe('erasing the account', () => {
  test('S5: before it is asked for, the person reads when it comes and what stays, with whom and until when; keeping it is one press', async () => {
    const { app, row } = await openRights();
    await app.user.click(within(row).getByRole('button', { name: 'Erase my account…' }));
    const sheet = await screen.findByRole('alertdialog', { name: 'Erase your account everywhere?' });
    const due = new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(Date.now() + erasureGraceMs);
    const day =
      due
        .replace(/,? \d{4}$/, '')
        .split(' ')
        .at(-1) ?? '';
    expect(sheet.textContent).toContain(day);
    // Nobody is promised what is another person's.
    for (const stays of [
      'keep what is on their computers',
      'part of its record',
      'at most 30 days',
      '40 days',
      'Backups stay',
    ])
      expect(sheet.textContent).toContain(stays);
    await app.user.click(within(sheet).getByRole('button', { name: 'Erase in seven days' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(app.fake.calls.filter(({ name }) => name === 'erasure.ask')).toHaveLength(1);
    const banner = await screen.findByText(/^Your account is erased everywhere on /);
    expect(within(row).getByText(/^You asked on /)).toBeTruthy();
    expect(within(row).queryByRole('button', { name: 'Erase my account…' })).toBeNull();
    const line = banner.parentElement;
    if (line === null) throw new Error('a banner has a line');
    await app.user.click(within(line).getByRole('button', { name: 'Keep my account' }));
    await waitFor(() => expect(screen.queryByText(/^Your account is erased everywhere on /)).toBeNull());
  });

  test('that the service alone speaks of leaves everything here, and says whose word it is', async () => {
    const scene = clientScene(now, 'en');
    scene.erasure = { state: 'gone', reason: 'operator', erasedAt: now };
    const { row } = await openRights(scene);
    expect(screen.getByText(/Everything is still on this computer/)).toBeTruthy();
    expect(within(row).getByText(/nothing was touched here/)).toBeTruthy();
    expect(within(row).queryByRole('button', { name: 'Keep my account' })).toBeNull();
  });

  test('S5: once it is done the last screen offers the receipt, and leaving begins anew', async () => {
    const scene = clientScene(now, 'en');
    scene.profile = { state: 'new', farewell: { askedAt: now - erasureGraceMs, erasedAt: now } };
    scene.chosenFile = { name: 'receipt.json', bytes: 900, madeAt: now };
    const app = await showApp(scene);
    await screen.findByRole('heading', { name: 'Your account is erased' });
    await app.user.click(screen.getByRole('button', { name: 'Save the receipt…' }));
    await screen.findByText('Saved.');
    await app.user.click(screen.getByRole('button', { name: 'Leave' }));
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Your account is erased' })).toBeNull());
    expect(app.fake.calls.some(({ name }) => name === 'erasure.leave')).toBe(true);
  });
});

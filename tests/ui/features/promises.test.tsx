// The line under the composer, its five cards and where each leads.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { clientScene } from '../../support/sample-scene.ts';
import { type ShownApp, showApp } from '../support/show-app.tsx';

const now = Date.UTC(2026, 10, 22, 9, 12);

async function openCards(): Promise<ShownApp & { sheet: HTMLElement }> {
  const app = await showApp(clientScene(now, 'en'));
  await app.user.click(await screen.findByRole('button', { name: 'What we promise' }));
  return { ...app, sheet: await screen.findByRole('dialog', { name: 'What we promise' }) };
}

describe('the promises', () => {
  test('are five, each with the place that shows it', async () => {
    const { sheet } = await openCards();
    expect(within(sheet).getAllByRole('heading', { level: 3 }).length).toBe(5);
    expect(within(sheet).getAllByRole('button').length).toBe(6);
    expect(sheet.textContent).not.toMatch(/compliant|HIPAA|GDPR|military/i);
  });

  test.each([
    ['See what O7 sees', () => screen.findByRole('dialog', { name: 'What O7 sees' })],
    ['See what we hold', () => screen.findByRole('heading', { name: 'Kinds of data' })],
    ['Help now', () => screen.findByRole('dialog', { name: 'Help now' })],
  ] as const)('“%s” leads there', async (name, arrives) => {
    const { user, sheet } = await openCards();
    await user.click(within(sheet).getAllByRole('button', { name })[0] as HTMLElement);
    expect(await arrives()).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'What we promise' })).toBeNull());
  });
});

// The line under the composer, its five cards and where each leads; and the place of the recovery kit.

import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { FakeScene } from '../../support/fake-scene.ts';
import { clientScene, therapistScene } from '../../support/sample-scene.ts';
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

describe('the place of the recovery kit', () => {
  const card = () => screen.queryByRole('region', { name: /Keep your messages/ });
  const withoutReply = (): FakeScene => {
    const scene = clientScene(now, 'en');
    return { ...scene, messages: scene.messages.filter(({ mine }) => mine) };
  };

  test('stands above the composer once somebody has answered, and can be put away', async () => {
    const app = await showApp(clientScene(now, 'en'));
    await waitFor(() => expect(card()).not.toBeNull());
    expect(card()?.textContent).toMatch(/later version/);
    await app.user.click(screen.getByRole('button', { name: 'Put this away for now' }));
    expect(card()).toBeNull();
    await app.user.click(screen.getByRole('button', { name: 'Privacy' }));
    await app.user.click(screen.getByRole('button', { name: 'Talk' }));
    expect(card()).toBeNull();
  });

  test('is not shown before the first reply', async () => {
    const app = await showApp(withoutReply());
    await screen.findByRole('textbox', { name: /Message to/ });
    await act(async () => {
      await app.fake.o7.messages.list({
        conversation: app.fake.scene.conversations[0]?.id ?? '',
        before: null,
        limit: 1,
      });
    });
    expect(card()).toBeNull();
  });

  test('is not shown to a therapist, who was asked before the first invitation', async () => {
    const app = await showApp(therapistScene(now));
    await app.user.click(await screen.findByRole('button', { name: /Sara A., Tuesdays/ }));
    await screen.findByRole('textbox', { name: /Message to/ });
    expect(card()).toBeNull();
  });
});

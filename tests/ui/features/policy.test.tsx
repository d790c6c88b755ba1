// The privacy policy: read before sign-up, announced with a comparison, asked about once, declined without loss.

import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { firstPolicy } from '../../../contract/policy/bundled.ts';
import type { FakeScene } from '../../support/fake-scene.ts';
import { nextPolicy } from '../../support/policy.ts';
import { clientScene } from '../../support/sample-scene.ts';
import { showApp } from '../support/show-app.tsx';

const now = Date.UTC(2026, 10, 22, 9, 12);
const day = 24 * 60 * 60 * 1000;
const second = { ...nextPolicy(firstPolicy), published: '2026-12-01', effective: '2027-01-15' };

function sceneWith(change: Partial<FakeScene['policy']['view']>, language: 'en' | 'ar' = 'en'): FakeScene {
  const scene = clientScene(now, language);
  scene.appearance = { ...scene.appearance, language };
  scene.policy.policies = [firstPolicy, second];
  scene.policy.view = { ...scene.policy.view, asked: 2, ...change };
  return scene;
}

describe('a new version', () => {
  test('S22: is announced in one line, shown word by word with what screen readers need, and acknowledged', async () => {
    const app = await showApp(sceneWith({ standing: { kind: 'announced' } }));
    await screen.findByText('The privacy policy changes on 15 January 2027: version 2.');
    await app.user.click(screen.getByRole('button', { name: 'See what is new' }));
    const compared = await screen.findByRole('region', { name: 'What is different' });
    const [gone] = within(compared).getAllByRole('deletion');
    const [come] = within(compared).getAllByRole('insertion');
    expect(gone?.textContent).toBe('[went: 18 ]');
    expect(come?.textContent).toBe('[came: 21 ]');
    for (const label of ['Version', 'Last updated', 'Effective from'])
      expect(screen.getByText(label, { selector: 'dt' })).toBeTruthy();
    await app.user.click(screen.getByRole('button', { name: 'Acknowledge version 2' }));
    await screen.findByText(/^Version 2 was acknowledged/);
    expect(
      app.fake.calls.filter(({ name }) => name === 'policy.answer').map(({ request }) => request),
    ).toEqual([{ version: 2, language: 'en', answer: 'acknowledged' }]);
    expect(screen.queryByText(/privacy policy changes on/)).toBeNull();
  });

  test('S23: in force without an answer asks once, in the words of the language, and can wait; that is no yes', async () => {
    const app = await showApp(sceneWith({ standing: { kind: 'due' }, current: 2 }, 'ar'));
    const dialog = await screen.findByRole('dialog', { name: 'تغيّرت سياسة الخصوصية' });
    expect(within(dialog).getAllByRole('insertion')[0]?.textContent).toContain('21');
    expect(within(dialog).getByRole('button', { name: 'مساعدة الآن' })).toBeTruthy();
    await app.user.click(within(dialog).getByRole('button', { name: 'الرد لاحقًا' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(app.fake.calls.some(({ name }) => name === 'policy.answer')).toBe(false);
    expect(screen.getByText(/ليس له رد منك بعد/)).toBeTruthy();
    expect(screen.getByRole('textbox')).toBeTruthy();
  });
});

describe('a no', () => {
  test('S23: says first what it brings, rests writing with its date and a way back, and keeps Help now', async () => {
    const app = await showApp(sceneWith({ standing: { kind: 'announced' } }));
    await app.user.click(await screen.findByRole('button', { name: 'See what is new' }));
    await app.user.click(await screen.findByRole('button', { name: 'Decline…' }));
    expect(
      screen.getByText(/^Nothing is deleted\. From 15 January 2027 on .* until 14 February 2027/),
    ).toBeTruthy();
    await app.user.click(screen.getByRole('button', { name: 'Decline version 2' }));
    await app.user.click(await screen.findByRole('button', { name: 'Talk' }));
    expect(await screen.findByText(/^Nothing can be written, because you declined/)).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getAllByRole('button', { name: 'Help now' }).length).toBeGreaterThan(0);
    await app.user.click(screen.getAllByRole('button', { name: 'Change my mind' })[0] as HTMLElement);
    await app.user.click(await screen.findByRole('button', { name: 'Acknowledge version 2' }));
    await app.user.click(await screen.findByRole('button', { name: 'Talk' }));
    expect(await screen.findByRole('textbox')).toBeTruthy();
  });

  test('S23: after thirty days deletes nothing, and leaves export, erasing, the way back and Help now', async () => {
    const until = Date.now() - day;
    const ended = { kind: 'ended', from: until - 30 * day, until } as const;
    const app = await showApp(sceneWith({ standing: ended, current: 2, acknowledged: null }));
    expect(await screen.findByRole('heading', { name: 'The time for reading is over' })).toBeTruthy();
    expect(screen.getByText(/nothing was deleted/)).toBeTruthy();
    await app.user.click(screen.getByRole('button', { name: 'Take along or erase' }));
    expect((await screen.findByRole('tab', { name: 'Your rights' })).getAttribute('aria-selected')).toBe(
      'true',
    );
  });
});

describe('before sign-up', () => {
  test('S22: the whole text is a press away, and going on notes the version that was shown', async () => {
    const scene = clientScene(now, 'en');
    scene.profile = { state: 'new' };
    const app = await showApp(scene);
    await app.user.click(await screen.findByRole('button', { name: 'Privacy policy' }));
    const sheet = await screen.findByRole('dialog', { name: 'Privacy policy' });
    for (const { title } of firstPolicy.texts.en.sections)
      expect(within(sheet).getByRole('heading', { name: title })).toBeTruthy();
    expect(within(sheet).getAllByText('23 November 2026')).toHaveLength(2);
    await app.user.click(within(sheet).getByRole('button', { name: 'Close' }));
    await app.user.click(screen.getByRole('button', { name: /^I open a practice/ }));
    await app.user.type(await screen.findByLabelText('Name of the practice'), 'Nile Practice');
    await app.user.type(screen.getByLabelText('Your nickname'), 'Rana');
    await app.user.click(screen.getByText('Only me'));
    await app.user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(await screen.findByText(/^Going on notes that the privacy policy, version 1/)).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
    await app.user.click(screen.getByRole('button', { name: 'Open the practice' }));
    await screen.findByRole('navigation');
    const [asked] = app.fake.calls.filter(({ name }) => name === 'profile.openPractice');
    expect(asked?.request).toMatchObject({ policy: { version: 1, language: 'en' } });
  });
});

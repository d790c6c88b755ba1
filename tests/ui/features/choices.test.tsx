// Choices, restriction and receipts: what is pressed, what it says, and what it asks of the engine.

import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { decidedTexts } from '../../../contract/domain/purpose-texts.ts';
import { neverPurposes, type Purpose, purposeIds, purposes } from '../../../contract/domain/purposes.ts';
import { receiptActs } from '../../../contract/domain/receipt.ts';
import { createI18n } from '../../../renderer/i18n/i18n.ts';
import { fakeReceipt } from '../../support/fake-receipts.ts';
import { type FakeScene, fakeId, fakeMessage } from '../../support/fake-scene.ts';
import { clientScene, therapistScene } from '../../support/sample-scene.ts';
import { showApp } from '../support/show-app.tsx';

const now = Date.UTC(2026, 10, 22, 9, 12);

async function openPart(part: string, scene: FakeScene = clientScene(now, 'en')) {
  const app = await showApp(scene);
  await app.user.click(await screen.findByRole('button', { name: 'Privacy' }));
  await app.user.click(await screen.findByRole('tab', { name: part }));
  return app;
}

const asked = (app: Awaited<ReturnType<typeof showApp>>, name: string) =>
  app.fake.calls.filter((call) => call.name === name).map(({ request }) => request);

describe('choices', () => {
  test('S7: one entry per purpose with its exact text and basis; giving and withdrawing are one press each', async () => {
    const app = await openPart('Choices');
    const list = await screen.findByRole('list', { name: 'Choices' });
    for (const id of purposeIds) {
      const { basis }: Purpose = purposes[id];
      const { title, text } = decidedTexts[id].en;
      const row = within(list).getByText(text).closest('li');
      if (row === null) throw new Error(`a row for ${id}`);
      expect(row.querySelector('h3')?.textContent).toBe(title);
      expect(row.textContent).toMatch(/Rests on /);
      expect(row.querySelectorAll('[role=switch]').length).toBe(
        purposes[id].choice === 'consent' || purposes[id].choice === 'objection' ? 1 : 0,
      );
      expect(basis === 'consent').toBe(row.textContent?.includes('GDPR 6(1)(a)'));
    }
    expect(within(list).getAllByText('No, and there is no code for it').length).toBe(neverPurposes.length);

    const email = within(list).getByRole('listitem', { name: 'E-mail from O7' });
    const consent = within(email).getByRole<HTMLInputElement>('switch');
    expect(consent.checked).toBe(false);
    await app.user.click(consent);
    await within(email).findByText('Consent given');
    await app.user.click(within(email).getByRole('switch'));
    await within(email).findByText('Consent withdrawn');
    const [given, withdrawn] = asked(app, 'choices.decide');
    expect(given).toEqual({ purpose: 'email', decision: 'given', language: 'en' });
    expect(withdrawn).toEqual({ purpose: 'email', decision: 'withdrawn', language: 'en' });
    expect(within(email).getByText('2 decisions')).toBeTruthy();

    const abuse = within(list).getByRole('listitem', { name: 'Protection from abuse' });
    await app.user.click(within(abuse).getByRole('button', { name: 'Object' }));
    await within(abuse).findByRole('button', { name: 'Take the objection back' });
  });

  test.each(['en', 'ar'] as const)('have words in %s for every act of a receipt', (language) => {
    const { t } = createI18n(language);
    for (const one of receiptActs) {
      const key = `receipts.act.${one.replace('.', '-')}`;
      expect(t(key as never), one).not.toContain('receipts.act');
    }
  });
});

describe('restriction', () => {
  test('S10: nothing is chosen beforehand; while it holds a banner lifts it and nothing can be written', async () => {
    const scene = clientScene(now, 'en');
    const app = await openPart('Your rights', scene);
    await app.user.click(await screen.findByRole('button', { name: 'Restrict…' }));
    const sheet = await screen.findByRole('dialog');
    const confirm = within(sheet).getByRole<HTMLButtonElement>('button', { name: 'Restrict' });
    expect(confirm.disabled).toBe(true);
    expect(within(sheet).getByText(decidedTexts['restriction.everything'].en.text)).toBeTruthy();
    await app.user.click(within(sheet).getByRole('radio', { name: /^Everything/ }));
    await app.user.click(confirm);
    await screen.findByText(/your data is only stored/);
    expect(asked(app, 'choices.restrict')).toEqual([{ scope: 'everything', language: 'en' }]);

    await app.user.click(screen.getByRole('button', { name: 'Talk' }));
    await screen.findByText(/^You have paused everything/);
    expect(screen.queryByRole('textbox', { name: /message/i })).toBeNull();
    const [lift] = screen.getAllByRole('button', { name: 'Lift the restriction' });
    if (lift === undefined) throw new Error('a way to lift it');
    await app.user.click(lift);
    await waitFor(() => expect(screen.queryByText(/^You have paused everything/)).toBeNull());
    expect(asked(app, 'choices.lift')).toEqual([{ language: 'en' }]);
  });

  test('S10: who writes to somebody who paused reads it at the conversation and at the waiting line', async () => {
    const scene = clientScene(now, 'en');
    const [conversation] = scene.conversations;
    if (conversation === undefined) throw new Error('a conversation');
    const rana = {
      account: fakeId(700),
      nickname: 'Rana',
      label: null,
      isFounder: false,
      verifiedAt: null,
      keyChangedAt: null,
      blocked: false,
      pausedSince: now,
    };
    scene.conversations = [{ ...conversation, people: [rana] }];
    scene.messages = [
      fakeMessage({ conversation: conversation.id, order: 1, text: 'Hello', mine: true, delivery: 'sent' }),
    ];
    await showApp(scene);
    await screen.findByText(/^Paused by this person since 22 November 2026/);
    expect(await screen.findByText('Paused by this person')).toBeTruthy();
  });
});

describe('receipts', () => {
  test('are listed newest first with who signed; a changed service key is said and waits for a yes', async () => {
    const scene = therapistScene(now);
    const key = (letter: string) => `${letter.repeat(42)}A`;
    fakeReceipt(scene, 'exported', { at: now - 1, here: false, countersignedAt: now });
    fakeReceipt(scene, 'consent.withdrawn', {
      at: now,
      text: { name: 'email', version: '1', language: 'en', hash: key('h') },
    });
    scene.serviceKey = { pinned: key('a'), shown: key('b') };
    scene.chosenFile = { name: 'receipt.json', bytes: 1, madeAt: now };
    const app = await openPart('Your rights', scene);
    const list = await screen.findByRole('list', { name: 'Receipts, newest first' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/^Consent withdrawn.*this computer.*follows/),
      expect.stringMatching(/^Data exported.*another computer of yours.*Signed by O7 too/),
    ]);
    const save = within(list).getByRole('button', { name: 'Save… Consent withdrawn' });
    await app.user.click(save);
    await within(list).findByText('Saved.');
    expect(screen.getByText(key('b'))).toBeTruthy();
    await app.user.click(screen.getByRole('button', { name: 'Use the new key' }));
    expect(asked(app, 'receipts.acceptKey')).toEqual([{ key: key('b') }]);
    await waitFor(() => expect(screen.queryByText(key('b'))).toBeNull());
    scene.receipts = scene.receipts.map((one) => ({ ...one, countersignedAt: now }));
    act(() => app.fake.emit('receipts.changed', {}));
    await waitFor(() => expect(within(list).queryByText(/follows/)).toBeNull());
  });
});

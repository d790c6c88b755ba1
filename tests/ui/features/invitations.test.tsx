// Invitations as a therapist makes them, hands them over, prints them and sees what became of them.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { readLabels } from '../../../renderer/features/invitations/labels.ts';
import { emptyScene, type FakeScene, fakeId, fakeInvitation, fakeOpen } from '../../support/fake-scene.ts';
import { type ShownApp, showApp } from '../support/show-app.tsx';

function scene(more: Partial<FakeScene> = {}): FakeScene {
  return {
    ...emptyScene(),
    profile: fakeOpen({ role: 'therapist', nickname: 'Rana', practiceName: 'Nile Practice' }),
    connection: { state: 'online', since: 0, waiting: 0, error: null },
    recovery: { kit: { confirmedAt: Date.UTC(2026, 10, 20), record: 'stored', isNews: false } },
    ...more,
  };
}

async function openPage(more: Partial<FakeScene> = {}): Promise<ShownApp> {
  const app = await showApp(scene(more));
  await app.user.click(screen.getByRole('button', { name: 'Invitations' }));
  await screen.findByRole('heading', { name: 'Invitations', level: 1 });
  await waitFor(() => expect(document.querySelector('main form')).not.toBeNull());
  return app;
}

describe('invitations', () => {
  test('a new one stands ready to hand over: code in groups, link, QR code', async () => {
    const app = await openPage();
    await app.user.type(screen.getByRole('textbox', { name: 'Private label' }), 'Laila{Enter}');
    const card = await screen.findByRole('article');
    expect(within(card).getByRole('heading', { name: 'Laila' })).toBeTruthy();
    expect(card.textContent).toContain('K7QM-2XWD-9F4T-HB8A');
    expect(card.textContent).toContain('o7therapy://join#K7QM-2XWD-9F4T-HB8A');
    expect(within(card).getByRole('img', { name: /QR code/ })).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Private label' })).toHaveProperty('value', '');
  });

  test('says before the press that one cannot be made without the connection', async () => {
    await openPage({ connection: { state: 'offline', since: 0, waiting: 0, error: null } });
    expect(await screen.findByText(/Making an invitation needs the connection/)).toBeTruthy();
  });

  test('keeps the label when making one fails, and says why', async () => {
    const app = await openPage();
    app.fake.failNext('pairing.createInvitation', new AppError('network.offline'));
    await app.user.type(screen.getByRole('textbox', { name: 'Private label' }), 'Laila{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be reached/);
    expect(screen.getByRole('textbox', { name: 'Private label' })).toHaveProperty('value', 'Laila');
  });

  test('says what became of each ended one', async () => {
    const ended = { code: null, link: null } as const;
    await openPage({
      invitations: [
        fakeInvitation({ id: fakeId(1), label: 'a', state: 'used', ...ended }),
        fakeInvitation({ id: fakeId(2), label: 'b', state: 'expired', ...ended }),
        fakeInvitation({ id: fakeId(3), state: 'revoked', ...ended }),
      ],
    });
    const list = await screen.findByRole('region', { name: 'Ended' });
    const words = within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(words[0]).toMatch(/^aJoined/);
    expect(words[1]).toMatch(/^bExpired/);
    expect(words[2]).toMatch(/^Without a labelEnded by you/);
  });

  test('revoking asks first and takes the code off the screen', async () => {
    const app = await openPage({ invitations: [fakeInvitation({ id: fakeId(9), label: 'Laila' })] });
    await app.user.click(await screen.findByRole('button', { name: 'More' }));
    await app.user.click(await screen.findByRole('menuitem', { name: 'Revoke' }));
    const question = await screen.findByRole('alertdialog');
    await app.user.click(within(question).getByRole('button', { name: 'Revoke' }));
    expect(await screen.findByText('Ended by you')).toBeTruthy();
    expect(screen.queryByText(/o7therapy:/)).toBeNull();
  });

  test('a link opened here is not used, and that is said', async () => {
    const app = await openPage();
    app.fake.emit('link.opened', { code: 'K7QM-2XWD-9F4T-HB8A' });
    expect(await screen.findByText(/the link was not used/)).toBeTruthy();
    expect(app.fake.calls.some(({ name }) => name === 'pairing.lookUp')).toBe(false);
  });
});

describe('a list of labels', () => {
  test('is trimmed; blank and repeated lines are left out', () => {
    expect(readLabels('  Sara \r\n\n Omar\nSara\n\t\n')).toEqual({
      labels: ['Sara', 'Omar'],
      bad: [],
      repeated: 1,
      tooMany: 0,
    });
  });

  test('names the lines that cannot stand, by number', () => {
    const { bad } = readLabels(`Sara\n\n${'x'.repeat(limits.labelLetters + 1)}\nOmar\u202e`);
    expect(bad.map(({ line, error }) => [line, error.code])).toEqual([
      [3, 'nickname.tooLong'],
      [4, 'nickname.forbiddenCharacter'],
    ]);
  });

  test('may not be longer than one press makes', () => {
    const lines = Array.from({ length: limits.invitationsAtOnce + 3 }, (_, at) => `Person ${at}`);
    expect(readLabels(lines.join('\n')).tooMany).toBe(3);
  });
});

describe('invitations for many', () => {
  async function paste(text: string): Promise<ShownApp & { field: HTMLElement }> {
    const app = await openPage();
    await app.user.click(screen.getByRole('radio', { name: 'Several people' }));
    const field = screen.getByRole('textbox', { name: /one on each line/ });
    await app.user.click(field);
    await app.user.paste(text);
    return { ...app, field };
  }

  test.each([
    [1, '1 line is too many: at most'],
    [3, '3 lines are too many: at most'],
  ])('%i over the limit is said as such', async (over, words) => {
    const lines = Array.from({ length: limits.invitationsAtOnce + over }, (_, at) => `Person ${at}`);
    await paste(lines.join('\n'));
    expect((await screen.findAllByText(new RegExp(words))).length).toBeGreaterThan(0);
  });

  test('are made by one press, one card for each', async () => {
    const app = await paste('Sara A., Tuesdays\nنهى، الأربعاء\n\nOmar');
    await app.user.click(screen.getByRole('button', { name: 'Make 3 invitations' }));
    await waitFor(() => expect(screen.getAllByRole('article').length).toBe(3));
    expect(screen.getByRole('article', { name: 'نهى، الأربعاء' })).toBeTruthy();
    expect(app.field).toHaveProperty('value', '');
    expect(app.fake.calls.filter(({ name }) => name === 'pairing.createInvitations').length).toBe(1);
  });

  test('say which line is too long, and make nothing', async () => {
    await paste(`Sara\n${'x'.repeat(limits.labelLetters + 1)}`);
    expect(screen.getByText(/^Line 2: That is too long: at most 60 letters\./)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Make 1 invitation' })).toHaveProperty('disabled', true);
  });

  test('keep the whole list when the service is away', async () => {
    const app = await paste('Sara\nOmar');
    app.fake.failNext('pairing.createInvitations', new AppError('network.offline'));
    await app.user.click(screen.getByRole('button', { name: 'Make 2 invitations' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be reached/);
    expect(app.field).toHaveProperty('value', 'Sara\nOmar');
  });

  test('can be searched by label and by code', async () => {
    const app = await openPage({
      invitations: Array.from({ length: 9 }, (_, at) =>
        fakeInvitation({ id: fakeId(at), label: `Person ${at}` }),
      ),
    });
    const search = await screen.findByRole('searchbox', { name: 'Find by label or code' });
    await app.user.type(search, 'person 7');
    await waitFor(() => expect(screen.getAllByRole('article').length).toBe(1));
    await app.user.clear(search);
    await app.user.type(search, 'k7qm 2xwd');
    await waitFor(() => expect(screen.getAllByRole('article').length).toBe(9));
    await app.user.type(search, 'zzz');
    expect(await screen.findByText('No invitation fits.')).toBeTruthy();
  });
});

describe('what is known of an invitation', () => {
  test('is asked of the service when the page is opened: made, then opened', async () => {
    const made = fakeInvitation({ id: fakeId(1), label: 'Laila' });
    const app = await openPage({ invitations: [made] });
    expect(await screen.findByText(/Made, not opened yet/)).toBeTruthy();
    app.fake.scene.invitations = [{ ...made, openedAt: Date.UTC(2026, 10, 23, 7, 5) }];
    await app.user.click(screen.getByRole('button', { name: 'Talk' }));
    await app.user.click(screen.getByRole('button', { name: 'Invitations' }));
    expect(await screen.findByText(/^Opened 23 November 2026/)).toBeTruthy();
    expect(app.fake.calls.filter(({ name }) => name === 'pairing.refreshInvitations').length).toBe(2);
  });

  test('stays as it was when the service is away, without an alarm', async () => {
    const app = await showApp(scene({ invitations: [fakeInvitation({ id: fakeId(1), label: 'Laila' })] }));
    app.fake.failNext('pairing.refreshInvitations', new AppError('network.offline'));
    await app.user.click(screen.getByRole('button', { name: 'Invitations' }));
    expect(await screen.findByRole('article', { name: 'Laila' })).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('an open one is replaced after a question, an ended one at once, each once only', async () => {
    const app = await openPage({
      invitations: [
        fakeInvitation({ id: fakeId(1), label: 'Laila' }),
        fakeInvitation({ id: fakeId(2), label: 'Omar', state: 'expired', code: null, link: null }),
      ],
    });
    await app.user.click(await screen.findByRole('button', { name: 'More' }));
    await app.user.click(await screen.findByRole('menuitem', { name: 'Replace' }));
    const question = await screen.findByRole('alertdialog');
    await app.user.click(within(question).getByRole('button', { name: 'Replace' }));
    await waitFor(() => expect(app.fake.scene.invitations.length).toBe(3));
    expect(app.fake.scene.invitations.find(({ id }) => id === fakeId(1))?.state).toBe('revoked');
    await app.user.click(await screen.findByRole('button', { name: 'Make anew' }));
    expect(await screen.findByRole('article', { name: 'Omar' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Make anew' })).toBeNull();
  });
});

describe('the slips', () => {
  async function openSlips(): Promise<ShownApp> {
    const app = await openPage({
      invitations: ['Laila, Sundays', 'Omar'].map((label, at) => fakeInvitation({ id: fakeId(at), label })),
    });
    await app.user.click(await screen.findByRole('button', { name: 'Print 2 slips' }));
    await screen.findByRole('dialog', { name: 'Print 2 slips' });
    return app;
  }
  const paper = () => document.querySelector('[data-print]');

  test('hold practice, therapist, code and help, and never the private label', async () => {
    await openSlips();
    const text = paper()?.textContent ?? '';
    expect(text).toContain('Nile Practice');
    expect(text).toMatch(/An invitation from .?Rana/);
    expect(text).toContain('K7QM-2XWD-9F4T-HB8A');
    expect(text).toMatch(/not an emergency service/);
    expect(text).not.toMatch(/Laila|Omar/);
  });

  test('are in the language and the direction of the client', async () => {
    const app = await openSlips();
    await app.user.click(screen.getByRole('radio', { name: 'العربية' }));
    const slip = paper()?.querySelector('[lang]');
    expect(slip?.getAttribute('lang')).toBe('ar');
    expect(slip?.getAttribute('dir')).toBe('rtl');
    expect(slip?.textContent).toMatch(/دعوة من .*Rana/);
    expect(slip?.querySelector('[dir=ltr]')?.textContent).toBe('K7QM-2XWD-9F4T-HB8A');
    expect(document.documentElement.dir).toBe('ltr');
  });

  test('open the system’s dialog, and say so when it cannot be opened', async () => {
    const app = await openSlips();
    app.fake.failNext('window.print', new AppError('print.unavailable'));
    await app.user.click(screen.getByRole('button', { name: 'Print…' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/print dialog could not be opened/);
    await app.user.click(screen.getByRole('button', { name: 'Print…' }));
    await waitFor(() => expect(app.fake.calls.filter(({ name }) => name === 'window.print').length).toBe(2));
  });

  test('are gone from the page when the sheet is closed', async () => {
    const app = await openSlips();
    await app.user.keyboard('{Escape}');
    await waitFor(() => expect(paper()).toBeNull());
  });
});

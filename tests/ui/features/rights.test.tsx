// Privacy → Your rights: correcting says where each word goes, a request is asked and answered with reasons, each clock is plain.

import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { RequestView } from '../../../contract/bridge/rights-view.ts';
import { addDays, dayOf } from '../../../contract/domain/calendar-day.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { fakeRequest } from '../../support/fake-rights.ts';
import { fakeId } from '../../support/fake-scene.ts';
import { clientScene, therapistScene } from '../../support/sample-scene.ts';
import { showApp } from '../support/show-app.tsx';

const now = Date.UTC(2026, 10, 23, 9, 12);
const today = () => dayOf(Date.now());

async function openRights(scene: ReturnType<typeof clientScene>) {
  const app = await showApp(scene);
  await app.user.click(await screen.findByRole('button', { name: /^Privacy/ }));
  await app.user.click(await screen.findByRole('tab', { name: /^Your rights/ }));
  await screen.findByRole('heading', { name: 'Your rights' });
  return app;
}

/** As pasted: no key event for each letter. */
const fill = (field: HTMLElement, text: string) => fireEvent.change(field, { target: { value: text } });

const right = (name: string) => screen.getByRole('listitem', { name });
const lastCall = (app: Awaited<ReturnType<typeof openRights>>, name: string) =>
  app.fake.calls.findLast((call) => call.name === name)?.request;

describe('a client', () => {
  test('corrects the nickname, gives and takes back the rest, and reads at each field who sees it', async () => {
    const scene = clientScene(now, 'en');
    const app = await openRights(scene);
    await app.user.click(within(right('Correct')).getByRole('button', { name: 'Correct…' }));
    const sheet = await screen.findByRole('dialog', { name: 'Correct' });
    const field = (name: string) => within(sheet).getByLabelText(name);
    expect(field('Gender')).toHaveProperty('value', '');
    expect(within(sheet).getAllByText(/Only your therapist can read it/).length).toBe(2);
    expect(within(sheet).getByText(/O7 can read it, nobody you write with sees it/)).toBeTruthy();
    fill(field('Nickname'), 'moonlight');
    fill(field('Gender'), 'woman');
    fill(field('E-mail address'), 'sara@');
    await app.user.click(within(sheet).getByRole('button', { name: 'Save' }));
    // The name is corrected already; the address says what is wrong and stays to be changed.
    await within(sheet).findByText(/not an e-mail address/);
    expect(scene.rights.details).toMatchObject({ nickname: 'moonlight', gender: 'woman', email: null });
    fill(field('E-mail address'), 'sara@example.org');
    await app.user.click(within(sheet).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Correct' })).toBeNull());
    expect(lastCall(app, 'rights.correctEmail')).toEqual({ email: 'sara@example.org' });
    expect((await screen.findAllByText('Data corrected')).length).toBeGreaterThan(0);
  });

  test('saves everything that is counted as a report, without anybody else in it, and has its receipt', async () => {
    const scene = clientScene(now, 'en');
    scene.rights.details.gender = 'woman';
    scene.chosenFile = { name: 'report.txt', bytes: 1, madeAt: now };
    const app = await openRights(scene);
    await app.user.click(within(right('See everything')).getByRole('button', { name: 'Save a report…' }));
    expect(await screen.findByText('Data shown')).toBeTruthy();
    const { text, classes } = lastCall(app, 'rights.saveReport') as { text: string; classes: number };
    expect(classes).toBe(scene.holdings.holdings.length);
    expect(text).toContain('Gender: woman');
    expect(text).toContain('E-mail address: not given');
    expect(text.match(/Who answers: /g)).toHaveLength(classes);
    expect(text).not.toContain('Rana');
  });

  test('asks the practice, knows until when before sending, and finds the request below', async () => {
    const scene = clientScene(now, 'en');
    // Where the practice works was said before, and stands as chosen.
    scene.rights.requests = [fakeRequest({ id: fakeId(1), kind: 'question', law: 'hipaa' })];
    const app = await openRights(scene);
    await app.user.click(within(right('Ask the practice')).getByRole('button', { name: 'Write a request…' }));
    const sheet = await screen.findByRole('dialog', { name: 'Ask the practice' });
    const send = within(sheet).getByRole('button', { name: 'Send to the practice' });
    expect(send.hasAttribute('disabled')).toBe(true);
    await app.user.click(within(sheet).getByRole('button', { name: /What for/ }));
    await app.user.click(await screen.findByRole('option', { name: /A copy of the record/ }));
    expect(within(sheet).getByText(/The practice has until .* \(45 CFR 164\.524\(b\)\(2\)\)/)).toBeTruthy();
    fill(within(sheet).getByLabelText('In your words'), 'of May');
    await app.user.click(send);
    const made = await screen.findByRole('listitem', { name: 'A copy of the record' });
    expect(within(made).getByText('of May')).toBeTruthy();
    expect(within(made).getByText(/Waits on this computer/)).toBeTruthy();
    expect(lastCall(app, 'rights.ask')).toMatchObject({ kind: 'copy', law: 'hipaa', words: 'of May' });
  });

  test('is told plainly of each clock, and whom to turn to once it is over or the answer was no', async () => {
    const scene = clientScene(now, 'en');
    const stands = (at: number, part: Partial<RequestView>) => fakeRequest({ id: fakeId(at), ...part });
    scene.rights.requests = [
      stands(1, { kind: 'access', daysLeft: 12, due: addDays(today(), 12) }),
      stands(2, { kind: 'copy', state: 'today', daysLeft: 0, due: today() }),
      stands(3, { kind: 'erasure', state: 'overdue', daysLeft: -3, due: addDays(today(), -3), law: 'egypt' }),
      stands(4, { kind: 'objection', state: 'unsure', daysLeft: null, due: addDays(today(), 5) }),
      stands(5, { kind: 'question', state: 'free', due: null }),
      stands(6, {
        kind: 'correction',
        state: 'settled',
        answers: [
          { id: fakeId(7), outcome: 'refused', ground: 'correctAlready', words: 'See page 3.', at: now },
        ],
      }),
    ];
    await openRights(scene);
    const card = (name: string) => within(right(name));
    await card('See the record').findByText(/12 days left, until/);
    expect(card('See the record').getByText('GDPR 12(3)')).toBeTruthy();
    expect(card('A copy of the record').getByText(/Due today/)).toBeTruthy();
    const late = card('Erase the record');
    expect(late.getByText(/Overdue by 3 days, since/)).toBeTruthy();
    expect(late.getByText(/Personal Data Protection Center/)).toBeTruthy();
    const unsure = card('Object to a use of the record');
    expect(unsure.getByText(/clock of this computer jumped/)).toBeTruthy();
    expect(unsure.queryByText(/Overdue/)).toBeNull();
    expect(card('A question about the data').getByText(/sets no time limit/)).toBeTruthy();
    const denied = card('Correct the record');
    expect(denied.getByText('See page 3.')).toBeTruthy();
    expect(denied.getByText('GDPR 16')).toBeTruthy();
    expect(denied.getByText(/European Data Protection Board/)).toBeTruthy();
  });
});

describe('a therapist', () => {
  let scene: ReturnType<typeof therapistScene>;
  beforeEach(() => {
    scene = therapistScene(now);
    scene.rights.requests = [
      fakeRequest({
        ...{ id: fakeId(1), mine: false, name: 'Sara A., Tuesdays', words: 'All of May', kind: 'erasure' },
        mayExtendTo: addDays(today(), 90),
      }),
      fakeRequest({ id: fakeId(2), mine: false, name: 'Omar', kind: 'copy', state: 'settled' }),
    ];
  });

  test("is told quietly how many wait, and cannot say no without the law's reason", async () => {
    const app = await openRights(scene);
    expect(screen.getAllByText('1 request to the practice').length).toBe(2);
    expect(screen.queryByRole('listitem', { name: 'Ask the practice' })).toBeNull();
    const task = within(right('Erase the record'));
    expect(task.getByText('Sara A., Tuesdays')).toBeTruthy();
    await app.user.click(task.getByRole('button', { name: 'Answer…' }));
    const sheet = await screen.findByRole('dialog', { name: 'Answer a request' });
    await app.user.click(within(sheet).getByRole('radio', { name: /^No/ }));
    const send = within(sheet).getByRole('button', { name: 'Send the answer' });
    await app.user.click(send);
    await within(sheet).findByText(/A reason is missing/);
    await app.user.click(within(sheet).getByRole('button', { name: /Why not, by law/ }));
    expect(screen.queryByRole('option', { name: /endanger/ })).toBeNull();
    await app.user.click(await screen.findByRole('option', { name: /makes the practice keep it/ }));
    await app.user.click(send);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(lastCall(app, 'rights.answer')).toMatchObject({ outcome: 'refused', ground: 'mustKeep' });
    await waitFor(() => expect(screen.queryByText('1 request to the practice')).toBeNull());
  });

  test('can move it on once, and is told when the engine says no to that', async () => {
    const app = await openRights(scene);
    await app.user.click(within(right('Erase the record')).getByRole('button', { name: 'Answer…' }));
    const sheet = await screen.findByRole('dialog', { name: 'Answer a request' });
    await app.user.click(within(sheet).getByRole('radio', { name: /^Later/ }));
    fill(within(sheet).getByLabelText('In your words'), 'four years of notes');
    app.fake.failNext('rights.answer', new AppError('rights.cannotExtend'));
    const send = within(sheet).getByRole('button', { name: 'Send the answer' });
    await app.user.click(send);
    await within(sheet).findByText(/can no longer be moved on/);
    await app.user.click(send);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(within(right('Erase the record')).getByText(/moved the last day on once/)).toBeTruthy();
  });
});

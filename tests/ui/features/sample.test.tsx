// The sample practice in the window: the way in, what says that it is one, its own time, and nothing left of it.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/app-error.ts';
import {
  emptyScene,
  type FakeScene,
  fakeConversation,
  fakeId,
  fakeMessage,
} from '../../support/fake-scene.ts';
import { type ShownApp, showApp } from '../support/show-app.tsx';

const minute = 60_000;
/** Where the fake's sample clock stands. */
const sampleNow = Date.UTC(2026, 5, 3, 8, 40);
const notice = /^Sample practice\. Nothing here is real/;

function sceneWithSara(): FakeScene {
  const line = fakeMessage({ order: 1, text: 'One plant, did you know?', at: sampleNow - minute });
  const sara = fakeConversation({
    id: fakeId(1),
    label: 'Sara A., Tuesdays',
    lastMessage: line,
    lastActivityAt: line.at,
  });
  return { ...emptyScene(), conversations: [sara], messages: [line] };
}

const press = async ({ user }: ShownApp, name: RegExp) =>
  user.click(await screen.findByRole('button', { name }));
const lookAround = (app: ShownApp) => press(app, /Look around with a sample/);

describe('the sample practice', () => {
  test('is entered from first run and says what it is on every place', async () => {
    const app = await showApp(sceneWithSara());
    await lookAround(app);
    const isSaid = () => screen.getAllByRole('status').some((one) => notice.test(one.textContent));
    await waitFor(() => expect(isSaid()).toBe(true));
    await press(app, /^Invitations$/);
    expect(isSaid()).toBe(true);
    await press(app, /^Privacy$/);
    expect(isSaid()).toBe(true);
  });

  test('shows times as seen from its own clock, and gives what is written that time', async () => {
    const app = await showApp(sceneWithSara());
    await lookAround(app);
    const row = await screen.findByRole('button', { name: /Sara A\., Tuesdays/ });
    expect(within(row).getByText(/^\d\d:\d\d$/)).toBeTruthy();
    await app.user.click(row);
    expect(await screen.findByText('Today')).toBeTruthy();
    expect(screen.getByText(/goes to nobody/)).toBeTruthy();
    await app.user.type(screen.getByRole('textbox', { name: /Message to/ }), 'hello{Enter}');
    await screen.findByText('hello');
    expect(screen.getAllByText('Today')).toHaveLength(1);
  });

  test('is left for first run, and nothing of it stands in what comes next', async () => {
    const app = await showApp(sceneWithSara());
    await lookAround(app);
    await app.user.click(await screen.findByRole('button', { name: /Sara A\., Tuesdays/ }));
    await app.user.type(await screen.findByRole('textbox', { name: /Message to/ }), 'half a thought');
    await press(app, /^Leave the sample$/);
    expect(await screen.findByRole('button', { name: /Look around with a sample/ })).toBeTruthy();
    expect(screen.queryByText(notice)).toBeNull();
    // The same id again, as the sample's are: neither the list nor the draft of before may come back.
    app.fake.failNext('conversations.list', new AppError('internal.unexpected'));
    await lookAround(app);
    await screen.findByText(notice);
    expect(screen.queryByText('Sara A., Tuesdays')).toBeNull();
    app.fake.emit('conversations.changed', {});
    await app.user.click(await screen.findByRole('button', { name: /Sara A\., Tuesdays/ }));
    const field = await screen.findByRole('textbox', { name: /Message to/ });
    expect(field).toHaveProperty('value', '');
  });

  test('whose engine died is over: the page asks and shows first run', async () => {
    const app = await showApp(sceneWithSara());
    await lookAround(app);
    await screen.findByText(notice);
    app.fake.scene.profile = { state: 'new' };
    await press(app, /^Leave the sample$/);
    expect(await screen.findByRole('button', { name: /Look around with a sample/ })).toBeTruthy();
  });
});

/** Sessions from the main window: the way in, the strip, the list of what was, the practice's engine. */
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { LiveCall, PastCall } from '../../../contract/bridge/call-view.ts';
import type { PersonView } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { type FakeScene, fakeId } from '../../support/fake-scene.ts';
import { scene } from '../support/conversation-scene.ts';
import { showApp } from '../support/show-app.tsx';

const person: PersonView = {
  account: fakeId(2),
  nickname: 'Rana',
  label: null,
  isFounder: true,
  verifiedAt: null,
  keyChangedAt: null,
  blocked: false,
  pausedSince: null,
};
const live = (part: Partial<LiveCall> = {}): LiveCall => ({
  id: fakeId(900),
  conversation: fakeId(1),
  engine: 'webrtc',
  phase: 'checking',
  isHost: false,
  hostName: 'Rana',
  waiting: [],
  startedAt: Date.UTC(2026, 10, 23, 9),
  ...part,
});
const past = (at: number, part: Partial<PastCall> = {}): PastCall => ({
  id: fakeId(910 + at),
  conversation: fakeId(1),
  engine: 'webrtc',
  name: 'Rana',
  startedAt: Date.UTC(2026, 10, 20 + at, 9),
  ms: 50 * 60_000,
  ending: 'ended',
  ...part,
});
const given = (part: Partial<FakeScene>): FakeScene => ({ ...scene({}), ...part });
const strip = () => screen.findByRole('region', { name: 'Session' });

describe('a session from the main window', () => {
  it('is started from the conversation, in a window of its own; what stands against it is told', async () => {
    const { fake, user } = await showApp(given({}));
    fake.failNext('calls.open', new AppError('call.busy'));
    const start = await screen.findByRole('button', { name: 'Start a session' });
    await user.click(start);
    expect(await screen.findByText(/another session/i)).toBeTruthy();
    await user.click(start);
    const opened = fake.calls.filter(({ name }) => name === 'calls.open');
    expect(opened.map(({ request }) => request)).toEqual([
      { conversation: fakeId(1) },
      { conversation: fakeId(1) },
    ]);
    expect(screen.queryByRole('region', { name: 'Session' })).toBeNull();
  });

  it('leads to its conversation when its window asks for that', async () => {
    const { fake, user } = await showApp(given({}));
    await user.click(await screen.findByRole('button', { name: 'Sessions' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Start a session' })).toBeNull());
    act(() => fake.emit('conversation.wanted', { conversation: fakeId(1) }));
    expect(await screen.findByRole('button', { name: 'Start a session' })).toBeTruthy();
  });

  it('is joined from the strip, or declined without the window', async () => {
    const { fake, user } = await showApp(given({ liveCalls: [live()] }));
    const shown = await strip();
    expect(shown.textContent).toContain('Rana has opened the session.');
    await user.click(within(shown).getByRole('button', { name: 'Join the session' }));
    expect(fake.calls.some(({ name }) => name === 'calls.open')).toBe(true);
    await user.click(within(shown).getByRole('button', { name: 'Not now' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Session' })).toBeNull());
    expect(fake.calls.find(({ name }) => name === 'calls.decline')?.request).toEqual({ call: fakeId(900) });
  });

  it('tells the therapist who waits, in both languages', async () => {
    await showApp(given({ liveCalls: [live({ isHost: true, waiting: ['Sara', 'Omar', 'Huda'] })] }));
    expect((await strip()).textContent).toContain('Sara and 2 more are waiting to be let in.');
  });

  it('says why there can be none', async () => {
    const blocked = scene({}).conversations.map((one) => ({
      ...one,
      people: [{ ...person, blocked: true }],
    }));
    const { fake, user } = await showApp(given({ conversations: blocked }));
    await user.click(await screen.findByRole('button', { name: 'Start a session' }));
    expect(await screen.findByText('You have blocked this person.')).toBeTruthy();
    expect(fake.calls.some(({ name }) => name === 'calls.open')).toBe(false);
  });
});

describe('the list of sessions', () => {
  it('tells when, how long and how, never what; entries are deleted one by one or all at once', async () => {
    const entries = [past(2), past(1, { ms: 0, ending: 'missed' }), past(0, { engine: 'zoom' })];
    const { fake, user } = await showApp(given({ pastCalls: entries }));
    await user.click(await screen.findByRole('button', { name: 'Sessions' }));
    const list = await screen.findByRole('region', { name: 'Earlier' });
    const lines = within(list).getAllByRole('listitem');
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Rana22 November 2026 at .* · 50 mins? · From computer to computer · ended$/),
      expect.stringMatching(/ · not joined · From computer to computer · missed$/),
      expect.stringMatching(/ · 50 mins? · Over Zoom · ended$/),
    ]);
    await user.click(within(list).getAllByRole('button', { name: 'Delete this entry' })[1] as HTMLElement);
    await user.click(await screen.findByRole('button', { name: 'Delete here' }));
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: 'Delete all entries' }));
    await user.click(await screen.findByRole('button', { name: 'Delete here' }));
    expect(await screen.findByText('No session yet. It is started from a conversation.')).toBeTruthy();
    const forgotten = fake.calls.filter(({ name }) => name === 'calls.forget');
    expect(forgotten.map(({ request }) => request)).toEqual([{ calls: [fakeId(911)] }, { calls: [] }]);
  });
});

describe('the practice’s engine', () => {
  it.each([
    [true, 1],
    [false, 0],
  ])(
    'is chosen where the service has Zoom, with who could hear it (offered: %s)',
    async (zoomOffered, shown) => {
      const therapist = given({ callSettings: { engine: 'webrtc', zoomOffered } });
      if (therapist.profile.state !== 'open') throw new Error('no profile');
      therapist.profile = { ...therapist.profile, me: { ...therapist.profile.me, role: 'therapist' } };
      const { fake, user } = await showApp(therapist);
      await user.click(await screen.findByRole('button', { name: 'Settings' }));
      await user.click(await screen.findByRole('tab', { name: 'Practice' }));
      await screen.findByRole('heading', { name: /record/i });
      const group = screen.queryAllByRole('radiogroup', { name: 'How sessions are held' });
      expect(group).toHaveLength(shown);
      if (group[0] === undefined) return;
      expect(group[0].textContent).toContain('whoever runs the clinic’s Zoom account');
      await user.click(within(group[0]).getByRole('radio', { name: /Over Zoom/ }));
      expect(fake.calls.find(({ name }) => name === 'calls.setEngine')?.request).toEqual({ engine: 'zoom' });
    },
  );
});

/** The room of a session over an engine in memory: what a person sees, hears said, and does. */
import { act, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { callLimits } from '../../../contract/domain/call.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { isInMidCall } from '../../../renderer/call/app/went-on.ts';
import { layOut } from '../../../renderer/call/room/layout.ts';
import { timeLeft } from '../../../renderer/call/room/time-left.ts';
import { pairCall } from '../../support/fake-call.ts';
import { type FakeCallEngine, fakeRemote } from '../../support/fake-call-engine.ts';
import { type ShownCall, showCall } from './support/show-call.tsx';

const [rana] = pairCall.people;
if (rana === undefined) throw new Error('the call has no host');
let shown: ShownCall;
let engine: FakeCallEngine;

/** Straight into the room, with Rana in it. */
async function enter(part: Partial<typeof pairCall> = {}, language: 'en' | 'ar' = 'en'): Promise<UserEvent> {
  shown = await showCall({ phase: 'in', ...part }, { language, page: part.engine ?? 'webrtc' });
  await waitFor(() => expect(shown.engines[0]?.asked).toContain('join'));
  const [made] = shown.engines;
  if (made === undefined) throw new Error('no engine was made');
  engine = made;
  return shown.user;
}

const asked = (name: string) => shown.asked(name);
const control = (name: RegExp | string) => within(screen.getByRole('toolbar')).getByRole('button', { name });

describe('the room', () => {
  it('goes in once with what was chosen, and says of everything whether it is on', async () => {
    const user = await enter();
    expect(engine.asked).toEqual(['join']);
    expect(engine.joinedWith()).toMatchObject({ microphoneOn: true, cameraOn: true });
    expect(screen.getByRole('figure', { name: 'Rana' }).textContent).toContain('Rana');
    await user.click(control('Mute'));
    expect(control('Unmute')).toBeTruthy();
    act(() => engine.change({ local: { ...engine.engine.state().local, isTalkingMuted: true } }));
    expect(screen.getByText('You are muted. Others do not hear this.').role).toBe('status');
    await user.click(control('Turn the camera off'));
    expect(engine.asked.slice(1)).toEqual(['microphone off', 'camera off']);
  });

  it('says why it could not be gone into, and tries again by a press', async () => {
    shown = await showCall({ phase: 'in' }, { joinFails: 'call.noFrameEncryption' });
    const failed = await screen.findByRole('alert', { name: 'The connection could not be made' });
    expect(failed.textContent).toContain('cannot encrypt sound and picture from end to end');
    const [made] = shown.engines;
    await shown.user.click(within(failed).getByRole('button', { name: 'Try again' }));
    expect(made?.asked).toEqual(['join', 'join']);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('figure', { name: 'Rana' })).toBeTruthy();
  });

  it('goes on in a page made anew without a word or a picture that the person had taken back', async () => {
    const earlier = Date.now() - 60_000;
    await enter({ joinedAt: earlier, people: [{ ...rana, since: earlier }] });
    expect(engine.joinedWith()).toMatchObject({ microphoneOn: false, cameraOn: false });
    act(() => engine.change({ local: { ...engine.engine.state().local, microphone: 'muted' } }));
    expect(screen.getByText(/Microphone and camera are off until you turn them on/)).toBeTruthy();
  });

  it('is worked by keys, and the space bar speaks only while it is held', async () => {
    const user = await enter();
    await user.keyboard('{Control>}d{/Control}');
    expect(engine.asked.at(-1)).toBe('microphone off');
    await user.keyboard('{ >}');
    expect(engine.asked.at(-1)).toBe('microphone on');
    await user.keyboard('{/ }');
    expect(engine.asked.at(-1)).toBe('microphone off');
    await user.keyboard('{Control>}e{/Control}');
    expect(engine.asked.at(-1)).toBe('camera off');
    await user.keyboard('?');
    expect(screen.getByRole('dialog', { name: 'Keys in a session' })).toBeTruthy();
  });

  it('says in words who could hear it, and shows four words in both languages once there are some', async () => {
    const user = await enter();
    await user.click(screen.getByRole('button', { name: /^Only the two of you/ }));
    expect(screen.getByText(/words stand here once/)).toBeTruthy();
    act(() => engine.change({ words: [1, 2, 3, 200] }));
    const words = within(screen.getByRole('dialog')).getAllByRole('listitem');
    expect(words).toHaveLength(4);
    expect(screen.getByText(/^In Arabic:/)).toBeTruthy();
  });

  it.each([
    ['en', /^Rana is left out on this computer/, 'Left out here: the keys do not fit.', /no words while/],
    ['ar', /^استبعاد .*Rana/, 'استبعاد هنا: المفاتيح لا تتطابق.', /^لا كلمات أثناء/],
  ] as const)(
    'names whose keys do not fit, shows nothing of theirs, and has no words (%s)',
    async (...given) => {
      const [language, line, cover, noWords] = given;
      const [omar, samia] = [
        { ...rana, account: 'o'.repeat(21).concat('A'), device: 'p'.repeat(21).concat('A'), name: 'Omar' },
        { ...rana, account: 'q'.repeat(21).concat('A'), device: 't'.repeat(21).concat('A'), name: 'Samia' },
      ];
      const user = await enter({ kind: 'group', people: [rana, omar, samia] }, language);
      const people = [
        fakeRemote(rana.device ?? '', { state: 'leftOut', hasPicture: false, hasSound: false }),
        fakeRemote(omar.device),
        fakeRemote(samia.device),
      ];
      act(() => engine.change({ state: 'connected', people, words: null }));
      const plain = (text: string | null) => (text ?? '').replaceAll(/[\u2066-\u2069]/g, '');
      const alert = screen.getByRole('alert');
      expect(plain(alert.textContent)).toMatch(line);
      const tile = screen.getByRole('figure', { name: 'Rana' });
      expect(tile.textContent).toContain(cover);
      expect(tile.querySelector('video')).toBeNull();
      const trust = language === 'en' ? /^Only the people in this call/ : /^بين الحاضرين/;
      await user.click(screen.getByRole('button', { name: trust }));
      expect(screen.getByText(noWords)).toBeTruthy();
    },
  );

  it('over Zoom names Zoom, reads no line of the chat, and goes back with one press', async () => {
    const user = await enter({ engine: 'zoom' });
    await user.click(screen.getByRole('button', { name: /^Zoom, and whoever runs/ }));
    await user.click(screen.getByRole('button', { name: 'Go on from computer to computer' }));
    expect(asked('call.askSwitch')).toEqual([{ engine: 'webrtc' }]);
    await user.keyboard('{Escape}');
    await user.click(control('Open the chat'));
    await user.click(screen.getByRole('button', { name: 'Show the chat' }));
    expect(asked('call.showMain')).toEqual([{ on: 'conversation' }]);
    expect(asked('call.lines')).toEqual([]);
  });

  it('asks before going over to Zoom, with nothing urged, and takes no for an answer by default', async () => {
    const user = await enter();
    act(() =>
      shown.fake.change({
        switching: { ask: pairCall.id, engine: 'zoom', by: rana.account, mine: false, accepted: false },
      }),
    );
    const question = await screen.findByRole('alertdialog', { name: 'Go on over Zoom?' });
    expect(question.textContent).toContain('Zoom, and whoever runs the clinic’s Zoom account, could hear');
    const yes = within(question).getByRole('button', { name: 'Yes, over Zoom' });
    expect(yes.className).not.toMatch(/primary/);
    const no = within(question).getByRole('button', { name: 'No, stay as it is' });
    await waitFor(() => expect(document.activeElement).toBe(no));
    await user.keyboard('{Escape}');
    expect(asked('call.answerSwitch')).toEqual([{ ask: pairCall.id, accepted: false }]);
  });

  it('shows a screen only after it was chosen, says so while it does, and stops', async () => {
    const user = await enter();
    await user.click(control('Show a screen or window'));
    const sheet = await screen.findByRole('dialog', { name: 'What do you want to show?' });
    expect(engine.asked).not.toContain('share');
    await user.click(await within(sheet).findByRole('option', { name: 'Slides' }));
    await user.click(within(sheet).getByRole('button', { name: 'Show this' }));
    expect(await screen.findByText('The others see this now')).toBeTruthy();
    expect(asked('call.chooseShare')).toEqual([{ id: 'window:7:0' }]);
    await user.click(control('Stop showing'));
    expect(engine.asked.at(-1)).toBe('stop sharing');
  });

  it('covers chat and silent signs while locked, and the session goes on', async () => {
    const user = await enter({
      isHost: true,
      people: [
        {
          ...rana,
          name: 'Sara',
          isHost: false,
          checkIn: { alone: true, place: 'Home, Maadi', callBack: '', quiet: true },
        },
      ],
    });
    expect(screen.getByText(/I cannot talk freely now/)).toBeTruthy();
    await user.click(control('Open the chat'));
    expect(await screen.findByRole('log')).toBeTruthy();
    act(() => shown.fake.emit('call.locked', { locked: true }));
    expect(await screen.findByText(/^Locked\./)).toBeTruthy();
    expect(screen.queryByText(/I cannot talk freely now/)).toBeNull();
    expect(screen.queryByText(/Maadi/)).toBeNull();
    expect(screen.getByRole('figure', { name: 'Sara' })).toBeTruthy();
    expect(engine.asked).toEqual(['join']);
  });

  it('asks the host whether it ends for everybody', async () => {
    const user = await enter({ isHost: true });
    await user.click(control('Leave'));
    await user.click(screen.getByRole('button', { name: 'End for everybody' }));
    expect(asked('call.end')).toEqual([{}]);
  });

  it('lets a client leave at once', async () => {
    const user = await enter();
    await user.click(control('Leave'));
    expect(asked('call.leave')).toEqual([{ ending: 'left' }]);
  });

  it('gives each thing that goes wrong its words and a way on, and keeps what failed as it was', async () => {
    const user = await enter();
    act(() => engine.change({ problems: ['cameraGone', 'audioOnly'] }));
    expect(screen.getByText(/No other one is turned on by itself/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Choose a device' }));
    expect(screen.getByRole('dialog', { name: 'Camera and sound' })).toBeTruthy();
    await user.keyboard('{Escape}');
    act(() => engine.change({ state: 'failed', problems: [] }));
    const failed = screen.getByRole('alert');
    expect(within(failed).getByRole('button', { name: 'Go on over Zoom instead' }).className).not.toMatch(
      /primary/,
    );
    engine.failNext(new AppError('call.over'));
    await user.click(within(failed).getByRole('button', { name: 'Try again' }));
    expect(screen.getByRole('alert')).toBeTruthy();
    await user.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Try again' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('leaves by itself with the engine’s reason', async () => {
    await enter();
    act(() => engine.change({ state: 'left', ending: 'recording' }));
    await waitFor(() => expect(asked('call.leave')).toEqual([{ ending: 'recording' }]));
  });

  it('tells the time quietly, and lets the host alone add to it', async () => {
    const user = await enter({ endsAt: Date.now() + 4 * 60_000, isHost: true });
    expect(screen.getByText('The session ends in five minutes.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Ten minutes more' }));
    expect(asked('call.extend')).toEqual([{}]);
    await waitFor(() => expect(screen.queryByText('The session ends in five minutes.')).toBeNull());
  });

  it('tells a client the same and offers them nothing, also in Arabic', async () => {
    await enter({ endsAt: Date.now() + 4 * 60_000 }, 'ar');
    expect(screen.getByText('تنتهي الجلسة بعد خمس دقائق.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'عشر دقائق أخرى' })).toBeNull();
  });
});

describe('what the room is made of', () => {
  it('takes a page for one in mid-call only where both sides have been in for a while', () => {
    const at = (joinedAt: number | null, since: number | null) =>
      isInMidCall({ ...pairCall, joinedAt, people: [{ ...rana, since }] }, 100_000);
    expect(at(10_000, 20_000)).toBe(true);
    // The host has waited alone, and somebody has just come.
    expect(at(10_000, 95_000)).toBe(false);
    expect(at(95_000, 10_000)).toBe(false);
    expect(at(null, 10_000)).toBe(false);
    expect(at(10_000, null)).toBe(false);
  });

  const [a, b, c] = ['a', 'b', 'c'].map((id) => fakeRemote(id));
  if (a === undefined || b === undefined || c === undefined) throw new Error('no people');

  it('keeps the one who spoke last large through a pause, and a shown screen before all', () => {
    expect(layOut([a, { ...b, isSpeaking: true }, c], 'speaker', null).large?.device).toBe('b');
    expect(layOut([a, b, c], 'speaker', 'b').large?.device).toBe('b');
    expect(layOut([a, b], 'speaker', 'gone').large?.device).toBe('a');
    expect(layOut([a, b, c], 'grid', 'b')).toMatchObject({ large: null, small: { length: 3 } });
    const out = { ...a, state: 'leftOut' as const };
    expect(layOut([out, b, c], 'speaker', 'a').large?.device, 'nothing of theirs is shown').toBe('b');
    expect(layOut([a, { ...c, isSharing: true }], 'grid', 'a').large).toEqual({
      device: 'c',
      what: 'screen',
    });
    expect(layOut([a], 'speaker', null)).toMatchObject({ large: null, small: { length: 1 } });
    expect(layOut([], 'speaker', 'a')).toEqual({ large: null, small: [] });
  });

  it('counts whole minutes down, and up again once the time is over', () => {
    expect(timeLeft(callLimits.noticeMs + 1, 0)).toEqual({ minutes: 6, isOver: false, isNear: false });
    expect(timeLeft(callLimits.noticeMs, 0)).toEqual({ minutes: 5, isOver: false, isNear: true });
    expect(timeLeft(0, 0)).toEqual({ minutes: 0, isOver: true, isNear: true });
    expect(timeLeft(0, 61_000)).toEqual({ minutes: 1, isOver: true, isNear: true });
  });
});

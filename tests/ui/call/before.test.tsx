// Before a session, as a person meets it: the check with everything that can be wrong, the check-in, the lobby.

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { CallPerson } from '../../../contract/bridge/call-view.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { pairCall } from '../../support/fake-call.ts';
import { button, heading, showCall } from './support/show-call.tsx';

const rana = pairCall.people[0] as CallPerson;
const sara: CallPerson = {
  ...rana,
  name: 'Sara A., Tuesdays',
  isHost: false,
  state: 'waiting',
  since: new Date(2026, 10, 23, 10, 2).getTime(),
};
const hidingKeys = { key: 'x', code: 'KeyX', ctrlKey: true, shiftKey: true };
const press = (keys: KeyboardEventInit) => fireEvent.keyDown(document.activeElement ?? document.body, keys);
/** Everything that says something to another person, or makes a connection possible. */
const saying = ['call.enter', 'call.takeOver', 'call.checkIn', 'call.keys', 'call.ice', 'call.signal'];

describe('the check of camera and sound', () => {
  test('shows the picture, hears the voice, plays a tone, and says nothing to anybody', async () => {
    const { media, user, fake, engines } = await showCall();
    await heading('Camera and sound');
    await screen.findByLabelText('Your picture, as in a mirror');
    expect(media.open()).toEqual(['camera', 'microphone']);
    screen.getByText(/Say something/);
    media.speak(0.2);
    await screen.findByText('Your voice arrives.');
    const meter = screen.getByRole('meter', { name: 'Loudness of your microphone' });
    expect(Number(meter.getAttribute('aria-valuenow'))).toBeGreaterThan(50);
    await user.click(button('Play a soft sound'));
    await screen.findByText('Two soft notes were played.');
    screen.getByText('The service is reached.');
    expect(fake.calls.filter(({ name }) => saying.includes(name))).toEqual([]);
    expect(engines).toEqual([]);
  });

  test('a camera that is switched off is off: its light goes out, and that is remembered', async () => {
    const { media, user, asked } = await showCall();
    await screen.findByLabelText('Your picture, as in a mirror');
    await user.click(screen.getByRole('switch', { name: 'Camera on when you come in' }));
    screen.getByText('Camera off');
    await waitFor(() => expect(media.open()).toEqual(['microphone']));
    await waitFor(() => expect(asked('call.keepDevices').at(-1)).toMatchObject({ cameraOff: true }));
  });

  test('a chosen device is used at once and remembered by its name; a name that is gone is the system’s choice', async () => {
    const { media, user, asked } = await showCall(
      {},
      {
        before: (fake) =>
          fake.answer('call.devices', () => ({
            microphone: 'A headset left at home',
            camera: 'Desk camera',
            speaker: null,
            cameraOff: false,
            blur: false,
            noise: true,
            selfView: true,
          })),
      },
    );
    await waitFor(() => expect(media.open()).toEqual(['camera cam-1', 'microphone']));
    await user.click(screen.getByRole('button', { name: /Microphone/ }));
    await user.click(await screen.findByRole('option', { name: 'Headset' }));
    await waitFor(() => expect(media.open()).toEqual(['camera cam-1', 'microphone mic-1']));
    await waitFor(() =>
      expect(asked('call.keepDevices').at(-1)).toMatchObject({
        camera: 'Desk camera',
        microphone: 'Headset',
        noise: true,
      }),
    );
    await user.click(screen.getByRole('button', { name: /Speaker/ }));
    await user.click(await screen.findByRole('option', { name: 'Loudspeaker' }));
    media.failSpeaker();
    await user.click(button('Play a soft sound'));
    await screen.findByText('This speaker does not answer. Choose another one.');
  });

  test.each([
    ['NotAllowedError', 'The system does not let O7 use the camera.', true],
    ['NotFoundError', /No camera was found/, false],
    ['NotReadableError', /Another app uses the camera/, false],
  ])('%s is told in plain words, with the way out', async (name, words, hasSettings) => {
    const { media, user, asked } = await showCall(
      {},
      { before: (_fake, media) => media.fail('camera', name) },
    );
    const trouble = await screen.findByRole('alert');
    within(trouble).getByText(words);
    expect(within(trouble).queryByRole('button', { name: 'Open system settings' }) !== null).toBe(
      hasSettings,
    );
    if (hasSettings) {
      await user.click(button('Open system settings'));
      expect(asked('call.systemSettings')).toEqual([{ what: 'camera' }]);
      await screen.findByText(/This system has no page for that/);
    }
    screen.getByText('You can come in without a camera or a microphone.');
    media.fail('camera', null);
    await user.click(within(trouble).getByRole('button', { name: 'Try again' }));
    await screen.findByLabelText('Your picture, as in a mirror');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('what the system forbids is not even tried; what is unplugged is told, and no other one goes on', async () => {
    const { media } = await showCall(
      {},
      { before: (fake) => fake.answer('call.mayCapture', () => ({ camera: true, microphone: false })) },
    );
    await screen.findByText('The system does not let O7 use the microphone.');
    await waitFor(() => expect(media.open()).toEqual(['camera']));
    media.unplug('camera');
    await screen.findByText(/The camera was unplugged/);
    expect(media.open()).toEqual([]);
  });

  test('without the service it says so, and goes on by itself', async () => {
    const { fake } = await showCall({ online: false });
    screen.getByText(/The service is not reached just now/);
    act(() => fake.change({ online: true }));
    screen.getByText('The service is reached.');
  });

  test('the panic keys cover the page in the same press, close camera and microphone, and hide the window', async () => {
    const { media, asked } = await showCall();
    await waitFor(() => expect(media.open()).toHaveLength(2));
    press(hidingKeys);
    expect(document.querySelector('[data-cover=neutral]')).not.toBeNull();
    expect(document.title).toBe('');
    expect(asked('call.showMain')).toEqual([{ on: 'neutral' }]);
    await waitFor(() => expect(media.open()).toEqual([]));
    press({ key: 'a' });
    expect(document.querySelector('[data-cover]')).toBeNull();
    await waitFor(() => expect(media.open()).toHaveLength(2));
  });

  test('Help now is one press away, by hand and by keys', async () => {
    const { user, asked } = await showCall();
    await user.click(button('Help now'));
    press({ key: 'H', code: 'KeyH', ctrlKey: true, shiftKey: true });
    expect(asked('call.showMain')).toEqual([{ on: 'help' }, { on: 'help' }]);
  });
});

describe('coming in', () => {
  async function toCheckIn(part = {}) {
    const shown = await showCall(part);
    await shown.user.click(button('Continue'));
    await heading('Is it safe to talk?');
    return shown;
  }

  test('a client may say whether it is safe to talk, to the therapist alone, after entering and only once', async () => {
    const { user, asked, media, fake } = await toCheckIn();
    await waitFor(() => expect(media.open()).toEqual([]));
    await user.click(screen.getByRole('radio', { name: 'No' }));
    await user.type(screen.getByRole('textbox', { name: 'Where are you?' }), ' Cairo, Zamalek ');
    await user.type(screen.getByRole('textbox', { name: 'A number to call you back' }), '+20 100 000');
    expect(asked('call.checkIn')).toEqual([]);
    await user.click(button('To the waiting room'));
    await heading(/Rana.* knows you are here/);
    expect(asked('call.checkIn')).toEqual([
      { alone: false, place: 'Cairo, Zamalek', callBack: '+20 100 000', quiet: false },
    ]);
    const names = fake.calls.map(({ name }) => name);
    expect(names.indexOf('call.enter')).toBeLessThan(names.indexOf('call.checkIn'));
  });

  test('everything may stay empty: then nothing is told', async () => {
    const { user, asked } = await toCheckIn();
    await user.click(screen.getByRole('radio', { name: 'Rather not say' }));
    await user.click(button('To the waiting room'));
    await heading(/knows you are here/);
    expect(asked('call.checkIn')).toEqual([]);
  });

  test('a refusal keeps what was typed and says why', async () => {
    const { user, fake } = await toCheckIn();
    await user.type(screen.getByRole('textbox', { name: 'Where are you?' }), 'Cairo');
    fake.failNext('call.enter', new AppError('engine.restarted'));
    await user.click(button('To the waiting room'));
    await screen.findByText(/The app’s engine restarted/);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Where are you?' }).value).toBe('Cairo');
    await user.click(button('To the waiting room'));
    await heading(/knows you are here/);
  });

  test('while locked the answers are covered and nobody is told anything', async () => {
    const { user, fake, asked } = await toCheckIn();
    await user.type(screen.getByRole('textbox', { name: 'Where are you?' }), 'Cairo');
    act(() => fake.emit('call.locked', { locked: true }));
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(document.body.textContent).not.toContain('Cairo');
    expect((button('To the waiting room') as HTMLButtonElement).disabled).toBe(true);
    await user.click(button('To the main window'));
    expect(asked('call.showMain')).toEqual([{ on: 'conversation' }]);
    act(() => fake.emit('call.locked', { locked: false }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Where are you?' }).value).toBe('Cairo');
  });

  test('who is in it on another computer moves it here', async () => {
    const { user, asked } = await toCheckIn({ isElsewhere: true });
    screen.getByText(/on your other computer/);
    await user.click(button('Move the session here'));
    await heading(/knows you are here/);
    expect(asked('call.takeOver')).toHaveLength(1);
  });
});

describe('a session over Zoom', () => {
  const carried = 'Zoom, and whoever runs the clinic’s Zoom account, could hear this';

  test('is named before a client comes in, and needs a yes of its own that is not the highlighted button', async () => {
    const { user, asked } = await showCall({ engine: 'zoom' });
    await user.click(button('Continue'));
    await screen.findByText(carried);
    expect(screen.queryByRole('button', { name: 'To the waiting room' })).toBeNull();
    await user.click(button('Yes, over Zoom'));
    await heading(/knows you are here/);
    expect(asked('call.enter')).toEqual([{ zoom: true }]);
    screen.getByText(carried);
  });

  test('who waited for another one is asked before anybody can let them in', async () => {
    const { user, fake, asked, media } = await showCall({ phase: 'waiting' });
    screen.getByText('Only the two of you');
    act(() => void fake.change({ phase: 'checking', engine: 'zoom' }));
    await heading('Go on over Zoom?');
    screen.getByText(carried);
    expect(media.open()).toEqual([]);
    await user.click(button('Yes, over Zoom'));
    await heading(/knows you are here/);
    expect(asked('call.enter')).toEqual([{ zoom: true }]);
    act(() => void fake.change({ phase: 'checking' }));
    await user.click(button('No, leave'));
    await heading('You have left the session');
  });

  test('a session from computer to computer is entered without a word of Zoom', async () => {
    const { user, asked } = await showCall();
    await user.click(button('Continue'));
    await user.click(await screen.findByRole('button', { name: 'To the waiting room' }));
    await heading(/knows you are here/);
    expect(asked('call.enter')).toEqual([{}]);
  });
});

describe('the lobby of a client', () => {
  test('says only what is known of the therapist, and as it changes', async () => {
    const { fake } = await showCall({ phase: 'waiting', people: [{ ...rana, state: 'invited' }] });
    await heading(/Rana.* is not here yet/);
    act(() => fake.change({ people: [rana] }));
    await heading(/Rana.* knows you are here/);
    act(() => fake.change({ people: [{ ...rana, state: 'left' }] }));
    await heading(/Rana.* has left the session/);
    act(() => void fake.change({ people: [rana], online: false }));
    await heading('You are in the waiting room');
    screen.getByText(/nobody can be told that you wait/);
  });

  test('nothing of camera and microphone is open; a check in between opens them only meanwhile', async () => {
    const { media, user } = await showCall({ phase: 'waiting' });
    await heading(/knows you are here/);
    screen.getByText('Camera and microphone are off while you wait.');
    expect(media.open()).toEqual([]);
    await user.click(button('Camera and sound'));
    await waitFor(() => expect(media.open()).toHaveLength(2));
    await user.click(button('Back to the waiting room'));
    await waitFor(() => expect(media.open()).toEqual([]));
  });

  test('a quiet sign goes to the therapist without a word on the screen, and can be taken back', async () => {
    const { user, asked } = await showCall({ phase: 'waiting' });
    const words = document.body.textContent;
    await user.click(button(/A quiet sign to .*Rana/));
    await waitFor(() => expect(button(/given/).getAttribute('aria-pressed')).toBe('true'));
    expect(asked('call.checkIn')).toEqual([{ alone: null, place: '', callBack: '', quiet: true }]);
    await user.click(button(/given/));
    await waitFor(() => expect(asked('call.checkIn').at(-1)).toMatchObject({ quiet: false }));
    await user.unhover(button(/A quiet sign/));
    await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull());
    expect(document.body.textContent).toBe(words);
  });

  test('a sign that could not be told does not look told', async () => {
    const { user, fake } = await showCall({ phase: 'waiting' });
    fake.failNext('call.checkIn', new AppError('engine.restarted'));
    await user.click(button(/A quiet sign/));
    await waitFor(() => expect(button(/A quiet sign/).getAttribute('aria-pressed')).toBe('false'));
    expect(screen.queryByRole('button', { name: /given/ })).toBeNull();
  });

  test('leaving ends in the quiet screen after it; being let in makes the engine, once', async () => {
    const { user, asked, fake, engines } = await showCall({ phase: 'waiting' });
    expect(engines).toHaveLength(0);
    act(() => void fake.change({ phase: 'in' }));
    await waitFor(() => expect(engines).toHaveLength(1));
    await waitFor(() =>
      expect(engines[0]?.joinedWith()).toMatchObject({ cameraOn: true, microphoneOn: true }),
    );
    act(() => void fake.change({ refused: 1 }));
    expect(engines).toHaveLength(1);
    act(() => void fake.change({ phase: 'waiting' }));
    await waitFor(() => expect(engines[0]?.asked).toContain('leave'));
    await user.click(await screen.findByRole('button', { name: 'Leave' }));
    await heading('You have left the session');
    expect(asked('call.leave')).toEqual([{ ending: 'left' }]);
  });

  test('in Arabic the same stands, right to left', async () => {
    await showCall({ phase: 'waiting', hostName: 'رنا' }, { language: 'ar' });
    await heading(/رنا.* على علم بوجودك هنا/);
    screen.getByRole('button', { name: 'مغادرة' });
    screen.getByRole('button', { name: 'مساعدة الآن' });
  });
});

describe('the open room of the therapist', () => {
  const host = { isHost: true, hostName: 'Rana', people: [{ ...sara, state: 'invited' as const }] };
  const checkIn = { alone: false, place: 'Cairo, Zamalek', callBack: '+20 100', quiet: true };

  test('begins with the check, where it is said who waits already; nothing connects before somebody is let in', async () => {
    const { user, fake, engines } = await showCall({ ...host, people: [sara] });
    expect((await screen.findAllByRole('status')).map(({ textContent }) => textContent)).toContain(
      'Sara A., Tuesdays is waiting.',
    );
    expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
    await user.click(button('Start the session'));
    await heading('Your room is open');
    expect(engines).toHaveLength(0);
    expect(fake.calls.filter(({ name }) => ['call.keys', 'call.ice', 'call.zoom'].includes(name))).toEqual(
      [],
    );
  });

  test('who waits is let in, asked to wait or declined, each by one press', async () => {
    const { user, fake, asked, engines } = await showCall({ ...host, phase: 'in' });
    await heading('Your room is open');
    expect(screen.queryByText('Waiting to be let in')).toBeNull();
    act(() => void fake.change({ people: [{ ...sara, checkIn }] }));
    const who = screen.getByRole('group', { name: /What to do about .*Sara/ });
    screen.getByText(/10:02/);
    screen.getByText('Cannot talk freely now');
    screen.getByText('Cairo, Zamalek');
    const { account, device } = sara;
    await user.click(within(who).getByRole('button', { name: 'Not now' }));
    act(() => void fake.change({ people: [sara] }));
    await user.click(button('Decline'));
    act(() => void fake.change({ people: [sara] }));
    fake.failNext('call.admit', new AppError('network.offline'));
    await user.click(button('Let in'));
    await screen.findByText(/The service cannot be reached/);
    await user.click(button('Let in'));
    await waitFor(() => expect(engines).toHaveLength(1));
    expect(asked('call.decline')).toEqual([
      { account, device, later: true },
      { account, device, later: false },
    ]);
    expect(asked('call.admit')).toEqual([
      { account, device },
      { account, device },
    ]);
  });

  test('what was said before the session is covered while locked', async () => {
    const { fake } = await showCall({ ...host, phase: 'in', people: [{ ...sara, checkIn }] });
    await screen.findByText('Cairo, Zamalek');
    act(() => fake.emit('call.locked', { locked: true }));
    expect(document.body.textContent).not.toMatch(/Zamalek|\+20|freely/);
    screen.getByText('Covered while O7 is locked.');
    expect((button('Let in') as HTMLButtonElement).disabled).toBe(true);
  });

  test('an empty room is closed for everybody', async () => {
    const { user, asked } = await showCall({ ...host, phase: 'in' });
    await user.click(button('Close the room'));
    await heading('The room is closed');
    expect(asked('call.end')).toHaveLength(1);
  });
});

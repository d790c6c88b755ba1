// After a session: each ending in its own words, with the ways that lead somewhere.

import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { type CallEnding, callEndings } from '../../../contract/domain/call.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { toldEnding, waysAfter } from '../../../renderer/call/after/ways.ts';
import { button, heading, type ShownCall, showCall } from './support/show-call.tsx';

/** This person was in, and it came to this end. */
async function showAfter(ending: CallEnding): Promise<ShownCall> {
  const shown = await showCall({ phase: 'in' });
  act(() => void shown.fake.change({ phase: 'over', ending }));
  await screen.findByRole('button', { name: 'Close this window' });
  return shown;
}

describe('the end', () => {
  test('has words and ways of its own for every ending, and asks for no rating', async () => {
    const { fake } = await showAfter('left');
    const titles = new Set<string>();
    for (const ending of callEndings) {
      act(() => void fake.change({ ending }));
      titles.add((await screen.findByRole('heading', { level: 1 })).textContent);
      const begins = screen.queryByRole('button', { name: /Try again|Go back in|Move it here/ });
      expect(begins !== null, ending).toBe(waysAfter(ending, true).again !== null);
      button(/Write something down|To the conversation/);
      button('Close this window');
      button('Help now');
      expect(screen.queryByRole('radio')).toBeNull();
    }
    expect(titles.size).toBe(callEndings.length);
    act(() => void fake.change({ ending: 'declined', later: true }));
    await heading('A little later');
    expect(toldEnding({ ending: 'missed', later: true }, true)).toBe('missed');
  });

  test('S14: a recording by the other side is explained, and nothing invites back into it', async () => {
    await showAfter('recording');
    await heading('The other side began to record');
    screen.getByText(/Sessions here are never recorded/);
    expect(screen.queryByText(/recorded nothing of it/)).toBeNull();
    expect(screen.queryByRole('button', { name: /Try again|Go back in/ })).toBeNull();
  });

  test('begins anew in this window’s place, or says why not', async () => {
    const { user, fake, asked } = await showAfter('noConnection');
    fake.failNext('call.again', new AppError('conversation.notOpen'));
    await user.click(button('Try again'));
    await screen.findByText(/This conversation is not open yet/);
    await user.click(button('Try again'));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(asked('call.again')).toHaveLength(2);
  });

  test('to write something down the main window comes forward on the conversation, and this one closes', async () => {
    const { user, fake } = await showAfter('ended');
    screen.getByText(/This app recorded nothing of it/);
    await user.click(button('Write something down'));
    await waitFor(() => expect(fake.calls.at(-1)?.name).toBe('call.close'));
    expect(fake.calls.at(-2)).toEqual({ name: 'call.showMain', request: { on: 'conversation' } });
  });

  test('who never was in is not told of a record in the history', async () => {
    await showCall({ phase: 'over', ending: 'missed', joinedAt: null });
    await heading('Nobody came this time');
    expect(screen.queryByText(/This app recorded nothing of it/)).toBeNull();
  });

  test('a room that was closed before anybody came in was no session', async () => {
    const { fake } = await showCall({ phase: 'waiting' });
    act(() => void fake.change({ phase: 'over', ending: 'ended' }));
    await heading('The room is closed');
    expect(screen.queryByText(/This app recorded nothing of it/)).toBeNull();
  });
});

describe('in the session', () => {
  test('hiding everything from either window turns microphone and camera off, and says so to nobody', async () => {
    const { fake, engines } = await showCall({ phase: 'in' });
    await waitFor(() => expect(engines[0]?.joinedWith()).not.toBeNull());
    act(() => fake.emit('call.hidden', { hidden: true }));
    expect(document.querySelector('[data-cover=neutral]')).not.toBeNull();
    await waitFor(() =>
      expect(engines[0]?.asked).toEqual(expect.arrayContaining(['microphone off', 'camera off'])),
    );
    act(() => fake.emit('call.hidden', { hidden: false }));
    expect(document.querySelector('[data-cover]')).toBeNull();
    fireEvent.keyDown(document.body, { key: 'x', code: 'KeyX', ctrlKey: true, shiftKey: true });
    expect(
      fake.calls.filter(({ name }) => ['call.leave', 'call.signal', 'call.checkIn'].includes(name)),
    ).toEqual([]);
  });

  test('who is let in while everything is hidden comes in only once they look', async () => {
    const { fake, engines, user } = await showCall({ phase: 'waiting' });
    act(() => fake.emit('call.hidden', { hidden: true }));
    act(() => void fake.change({ phase: 'in' }));
    await screen.findByText('One moment…');
    expect(engines).toHaveLength(0);
    act(() => fake.emit('call.hidden', { hidden: false }));
    await waitFor(() => expect(engines[0]?.joinedWith()).not.toBeNull());
    await user.click(await screen.findByRole('button', { name: 'Turn the camera off' }));
  });

  test('what is shown of a screen ends with hiding, and what only then begins is off at once', async () => {
    const { fake, engines } = await showCall({ phase: 'in' });
    await waitFor(() => expect(engines[0]?.joinedWith()).not.toBeNull());
    await act(() => engines[0]?.engine.share() ?? Promise.resolve());
    act(() => fake.emit('call.hidden', { hidden: true }));
    await waitFor(() => expect(engines[0]?.engine.state().local.sharing).toBe(false));
    await act(() => engines[0]?.engine.setCamera(true) ?? Promise.resolve());
    await waitFor(() => expect(engines[0]?.engine.state().local.camera).toBe('off'));
  });

  test('a page whose way of carrying media is another one makes nothing and waits to be replaced', async () => {
    const { fake, engines } = await showCall({ phase: 'waiting' });
    act(() => void fake.change({ phase: 'in', engine: 'zoom' }));
    await screen.findByText('One moment…');
    expect(engines).toHaveLength(0);
  });

  test('leaving while nobody can be asked closes the window, and with it everything', async () => {
    const { user, fake } = await showCall({ phase: 'waiting' });
    act(() => fake.emit('call.locked', { locked: true }));
    screen.getByText(/no longer sees that you wait/);
    fake.failNext('call.leave', new AppError('engine.notReady'));
    await user.click(button('Leave'));
    await waitFor(() => expect(fake.calls.at(-1)?.name).toBe('call.close'));
  });

  test('a page that begins while the app is locked waits for the unlocking and says where', async () => {
    const { user, fake, asked } = await showCall(
      { phase: 'waiting' },
      {
        before: (fake) => fake.failNext('call.get', new AppError('engine.notReady')),
        locked: true,
      },
    );
    await heading('Locked');
    await user.click(button('To the main window'));
    expect(asked('call.showMain')).toEqual([{ on: 'conversation' }]);
    act(() => fake.emit('call.locked', { locked: false }));
    await heading(/knows you are here/);
  });

  test('a call that cannot be read says why, and the window can be closed', async () => {
    const { user, asked } = await showCall(
      {},
      { before: (fake) => fake.failNext('call.get', new AppError('conversation.notOpen')) },
    );
    await heading('This session cannot be opened');
    await user.click(button('Close this window'));
    expect(asked('call.close')).toHaveLength(1);
  });
});

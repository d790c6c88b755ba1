// Settings → My computers → moving to another one, from the choice to the erasing; and a code without a camera.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { MovingView } from '../../../contract/bridge/moving-view.ts';
import { emptyScene, fakeId, fakeOpen } from '../../support/fake-scene.ts';
import { showApp } from '../support/show-app.tsx';

const rana = { role: 'therapist', nickname: 'Rana', practiceName: 'Nile Practice' } as const;
const passcode = 'blue nile 1983';
const to = { device: fakeId(9002), name: 'At home' };

/** The move has begun, at the computer that is left. */
async function begin() {
  const lock = { passcode: true };
  const given = { ...emptyScene(), profile: fakeOpen(rana, lock), owner: rana, passcode };
  const { user, fake } = await showApp(given);
  const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
  const show = (view: MovingView) => fake.emit('moving.changed', view);
  await user.keyboard('{Control>},{/Control}');
  await user.click(await screen.findByRole('tab', { name: 'My computers' }));
  await press('Move to a new computer…');
  await press('Move to “\u2068At home\u2069”');
  await user.click(await screen.findByLabelText('Present passcode'));
  await user.paste(passcode);
  await press('Continue');
  await screen.findByText(/is still being let into 2 conversations/);
  return { user, press, show };
}

describe('moving to another computer', () => {
  test('says how far it is, and what to do where the counts differ', async () => {
    const { press, show } = await begin();
    expect(screen.getByRole('progressbar')).toBeTruthy();

    show({ state: 'sending', ...to, sent: 40, total: 40, waiting: 0 });
    await screen.findByText(/Everything was sent/);
    show({ state: 'differs', ...to, sent: 40, there: 39 });
    await screen.findByText(/counts 39 of 40 messages/);
    expect(screen.queryByRole('button', { name: 'Leave this computer' })).toBeNull();
    await press('Send everything again');
    await screen.findByText(/This goes on whenever both computers are online/);
  });

  test('asks before it leaves, waits for what is not sent, and erases at the end', async () => {
    const { user, press, show } = await begin();
    show({ state: 'ready', ...to, lines: 40, files: 1 });
    await screen.findByText(/40 messages were counted on both computers/);
    await screen.findByText(/1 file lies on this computer/);

    await press('Leave this computer');
    const asks = await screen.findByRole('alertdialog');
    expect(asks.textContent).toContain('it sends and gets nothing any more');
    await user.click(within(asks).getByLabelText('Present passcode'));
    await user.paste(passcode);
    await user.click(within(asks).getByRole('button', { name: 'Leave this computer' }));
    await screen.findByText(/The last things go to/);
    await screen.findByText('1 message is not sent yet: this computer waits for it.');
    // It can still be called off.
    await press('Call it off');
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Cancel' }));

    show({ state: 'moved', ...to, lines: 41, files: 0, at: Date.now() });
    const erase = within(await screen.findByRole('dialog')).getByRole('button', {
      name: /Erase this computer/,
    });
    expect(screen.queryByText('Computers on which this profile is open')).toBeNull();
    await user.click(erase);
    await waitFor(() =>
      expect(screen.getByRole('alertdialog').textContent).toContain(
        'what was counted are on “\u2068At home\u2069”',
      ),
    );
  });

  test('is begun on the other computer by typing where there is no camera', async () => {
    const { user } = await showApp(emptyScene());
    await user.click(await screen.findByRole('button', { name: /another computer of mine/ }));
    await user.click(await screen.findByRole('button', { name: 'Scan with the camera' }));
    await screen.findByText('No camera was found. Typing works as well.');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.type(screen.getByLabelText('Code from the other computer'), '7K3M');
    expect(screen.getByRole('button', { name: 'Scan with the camera' })).toBeTruthy();
  });
});

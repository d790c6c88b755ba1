// Contact us as a person meets it: before sign-up nothing leaves before Send, and an address is looked at.

import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { emptyScene } from '../../support/fake-scene.ts';
import { clientScene } from '../../support/sample-scene.ts';
import { showApp } from '../support/show-app.tsx';

test('S24: without an account the form says that it waits in memory only, and asks nothing before Send', async () => {
  const { user, fake } = await showApp(emptyScene());
  await user.click(await screen.findByRole('button', { name: 'Write to O7' }));
  const sheet = await screen.findByRole('dialog', { name: 'Contact us' });
  expect(within(sheet).getByText(/Nothing of it is written on this computer/)).toBeTruthy();
  expect(within(sheet).getByRole('button', { name: 'Help now' })).toBeTruthy();
  expect(within(sheet).queryByRole('radio', { name: /Here, in the app/ })).toBeNull();
  const send = within(sheet).getByRole('button', { name: 'Send' });
  await user.type(within(sheet).getByRole('textbox', { name: 'Your message' }), 'Hi');
  expect(send).toHaveProperty('disabled', true);
  await user.click(within(sheet).getByRole('radio', { name: /By e-mail/ }));
  await user.type(within(sheet).getByRole('textbox', { name: 'E-mail address' }), 'no');
  expect(fake.calls.some(({ name }) => name === 'contact.send')).toBe(false);
  await user.click(send);
  expect(await within(sheet).findByText('This does not look like an e-mail address.')).toBeTruthy();
  await user.click(within(sheet).getByRole('radio', { name: /No answer needed/ }));
  await user.click(send);
  expect(
    await within(sheet).findByText(/waits for the connection as long as the app stays open/),
  ).toBeTruthy();
  await user.click(within(sheet).getByRole('button', { name: 'Take back and delete' }));
  expect(within(sheet).queryByText('Hi')).toBeNull();
});

test('with a profile the answer may come into the app', async () => {
  const { user } = await showApp(clientScene(Date.now(), 'en'));
  await user.click(await screen.findByRole('button', { name: 'Privacy' }));
  await user.click(await screen.findByRole('tab', { name: 'Contact us' }));
  await user.type(await screen.findByRole('textbox', { name: 'Your message' }), 'Hi');
  await user.click(screen.getByRole('radio', { name: /Here, in the app/ }));
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText(/waits for the connection\.$/)).toBeTruthy();
});

// What remains elsewhere, in every question before a deletion: by what is known of the lines, the practice and the computers.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { FileView, MessageView } from '../../../contract/bridge/views.ts';
import { type Asker, type Deletion, listRemains } from '../../../renderer/features/deleting/what-remains.ts';
import { emptyScene, fakeConversation, fakeId, fakeMessage, fakeOpen } from '../../support/fake-scene.ts';
import { showApp } from '../support/show-app.tsx';

const client: Asker = { isTherapist: false, hasOthers: false };
const therapist: Asker = { isTherapist: true, hasOthers: true };
const pair = fakeConversation({ id: fakeId(1), record: 'part' });
const line = (part: Partial<MessageView>) => fakeMessage({ order: 1, text: 'one', ...part });
const waits = line({ mine: true, delivery: 'waiting' });
const sealed = line({ mine: true, delivery: 'sent' });
const plan: FileView = {
  id: fakeId(70),
  name: 'plan.pdf',
  type: 'application/pdf',
  bytes: 9,
  width: null,
  height: null,
  state: 'here',
  done: 9,
  problem: null,
};
const keys = (deletion: Deletion, asker: Asker = client) =>
  listRemains(deletion, asker).map(({ text }) => text.replace('remains.', ''));

describe('what remains', () => {
  test('of a line that never left is nothing with others', () => {
    expect(keys({ act: 'here', conversation: pair, messages: [waits] })).toEqual(['backups', 'log']);
    expect(keys({ act: 'everywhere', conversation: pair, messages: [waits] })).toEqual([
      'line',
      'backupsEverywhere',
    ]);
  });

  test('of a line that left: the other side, the record, the sealed copy until it was fetched, one’s own computers', () => {
    expect(keys({ act: 'here', conversation: pair, messages: [waits, sealed] }, therapist)).toEqual([
      'theirs',
      'record.ownPart',
      'waits',
      'backups',
      'ownAway',
      'log',
    ]);
    const delivered = [line({ mine: true, delivery: 'delivered' })];
    expect(keys({ act: 'here', conversation: pair, messages: delivered })).not.toContain('waits');
    const withFile = [line({ mine: true, delivery: 'delivered', files: [plan] })];
    expect(keys({ act: 'here', conversation: pair, messages: withFile })).toEqual(
      expect.arrayContaining(['filesAtO7', 'saved']),
    );
    expect(keys({ act: 'everywhere', conversation: pair, messages: withFile })).not.toContain('filesAtO7');
    expect(keys({ act: 'clear', conversation: pair })).toContain('filesAtO7');
    expect(keys({ act: 'everywhere', conversation: pair, messages: delivered })).toEqual([
      'line',
      'read',
      'record.part',
      'waits',
      'backupsEverywhere',
      'away',
    ]);
  });

  test('the record is spoken of as the practice said it, by its name; to a therapist as their own', () => {
    const said = (record: 'part' | 'apart' | null, asker: Asker) =>
      listRemains({ act: 'clear', conversation: { ...pair, record } }, asker).find(({ text }) =>
        text.includes('record'),
      );
    expect(said('part', client)).toEqual({ text: 'remains.record.part', name: 'Nile Practice' });
    expect(said('apart', client)?.text).toBe('remains.record.apart');
    expect(said(null, client)?.text).toBe('remains.record.unsaid');
    expect(said('apart', therapist)).toEqual({ text: 'remains.record.ownApart' });
  });

  test('each other act names its places', () => {
    const group = fakeConversation({ id: fakeId(2), kind: 'group', nickname: 'The family', record: 'apart' });
    expect(listRemains({ act: 'takeOut', conversation: group }, therapist)).toEqual([
      { text: 'remains.theirsGroup', name: 'The family' },
    ]);
    expect(keys({ act: 'leave', conversation: group })).toEqual([
      'here',
      'theirsGroup',
      'record.apart',
      'waits',
      'filesAtO7',
    ]);
    expect(keys({ act: 'decline', conversation: pair }, therapist)).toEqual(['personAccount']);
    expect(keys({ act: 'forget' })).not.toContain('otherComputers');
    expect(keys({ act: 'forget' }, therapist)).toEqual(
      expect.arrayContaining(['people', 'account', 'waitsForYou', 'otherComputers', 'backupsYours']),
    );
    expect(keys({ act: 'removeComputer' })).toEqual(['onIt', 'people', 'backupsYours']);
  });
});

const rana = { role: 'therapist', nickname: 'Rana', practiceName: 'Nile Practice' } as const;

test('a therapist changes whether chat belongs to the record only by saying so; a client has no such part', async () => {
  const { fake, user } = await showApp({ ...emptyScene(), profile: fakeOpen(rana), owner: rana });
  await user.keyboard('{Control>},{/Control}');
  const sheet = within(await screen.findByRole('dialog', { name: 'Settings' }));
  await user.click(await sheet.findByRole('tab', { name: 'Practice' }));
  await user.click(await sheet.findByRole('radio', { name: /No, chat stays apart/ }));
  expect(fake.scene.practice).toEqual({ chat: 'part' });
  await user.click(sheet.getByRole('button', { name: 'Hold to this and tell everybody' }));
  await waitFor(() =>
    expect(sheet.getByRole('status').textContent).toMatch(/everybody you write with is told/),
  );
  expect(fake.scene.practice).toEqual({ chat: 'apart' });
  // Another computer of the same person chose meanwhile.
  fake.scene.practice = { chat: 'part' };
  fake.emit('choices.changed', {});
  await waitFor(() =>
    expect(sheet.getByRole<HTMLInputElement>('radio', { name: /Yes, chat is part/ }).checked).toBe(true),
  );
});

test('a client is shown no practice to settle', async () => {
  const me = { role: 'client', nickname: 'sunflower', practiceName: 'Nile Practice' } as const;
  const { user } = await showApp({ ...emptyScene(), profile: fakeOpen(me), conversations: [pair] });
  await user.keyboard('{Control>},{/Control}');
  const sheet = within(await screen.findByRole('dialog', { name: 'Settings' }));
  expect(await sheet.findByRole('tab', { name: 'Lock' })).toBeTruthy();
  expect(sheet.queryByRole('tab', { name: 'Practice' })).toBeNull();
});

/** Search and "check it is gone" on real engines: over a service, after restarts, through every file of the profile. */
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scanFolder } from '../support/canary.ts';
import { pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();
const search = (person: Person, query: string, conversation: string | null = null) =>
  person.call('search.messages', { query, conversation, from: null, until: null, before: null, limit: 50 });

it('finds what both people wrote, at once and after a restart, and forgets what one of them deletes', async () => {
  const { therapist, client } = scene;
  const { conversation } = await pair(therapist, client);
  const secret = `canary${randomBytes(6).toString('hex')}`;
  await client.write(conversation, 'صباح الخير، وَالمَوعِدُ غدًا؟');
  const [kept, gone] = ['the garden is under water', `and my ${secret} garden too`];
  await client.write(conversation, kept);
  const { id } = await client.write(conversation, gone);
  await therapist.until(
    () => therapist.texts(conversation),
    (texts) => texts.length === 3,
  );

  for (const person of [therapist, client]) {
    const { hits, more } = await search(person, 'garden', conversation);
    expect(hits.map((hit) => hit.message.text)).toEqual([gone, kept]);
    expect(more).toBe(false);
    const [appointment] = (await search(person, 'موعد')).hits;
    expect(appointment?.pieces.find((piece) => piece.hit)?.text).toBe('وَالمَوعِدُ');
  }
  await expect(therapist.call('deletion.check', { messages: [id] })).rejects.toThrow('message.notErased');

  await therapist.call('messages.delete', { conversation, messages: [id] });
  expect((await search(therapist, secret)).hits).toEqual([]);
  await expect(therapist.call('deletion.check', { messages: [id] })).rejects.toThrow('message.notErased');
  const report = await therapist.until(
    () => therapist.call('deletion.check', { messages: [id] }).catch(() => null),
    (answer) => answer !== null,
    'erased',
  );
  expect(report).toMatchObject({ copies: 0, others: 0, control: true });
  expect(report?.files).toBeGreaterThanOrEqual(2);
  // The control of both searches: a copy that is there is found, by ours and by one that knows nothing of it.
  const stray = join(therapist.profileDir, 'stray');
  writeFileSync(stray, `before ${gone} after`, 'utf16le');
  expect((await therapist.call('deletion.check', { messages: [id] })).copies).toBeGreaterThan(0);
  expect(scanFolder(therapist.profileDir, secret).hits).toHaveLength(1);
  rmSync(stray);
  expect(scanFolder(therapist.profileDir, secret).hits).toEqual([]);
  expect((await search(client, secret)).hits).toHaveLength(1);
  expect(await therapist.call('device.check', {})).toMatchObject({ damaged: [] });

  await therapist.stop();
  await therapist.start();
  expect((await search(therapist, 'garden')).hits.map((hit) => hit.message.text)).toEqual([kept]);
  await expect(therapist.call('deletion.check', { messages: [id] })).rejects.toThrow('message.notErased');
}, 60_000);

it('searches the sample practice', async () => {
  const person = scene.therapist;
  await person.call('profile.openSample', {});
  const { hits, more } = await person.call('search.messages', {
    query: 'the',
    conversation: null,
    from: null,
    until: null,
    before: null,
    limit: 10,
  });
  expect(hits).toHaveLength(10);
  expect(more).toBe(true);
  const [first] = hits;
  if (first === undefined) throw new Error('the sample has lines');
  const { conversation, id } = first.message;
  await person.call('messages.delete', { conversation, messages: [id] });
  const report = await person.until(
    () => person.call('deletion.check', { messages: [id] }).catch(() => null),
    (answer) => answer !== null,
  );
  expect(report).toMatchObject({ copies: 0, control: true });
}, 60_000);

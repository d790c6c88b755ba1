/** A damaged database: what can be read comes into a new one, what is lost is counted, and both people talk on. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { expect, it } from 'vitest';
import { makeKit } from '../support/kit.ts';
import { pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();
const pageBytes = 4_096;
const lines = 120;

const databaseOf = (person: Person) => {
  const vault = joinPath(person.profileDir, 'vault');
  return joinPath(vault, readdirSync(vault).find((name) => /^o7.*\.db$/.test(name)) ?? '');
};

async function startsDamaged(person: Person): Promise<boolean> {
  await person.start();
  const status = await person.call('profile.status', {});
  return status.state === 'problem' && status.error.code === 'store.damaged';
}

it('is read around what is damaged; nothing that can be read is lost', { timeout: 180_000 }, async () => {
  const { therapist, client } = scene;
  const { conversation } = await pair(therapist, client);
  const texts = Array.from(
    { length: lines },
    (_none, at) => `line ${at}${' long enough to fill pages'.repeat(8)}`,
  );
  for (const text of texts) await therapist.write(conversation, text);
  await client.until(
    () => client.messages(conversation),
    (messages) => messages.length === lines,
  );
  await makeKit(client);
  await client.quit();
  const file = databaseOf(client);
  const whole = readFileSync(file);
  const pages = Math.floor(whole.length / pageBytes);
  // From the back, where the messages are: two neighbours at a time, until one keeps the profile shut.
  for (let page = pages - 2; page > 12; page -= 2) {
    const broken = Buffer.from(whole);
    broken.fill(9, page * pageBytes, (page + 2) * pageBytes);
    writeFileSync(file, broken);
    if (await startsDamaged(client)) break;
    await client.stop();
    for (const suffix of ['-wal', '-journal']) writeFileSync(`${file}${suffix}`, '');
    writeFileSync(file, whole);
  }
  expect(await client.call('profile.status', {})).toMatchObject({
    state: 'problem',
    ways: expect.arrayContaining(['salvage']),
  });
  const damaged = readFileSync(file);
  const { status, messages, lost } = await client.call('restore.salvage', {});
  expect(status.state).toBe('open');
  expect(messages).toBeGreaterThan(0);
  expect(messages + lost).toBe(lines);
  const saved = await client.allTexts(conversation);
  expect(saved).toHaveLength(messages);
  expect(saved.every((text) => texts.includes(text))).toBe(true);
  const aside = joinPath(client.profileDir, 'vault.aside-1');
  expect(readFileSync(joinPath(aside, file.split('/').at(-1) ?? '')).equals(damaged)).toBe(true);
  await client.write(conversation, 'and on we go');
  await therapist.until(
    () => therapist.texts(conversation),
    (all) => all.includes('and on we go'),
  );
  expect((await client.call('recovery.status', {})).kit).not.toBeNull();
  await client.quit();
  await client.start();
  expect((await client.call('profile.status', {})).state).toBe('open');
});

it('is not offered where nothing is damaged, and says so where not even the beginning can be read', async () => {
  const { therapist, client } = scene;
  await pair(therapist, client);
  await expect(client.call('restore.salvage', {})).rejects.toMatchObject({ code: 'request.notFound' });
  await client.quit();
  const file = databaseOf(client);
  const broken = readFileSync(file);
  broken.fill(9, 200, 300);
  writeFileSync(file, broken);
  expect(await startsDamaged(client)).toBe(true);
  await expect(client.call('restore.salvage', {})).rejects.toMatchObject({ code: 'store.damaged' });
  expect(readFileSync(file).equals(broken)).toBe(true);
  expect((await client.call('profile.status', {})).state).toBe('problem');
});

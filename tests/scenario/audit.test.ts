/** The security log of a real profile: what it tells of, what stands beside it, and what an older copy put back shows. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { AuditView } from '../../contract/bridge/views.ts';
import { auditHeadSchema } from '../../contract/domain/audit-log.ts';
import { checkAuditFile } from '../../main/shell/audit-file.ts';
import { confirm, invite, join as joinPractice, openPractice, pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();
const folder = mkdtempSync(join(tmpdir(), 'o7x-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (person: Person) => person.call('audit.list', { before: null, limit: 200 });
const codesOf = ({ entries }: AuditView) => entries.map(({ code }) => code).toReversed();
const headFile = (person: Person) => join(person.profileDir, 'vault', 'audit-head.json');
const headOf = (person: Person) => auditHeadSchema.parse(JSON.parse(readFileSync(headFile(person), 'utf8')));

const kept = (person: Person) =>
  person.until(
    () => read(person),
    ({ headKeptAt }) => headKeptAt !== null,
    'the service knows the log',
  );

it('tells what happened, in order, with names that resolve here alone, and is checked without the app', async () => {
  const { therapist, client } = scene;
  const { conversation } = await pair(therapist, client);
  const { id } = await client.write(conversation, 'Something to take back.');
  await client.call('messages.delete', { conversation, messages: [id] });
  await client.quit();
  await client.start();
  expect(codesOf(await read(client))).toEqual(['profile.created', 'messages.deleted', 'profile.opened']);

  await therapist.quit();
  await therapist.start();
  const log = await read(therapist);
  expect(codesOf(log)).toEqual(['profile.created', 'person.confirmed', 'profile.opened']);
  expect(log.entries[1]).toMatchObject({ name: 'Tuesdays' });
  expect(log).toMatchObject({ lines: 3, more: false, state: { kind: 'whole' } });

  const file = join(folder, 'log.jsonl');
  await therapist.callAsShell('audit.write', { file });
  expect(readFileSync(file, 'utf8')).not.toMatch(/Tuesdays|Sara|Rana|Nile/);
  const checked = checkAuditFile(file);
  expect(checked).toMatchObject({ ok: true });
  expect(checked.words).toContain('In order: 3 lines');
  expect(codesOf(await read(therapist)).at(-1)).toBe('log.exported');
});

it('keeps nothing of a person who was declined but that there was one', async () => {
  const { therapist, client } = scene;
  await openPractice(therapist);
  await joinPractice(client, await invite(therapist, 'Fridays'));
  const { conversations } = await therapist.until(
    () => therapist.call('conversations.list', {}),
    (list) => list.conversations.length === 1,
  );
  await therapist.call('pairing.decline', { conversation: conversations[0]?.id ?? '' });
  expect((await read(therapist)).entries[0]).toMatchObject({ code: 'person.declined', name: null });
});

it('has its end beside the database and at the service, and an older copy put back is named for ever', async () => {
  const { therapist, client } = scene;
  await openPractice(therapist);
  await kept(therapist);
  await therapist.quit();
  expect(headOf(therapist).count).toBe(1);
  const vault = join(therapist.profileDir, 'vault');
  const copy = join(folder, 'vault');
  cpSync(vault, copy, { recursive: true });

  await therapist.start();
  await therapist.online();
  await joinPractice(client, await invite(therapist));
  await confirm(therapist, client);
  await therapist.quit();
  const known = headOf(therapist).count;
  expect(known).toBeGreaterThanOrEqual(3);
  expect(existsSync(headFile(therapist))).toBe(true);

  // The head was put back with the rest: only the service knows better.
  rmSync(vault, { recursive: true });
  cpSync(copy, vault, { recursive: true });
  await therapist.start();
  await therapist.until(
    () => read(therapist),
    ({ state }) => state.kind === 'shorter',
    'a log that is known to be shorter',
  );
  const log = await read(therapist);
  expect(log.state).toEqual({ kind: 'shorter', known: expect.any(Number) });
  expect(codesOf(log)).toContain('profile.renewed');
  expect(codesOf(log)).toContain('log.shorter');
  await therapist.quit();
  await therapist.start();
  expect((await read(therapist)).state.kind).toBe('shorter');
});

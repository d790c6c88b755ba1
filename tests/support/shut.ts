/** What must hold of a profile that cannot be opened: each start names why, and changes no byte. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Person } from './person.ts';

/** SHA-256 of every file whose bytes no start may change. */
export function photograph(vault: string): Readonly<Record<string, string>> {
  const names = readdirSync(vault).filter((name) => /^(key\.json|recovery.*\.json|o7.*)$/.test(name));
  return Object.fromEntries(
    names.toSorted().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(vault, name)))
        .digest('hex'),
    ]),
  );
}

/** Starts three times: every start names the fault, and finds and leaves the same bytes. */
export async function expectShut(
  person: Person,
  code: string,
  vault = join(person.profileDir, 'vault'),
): Promise<void> {
  const before = photograph(vault);
  assert.ok(Object.keys(before).length >= 2);
  for (let start = 1; start <= 3; start++) {
    await person.start();
    const status = await person.call('profile.status', {});
    assert.deepEqual([status.state, status.state === 'problem' && status.error.code], ['problem', code]);
    await assert.rejects(person.call('conversations.list', {}), { code });
    if (start === 2) await person.quit();
    else await person.stop();
    assert.deepEqual(photograph(vault), before, `start ${start}`);
  }
}

/** The profile is open and holds what both wrote, each line once. */
export async function expectAll(
  person: Person,
  conversation: string,
  expected: readonly string[],
): Promise<void> {
  assert.equal((await person.call('profile.status', {})).state, 'open');
  const texts = await person.until(
    () => person.allTexts(conversation),
    (found) => found.length === expected.length,
    'every message',
  );
  assert.deepEqual(texts.toSorted(), expected.toSorted());
}

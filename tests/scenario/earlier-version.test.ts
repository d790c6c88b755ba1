/** A database that an earlier version of the app wrote: an update that dies on its way is whole afterwards, and one that damages it goes back to its copy. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { crashPoints } from '../../main/engine/crash-points.ts';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { crash } from '../support/crashing.ts';
import { type KeychainEntries, keychainEntries } from '../support/keychain-entries.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { takeBack } from '../support/older-database.ts';
import { pair } from '../support/pairing.ts';
import { Person } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openKeysOf } from '../support/vault-keys.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let keyring: Keyring;
let service: TestService;
let entries: KeychainEntries;
let made: Person[] = [];

beforeAll(async () => {
  await loadSodium();
  [keyring, service] = await Promise.all([
    startKeyring(),
    startTestService({ env: { O7_RATE_SCALE: '1000' } }),
  ]);
  entries = keychainEntries(keyring, 'o7-therapy-scenario');
});
afterEach(async () => {
  for (const person of made) await person.stop();
  for (const person of made) rmSync(person.profileDir, { recursive: true, force: true });
  made = [];
});
afterAll(async () => {
  await service.remove();
  await keyring.stop();
});

const newPerson = (): Person => {
  const person = new Person({ serviceUrl: service.origin, env: keyring.env });
  made.push(person);
  return person;
};
const vaultOf = (person: Person) => join(person.profileDir, 'vault');

describe('a database of the app before', () => {
  /** Before there was a security log: the next start brings all that came since. */
  function makeOlder(person: Person): void {
    const { keyFile, dataKey } = openKeysOf(person, entries);
    takeBack(join(vaultOf(person), keyFile.database), dataKey, 60);
    rmSync(join(vaultOf(person), 'audit-head.json'), { force: true });
  }

  async function olderPractice(): Promise<{ rana: Person; sara: Person; conversation: string }> {
    const [rana, sara] = [newPerson(), newPerson()];
    await Promise.all([rana.start(), sara.start()]);
    const { conversation } = await pair(rana, sara);
    await rana.write(conversation, 'before the update');
    await sara.until(
      () => sara.texts(conversation),
      (texts) => texts.length === 1,
    );
    await rana.quit();
    makeOlder(rana);
    return { rana, sara, conversation };
  }

  async function expectGoesOn(rana: Person, sara: Person, conversation: string): Promise<void> {
    expect(await rana.call('profile.status', {})).toMatchObject({ state: 'open' });
    expect(await rana.texts(conversation)).toEqual(['before the update']);
    await rana.write(conversation, 'after it');
    const texts = await sara.until(
      () => sara.texts(conversation),
      (found) => found.length === 2,
    );
    expect(texts).toEqual(['before the update', 'after it']);
    const { entries: log } = await rana.call('audit.list', { before: null, limit: 50 });
    expect(log.map(({ code }) => code)).toContain('store.migrated');
  }

  it.each(crashPoints.filter((point) => point.startsWith('migration.')))(
    'whose update died at %s is whole after the next start, and its copy is gone',
    async (point) => {
      const { rana, sara, conversation } = await olderPractice();
      await crash(rana, point, () => Promise.resolve());
      await rana.start();
      await expectGoesOn(rana, sara, conversation);
      expect(readdirSync(vaultOf(rana)).filter((name) => name.includes('before'))).toEqual([]);
    },
  );

  it.each(crashPoints.filter((point) => point.startsWith('earlierCopy.')))(
    'that was damaged by it goes back to its copy, also when that died at %s',
    async (point) => {
      const { rana, sara, conversation } = await olderPractice();
      await crash(rana, 'migration.done', () => Promise.resolve());
      const file = join(vaultOf(rana), openKeysOf(rana, entries).keyFile.database);
      // As a failing disk would: log and database both.
      for (const one of [file, `${file}-wal`]) {
        const bytes = readFileSync(one);
        bytes.fill(0xa5, 4096 + 32, 4096 * 3);
        writeFileSync(one, bytes);
      }
      await rana.start();
      expect(await rana.call('profile.status', {})).toMatchObject({
        error: { code: 'store.damaged' },
        ways: expect.arrayContaining(['earlierCopy']),
      });
      await crash(rana, point, () => rana.call('restore.earlierCopy', {}));
      await rana.start();
      await expectGoesOn(rana, sara, conversation);
    },
  );
});

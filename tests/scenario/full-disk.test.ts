/** A real disk that is full or read-only: it is said, three starts change no byte, and after the repair all is there once. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { pair } from '../support/pairing.ts';
import { freshId, Person } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { expectAll, expectShut } from '../support/shut.ts';
import { makeSmallDisk, type SmallDisk } from '../support/small-disk.ts';

// Many real starts each; a machine that does other things besides is slow.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

describe('the disk', () => {
  let keyring: Keyring;
  let service: TestService;
  let disk: SmallDisk;
  let rana: Person;
  let sara: Person;
  let conversation: string;
  const acknowledged: string[] = [];
  const vaultSeen = () => join(disk.seen, 'vault');

  beforeAll(async () => {
    [keyring, service, disk] = await Promise.all([
      startKeyring(),
      startTestService({ env: { O7_RATE_SCALE: '1000' } }),
      makeSmallDisk(6 * 1024),
    ]);
    const place = { serviceUrl: service.origin, env: keyring.env };
    rana = new Person({ ...place, profileDir: disk.path, enter: disk.enter });
    sara = new Person(place);
    await Promise.all([rana.start(), sara.start()]);
    ({ conversation } = await pair(rana, sara));
  });
  afterAll(async () => {
    await Promise.all([rana.stop(), sara.stop()]);
    await disk.remove();
    rmSync(sara.profileDir, { recursive: true, force: true });
    await service.remove();
    await keyring.stop();
  });

  it('full while writing: what was acknowledged is there once, what was refused can be tried again', async () => {
    const free = await disk.fill();
    const refused: { readonly id: string; readonly text: string }[] = [];
    for (let at = 0; at < 200 && refused.length < 3; at++) {
      const [id, text] = [freshId(), `line ${at} ${'x'.repeat(2_000)}`];
      try {
        await rana.write(conversation, text, id);
        acknowledged.push(text);
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: 'store.diskFull' });
        refused.push({ id, text });
      }
    }
    expect(refused.length).toBe(3);
    const meanwhile = 'sent while that disk was full';
    await sara.write(conversation, meanwhile);
    acknowledged.push(meanwhile);
    await rana.kill();
    await free();
    await rana.start();
    for (const { id, text } of refused) {
      await rana.write(conversation, text, id);
      acknowledged.push(text);
    }
    await expectAll(rana, conversation, acknowledged);
    await expectAll(sara, conversation, acknowledged);
  });

  it('full at the start: three starts say so and change nothing', async () => {
    await rana.kill();
    const free = await disk.fill();
    try {
      await expectShut(rana, 'store.diskFull', vaultSeen());
    } finally {
      await rana.stop();
      await free();
    }
    await rana.start();
    await expectAll(rana, conversation, acknowledged);
  });

  it('full at the start after the app was closed in order: the same', async () => {
    await rana.quit();
    const free = await disk.fill();
    try {
      await expectShut(rana, 'store.diskFull', vaultSeen());
    } finally {
      await rana.stop();
      await free();
    }
    await rana.start();
    await expectAll(rana, conversation, acknowledged);
  });

  it('full: keys are not changed by halves, and a passcode is set whole or not at all', async () => {
    const free = await disk.fill();
    try {
      const set = rana.call('lock.setPasscode', { current: null, next: 'a long passcode' });
      await expect(set).rejects.toMatchObject({ code: 'store.diskFull' });
      expect(await rana.call('profile.status', {})).toMatchObject({
        state: 'open',
        lock: { passcode: false },
      });
      const change = rana.call('device.changeKeys', { passcode: null });
      await expect(change).rejects.toMatchObject({ code: 'store.diskFull' });
      // Not even open again without a byte to spare; nothing is taken for gone.
      expect(await rana.call('profile.status', {})).toMatchObject({
        state: 'problem',
        error: { code: 'store.diskFull' },
        ways: ['retry'],
      });
    } finally {
      await free();
    }
    expect(await rana.call('profile.retry', {})).toMatchObject({ state: 'open', lock: { passcode: false } });
    await expectAll(rana, conversation, acknowledged);
    await rana.call('device.changeKeys', { passcode: null });
    await expectAll(rana, conversation, acknowledged);
  });

  it.each(['killed', 'closed in order'])(
    'read-only after the app was %s: three starts say so',
    async (how) => {
      if (how === 'killed') await rana.kill();
      else await rana.quit();
      await disk.setReadOnly(true);
      await expectShut(rana, 'store.readOnly', vaultSeen());
      await disk.setReadOnly(false);
      await rana.start();
      await expectAll(rana, conversation, acknowledged);
    },
  );
});

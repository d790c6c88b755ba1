/** The passcode: what opens and what does not, over restarts and in every place where it is asked; new keys; leaving a computer. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { ProfileStatus } from '../../contract/bridge/views.ts';
import { receiptFileSchema } from '../../contract/domain/receipt.ts';
import { openPractice, pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();
const passcode = 'blue nile 1983';

const vaultOf = (person: Person) => join(person.profileDir, 'vault');
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

async function restart(person: Person): Promise<ProfileStatus> {
  await person.stop();
  await person.start();
  return person.call('profile.status', {});
}

const open = { state: 'open' };
const own = { shared: false, withoutKeychain: false };

describe('a passcode', () => {
  it('is asked for at every start from then on, and what was written is there again', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    await scene.therapist.write(conversation, 'Before the lock.');
    const set = await scene.therapist.call('lock.setPasscode', { current: null, next: passcode });
    expect(set).toMatchObject({ state: 'open', lock: { passcode: true, shared: false, idleMinutes: 5 } });

    expect(await restart(scene.therapist)).toMatchObject({ state: 'locked', waitUntil: null, hasKit: false });
    await expect(scene.therapist.call('conversations.list', {})).rejects.toMatchObject({
      code: 'profile.locked',
    });
    expect(await scene.therapist.call('lock.unlock', { passcode })).toMatchObject(open);
    expect((await scene.therapist.messages(conversation)).map(({ text }) => text)).toEqual([
      'Before the lock.',
    ]);
  });

  it('may be typed in another form of the same letters', async () => {
    await openPractice(scene.therapist);
    await scene.therapist.call('lock.setPasscode', { current: null, next: 'Zoë’s café' });
    await restart(scene.therapist);
    const decomposed = ' Zoë’s café '.normalize('NFD');
    expect(await scene.therapist.call('lock.unlock', { passcode: decomposed })).toMatchObject(open);
  });

  it('that is wrong changes no byte of key file or database, and costs more each time, over restarts too', async () => {
    await openPractice(scene.therapist);
    await scene.therapist.call('lock.setPasscode', { current: null, next: passcode });
    await scene.therapist.stop();
    await scene.therapist.start();
    const files = ['key.json', 'o7.db'].map((name) => join(vaultOf(scene.therapist), name));
    const before = files.map(hashOf);
    for (let tries = 1; tries <= 5; tries += 1) {
      await expect(scene.therapist.call('lock.unlock', { passcode: `wrong ${tries}` })).rejects.toMatchObject(
        {
          code: 'passcode.wrong',
          fields: { tries },
        },
      );
    }
    await expect(scene.therapist.call('lock.unlock', { passcode })).rejects.toMatchObject({
      code: 'passcode.wait',
    });
    const status = await restart(scene.therapist);
    expect(status.state === 'locked' && (status.waitUntil ?? 0) > Date.now()).toBe(true);
    await expect(scene.therapist.call('lock.unlock', { passcode })).rejects.toMatchObject({
      code: 'passcode.wait',
    });
    expect(files.map(hashOf)).toEqual(before);
  });

  it('is counted before it is looked at: killing the app in between saves nobody a try', async () => {
    await openPractice(scene.therapist);
    await scene.therapist.call('lock.setPasscode', { current: null, next: passcode });
    await scene.therapist.stop();
    const file = join(vaultOf(scene.therapist), 'attempts.json');
    for (let tries = 1; tries <= 5; tries += 1) {
      await scene.therapist.start();
      const tried = scene.therapist.call('lock.unlock', { passcode: 'not this one' }).catch(() => undefined);
      await vi.waitFor(() => expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ tries }), 10_000);
      await scene.therapist.kill();
      await tried;
    }
    await scene.therapist.start();
    await expect(scene.therapist.call('lock.unlock', { passcode })).rejects.toMatchObject({
      code: 'passcode.wait',
    });
  });

  it('is changed and removed only by who knows it', async () => {
    await openPractice(scene.therapist);
    const change = (current: string | null, next: string | null) =>
      scene.therapist.call('lock.setPasscode', { current, next });
    await expect(change(null, '12345')).rejects.toMatchObject({
      code: 'passcode.tooShort',
      fields: { min: 6 },
    });
    await change(null, passcode);
    await expect(change(null, 'another one')).rejects.toMatchObject({ code: 'passcode.wrong' });
    await expect(change('a guess at it', null)).rejects.toMatchObject({ code: 'passcode.wrong' });
    await change(passcode, 'another one');
    expect(await restart(scene.therapist)).toMatchObject({ state: 'locked' });
    await expect(scene.therapist.call('lock.unlock', { passcode })).rejects.toMatchObject({
      code: 'passcode.wrong',
    });
    expect(await scene.therapist.call('lock.unlock', { passcode: 'another one' })).toMatchObject(open);
    expect(await change('another one', null)).toMatchObject({ lock: { passcode: false } });
    expect(await restart(scene.therapist)).toMatchObject(open);
  });

  it('keeps drafts and the place, which is told once', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    await scene.therapist.call('lock.setPasscode', { current: null, next: passcode });
    await scene.therapist.call('drafts.keep', { conversation, text: 'Half a thought' });
    await scene.therapist.call('place.keep', { conversation });
    await restart(scene.therapist);
    await scene.therapist.call('lock.unlock', { passcode });
    expect(await scene.therapist.call('drafts.list', {})).toEqual({
      drafts: [{ conversation, text: 'Half a thought' }],
    });
    expect(await scene.therapist.call('place.take', {})).toEqual({ place: { conversation } });
    expect(await scene.therapist.call('place.take', {})).toEqual({ place: null });
    await scene.therapist.call('drafts.keep', { conversation, text: '' });
    expect(await scene.therapist.call('drafts.list', {})).toEqual({ drafts: [] });
  });
});

describe('a shared computer', () => {
  const shared = { passcode, shared: true, withoutKeychain: false };
  const typed = { practiceName: 'Nile Practice', nickname: 'Rana', enrolment: '' };

  it('has a passcode from the first moment, and cannot be without one', async () => {
    const without = { ...typed, protection: { ...shared, passcode: null } };
    await expect(scene.therapist.call('profile.openPractice', without)).rejects.toMatchObject({
      code: 'passcode.required',
    });
    expect(existsSync(vaultOf(scene.therapist))).toBe(false);
    const opened = await scene.therapist.call('profile.openPractice', { ...typed, protection: shared });
    expect(opened).toMatchObject({ state: 'open', lock: { passcode: true, shared: true, idleMinutes: 1 } });
    await expect(
      scene.therapist.call('lock.setPasscode', { current: passcode, next: null }),
    ).rejects.toMatchObject({ code: 'passcode.required' });
    expect(await restart(scene.therapist)).toMatchObject({ state: 'locked', shared: true });
  });

  it('can be told later, by who knows the passcode', async () => {
    await openPractice(scene.therapist);
    const tell = (isShared: boolean, word: string) =>
      scene.therapist.call('lock.setShared', { shared: isShared, passcode: word });
    await expect(tell(true, passcode)).rejects.toMatchObject({ code: 'passcode.required' });
    await scene.therapist.call('lock.setPasscode', { current: null, next: passcode });
    await expect(tell(true, 'a guess at it')).rejects.toMatchObject({ code: 'passcode.wrong' });
    expect(await tell(true, passcode)).toMatchObject({ lock: { shared: true, idleMinutes: 1 } });
    expect(await tell(false, passcode)).toMatchObject({ lock: { shared: false, idleMinutes: 5 } });
  });
});

describe('a computer without a keychain', () => {
  it('is not used silently: a passcode is the other half of the key, or there is no profile', async () => {
    await scene.keyring.kill();
    try {
      const typed = { practiceName: 'Nile Practice', nickname: 'Rana', enrolment: '' };
      const join = (word: string | null, withoutKeychain: boolean) =>
        scene.therapist.call('profile.openPractice', {
          ...typed,
          protection: { ...own, passcode: word, withoutKeychain },
        });
      await expect(join(passcode, false)).rejects.toMatchObject({ code: 'keychain.unavailable' });
      await expect(join(null, true)).rejects.toMatchObject({ code: 'passcode.required' });
      expect(await join(passcode, true)).toMatchObject(open);
      expect(await scene.therapist.call('device.view', {})).toMatchObject({ backend: 'none' });
      expect(await restart(scene.therapist)).toMatchObject({ state: 'locked' });
      expect(await scene.therapist.call('lock.unlock', { passcode })).toMatchObject(open);
    } finally {
      await scene.keyring.start();
    }
  });
});

describe('changed keys', () => {
  it('open everything that was here, and the old file and its secret are gone', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    await scene.therapist.write(conversation, 'Under the old keys.');
    await scene.therapist.call('lock.setPasscode', { current: null, next: passcode });
    const old = readFileSync(join(vaultOf(scene.therapist), 'key.json'), 'utf8');
    await expect(scene.therapist.call('device.changeKeys', { passcode: 'a guess' })).rejects.toMatchObject({
      code: 'passcode.wrong',
    });
    const view = await scene.therapist.call('device.changeKeys', { passcode });
    expect(view.keysChangedAt).not.toBeNull();
    const databases = readdirSync(vaultOf(scene.therapist)).filter((name) => name.endsWith('.db'));
    expect(databases).toEqual(['o7-2.db']);
    expect(readFileSync(join(vaultOf(scene.therapist), 'key.json'), 'utf8')).not.toBe(old);
    await scene.therapist.write(conversation, 'Under the new keys.');
    await restart(scene.therapist);
    await scene.therapist.call('lock.unlock', { passcode });
    await scene.client.until(
      () => scene.client.messages(conversation),
      (messages) => messages.length === 2,
    );
    expect((await scene.therapist.messages(conversation)).map(({ text }) => text)).toEqual([
      'Under the old keys.',
      'Under the new keys.',
    ]);
  });
});

describe('forgetting this computer', () => {
  it('asks for the passcode, takes every file and key away, and begins anew', async () => {
    await openPractice(scene.therapist);
    await scene.therapist.call('lock.setPasscode', { current: null, next: passcode });
    await expect(scene.therapist.call('device.forget', { passcode: null })).rejects.toMatchObject({
      code: 'passcode.wrong',
    });
    expect(await scene.therapist.call('device.forget', { passcode })).toEqual({ state: 'new' });
    expect(existsSync(vaultOf(scene.therapist))).toBe(false);
    // The receipt is offered for saving, and is nowhere else.
    const place = join(mkdtempSync(join(tmpdir(), 'o7r-')), 'receipt.json');
    await scene.therapist.callAsShell('erasure.writeReceipt', { file: place });
    expect(receiptFileSchema.parse(JSON.parse(readFileSync(place, 'utf8'))).receipt).toMatchObject({
      act: 'deleted',
      details: { computers: 1 },
    });
    expect(await restart(scene.therapist)).toEqual({ state: 'new' });
  });

  it('is possible for who forgot the passcode: nothing here can be opened without it', async () => {
    await openPractice(scene.therapist);
    await scene.therapist.call('lock.setPasscode', { current: null, next: passcode });
    expect(await restart(scene.therapist)).toMatchObject({ state: 'locked' });
    expect(await scene.therapist.call('device.forget', { passcode: null })).toEqual({ state: 'new' });
  });
});

describe('an older key file that is put back', () => {
  it('opens nothing: neither the one without a passcode nor the one with the former passcode', async () => {
    await openPractice(scene.therapist);
    const file = join(vaultOf(scene.therapist), 'key.json');
    const without = readFileSync(file);
    await scene.therapist.call('lock.setPasscode', { current: null, next: passcode });
    const former = readFileSync(file);
    await scene.therapist.call('lock.setPasscode', { current: passcode, next: 'another one' });
    const present = readFileSync(file);
    for (const old of [without, former]) {
      await scene.therapist.stop();
      writeFileSync(file, old);
      await scene.therapist.start();
      expect(await scene.therapist.call('profile.status', {})).toMatchObject({
        state: 'problem',
        error: { code: 'keychain.entryMissing' },
      });
    }
    await scene.therapist.stop();
    writeFileSync(file, present);
    await scene.therapist.start();
    expect(await scene.therapist.call('lock.unlock', { passcode: 'another one' })).toMatchObject(open);
  });
});

describe('two changes at once', () => {
  it('follow one another: the later one holds, and nothing of the earlier comes back', async () => {
    await openPractice(scene.therapist);
    await scene.therapist.call('lock.setPasscode', { current: null, next: passcode });
    const changes = await Promise.allSettled([
      scene.therapist.call('lock.setPasscode', { current: passcode, next: 'another one' }),
      scene.therapist.call('lock.setShared', { shared: true, passcode: 'another one' }),
      scene.therapist.call('device.changeKeys', { passcode: 'another one' }),
      scene.therapist.call('lock.setPasscode', { current: 'another one', next: 'the third one' }),
    ]);
    expect(changes.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'fulfilled'));
    expect(await restart(scene.therapist)).toMatchObject({ state: 'locked', shared: true });
    await expect(scene.therapist.call('lock.unlock', { passcode })).rejects.toMatchObject({
      code: 'passcode.wrong',
    });
    expect(await scene.therapist.call('lock.unlock', { passcode: 'the third one' })).toMatchObject(open);
  });
});

describe('wrong passcodes', () => {
  it('are in the security log after the next right one, wherever they were typed', async () => {
    await openPractice(scene.therapist);
    await scene.therapist.call('lock.setPasscode', { current: null, next: passcode });
    const change = (current: string) =>
      scene.therapist.call('lock.setShared', { shared: true, passcode: current });
    await expect(change('a guess at it')).rejects.toMatchObject({ code: 'passcode.wrong' });
    await change(passcode);
    await restart(scene.therapist);
    await expect(scene.therapist.call('lock.unlock', { passcode: 'wrong one' })).rejects.toMatchObject({
      code: 'passcode.wrong',
    });
    await scene.therapist.call('lock.unlock', { passcode });
    const { entries } = await scene.therapist.call('audit.list', { before: null, limit: 50 });
    const wrong = entries.filter(({ code }) => code === 'lock.wrongPasscode');
    expect(wrong.map(({ count }) => count)).toEqual([1, 1]);
  });
});

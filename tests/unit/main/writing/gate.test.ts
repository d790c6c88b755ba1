// The gate of all writing: what the register names passes, everything else is blocked, counted and not named.

import { closeSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../../contract/errors/app-error.ts';
import { writeDurably } from '../../../../main/engine/keys/durable-file.ts';
import * as files from '../../../../main/writing/files.ts';
import { chosenPlace, claimFolder, countBlocked } from '../../../../main/writing/gate.ts';

const folder = mkdtempSync(join(tmpdir(), 'o7-gate-'));
const elsewhere = mkdtempSync(join(tmpdir(), 'o7-gate-'));
const inside = (path: string) => join(folder, path);
afterAll(() => {
  for (const one of [folder, elsewhere]) rmSync(one, { recursive: true, force: true });
});

const mode = 0o600;
const secret = 'what-nobody-may-read';

/** Every function of the gate that writes, aimed at a path. */
const ways: Readonly<Record<string, (path: string) => unknown>> = {
  openSync: (path) => files.openSync(path, 'w', mode),
  open: (path) => files.open(path, 'wx', mode),
  writeFileSync: (path) => files.writeFileSync(path, secret, { mode }),
  writeFile: (path) => files.writeFile(path, secret, { mode }),
  mkdirSync: (path) => files.mkdirSync(path, { recursive: true, mode: 0o700 }),
  mkdtempSync: (path) => files.mkdtempSync(path),
  renameSync: (path) => files.renameSync(inside('settings.json'), path),
  rename: (path) => files.rename(inside('settings.json'), path),
  copyFileSync: (path) => files.copyFileSync(inside('settings.json'), path),
  writeDurably: (path) => writeDurably(path, secret),
};

const blockedWith = async (write: () => unknown): Promise<AppError> => {
  try {
    await write();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error('it was written');
};

describe('the gate of all writing', () => {
  it('covers every function that the one file of writing has', () => {
    expect(Object.keys(ways)).toEqual(expect.arrayContaining(Object.keys(files)));
  });

  it('S4: blocks and counts what is not registered, inside the profile and outside, and names only the pattern', async () => {
    claimFolder(folder);
    files.mkdirSync(inside('vault/attachments'), { recursive: true, mode: 0o700 });
    files.writeFileSync(inside('settings.json'), '{}', { mode });
    writeDurably(inside('vault/key.json'), '{}');
    const handle = await files.open(inside('vault/attachments/x'), 'wx', mode);
    await handle.close();
    expect(countBlocked()).toBe(0);

    const strays = [
      [inside(`${secret}.json`), '*'],
      [inside(`vault/${secret}`), 'vault/*'],
      [inside(`${secret}/deep/down`), '*'],
      [inside('vault/../../elsewhere.json'), 'outside'],
      [join(elsewhere, secret), 'outside'],
    ] as const;
    for (const [path, place] of strays) {
      for (const write of Object.values(ways)) {
        const thrown = await blockedWith(() => write(path));
        expect(thrown.toReport()).toEqual({
          code: 'storage.unregistered',
          retryable: false,
          fields: { place },
        });
        expect(existsSync(path)).toBe(false);
      }
    }
    expect(countBlocked()).toBe(strays.length * Object.keys(ways).length);
  });

  it('lets through what goes where the person said, and only that', async () => {
    const place = chosenPlace('receiptFiles', join(elsewhere, 'receipt.json'));
    writeDurably(place, 'kept');
    expect(readFileSync(place, 'utf8')).toBe('kept');
    expect((await blockedWith(() => writeDurably(join(elsewhere, 'other.json'), secret))).code).toBe(
      'storage.unregistered',
    );
  });

  it('reads whatever there is to read', () => {
    const read = files.openSync(join(elsewhere, 'receipt.json'), 'r');
    expect(readFileSync(read, 'utf8')).toBe('kept');
    closeSync(read);
  });
});

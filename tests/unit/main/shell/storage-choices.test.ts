// What the shell may write: kept, refused, in memory only, or asked about; on a real disk.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { chosenFile } from '../../../../main/shell/chosen-file.ts';
import { openSettings } from '../../../../main/shell/settings.ts';
import { openStorageChoices } from '../../../../main/shell/storage/choices.ts';

// Only the way to the error stream needs Electron; the files here are real.
vi.mock('electron', () => ({ app: { isPackaged: true } }));

const canary = 'x-1240-y-800-canary';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'o7s-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A start of the app: its choices and the guarded file of the window's place. */
function start() {
  const storage = openStorageChoices(folder);
  const asked: string[] = [];
  storage.onAsked((item) => asked.push(item));
  const place = storage.guard('windowPlace', chosenFile(join(folder, 'window.json'), z.string()));
  return { storage, asked, place, found: place.read() };
}
const onDisk = () =>
  readdirSync(folder).some((name) => readFileSync(join(folder, name), 'utf8').includes(canary));

describe('what the shell may write', () => {
  test('S4: nothing is written before anybody chose, and the choice itself only then', () => {
    const { storage } = start();
    expect(storage.all()).toEqual({
      appearance: 'keep',
      settings: 'keep',
      windowPlace: 'keep',
      callDevices: 'keep',
    });
    expect(readdirSync(folder)).toEqual([]);
    storage.choose('windowPlace', 'refuse');
    expect(readdirSync(folder)).toEqual(['storage-choices.json']);
  });

  test('S4: refusing clears at once, stops writing, and holds for the next start', () => {
    const first = start();
    first.place.write(canary);
    expect(onDisk()).toBe(true);
    first.storage.choose('windowPlace', 'refuse');
    expect(onDisk()).toBe(false);
    first.place.write(canary);
    expect(onDisk()).toBe(false);
    const second = start();
    expect([second.storage.all().windowPlace, second.found]).toEqual(['refuse', null]);
    second.place.write(canary);
    expect(onDisk()).toBe(false);
  });

  test('S4: "forget when I quit" never touches the disk, and a file that a crash left goes before it is read', () => {
    const first = start();
    first.place.write(canary);
    first.storage.choose('windowPlace', 'session');
    first.place.write(canary);
    expect(onDisk()).toBe(false);
    // As if it had died between the choice and the deleting.
    writeFileSync(join(folder, 'window.json'), JSON.stringify(canary));
    expect(start().found).toBeNull();
    expect(existsSync(join(folder, 'window.json'))).toBe(false);
  });

  test('S4: "ask me" writes nothing until the person says yes, and asks once a run', () => {
    const first = start();
    first.place.write(canary);
    first.storage.choose('windowPlace', 'ask');
    expect(onDisk()).toBe(false);
    first.place.write(canary);
    first.place.write(canary);
    expect([first.asked, onDisk()]).toEqual([['windowPlace'], false]);
    first.storage.answer('windowPlace', 'once');
    expect(onDisk()).toBe(true);

    const second = start();
    expect(second.found).toBe(canary);
    second.place.write('another');
    expect([second.asked, second.place.read()]).toEqual([['windowPlace'], canary]);
    second.storage.answer('windowPlace', 'always');
    expect([second.storage.all().windowPlace, second.place.read()]).toEqual(['keep', 'another']);

    second.storage.choose('windowPlace', 'ask');
    second.place.write(canary);
    second.storage.answer('windowPlace', 'never');
    expect([second.storage.all().windowPlace, onDisk()]).toEqual(['refuse', false]);
  });

  test('a place that an earlier version was told not to remember stays refused', () => {
    const old = {
      notifications: { enabled: false, quiet: null },
      rememberWindowPlace: false,
      closeToTray: true,
    };
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(old));
    const storage = openStorageChoices(folder);
    expect(openSettings(folder, storage).get()).toEqual({
      notifications: { enabled: false, quiet: null },
      closeToTray: true,
    });
    expect(storage.all().windowPlace).toBe('refuse');
  });
});

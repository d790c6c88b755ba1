// Files of choices on a real disk: whole or not at all, damaged ones ignored and left alone.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { settingsSchema } from '../../../../contract/bridge/settings.ts';
import { chosenFile } from '../../../../main/shell/chosen-file.ts';
import { initialSettings, openSettings } from '../../../../main/shell/settings.ts';
import { openStorageChoices } from '../../../../main/shell/storage/choices.ts';

// Only the way to the error stream needs Electron; the files here are real.
vi.mock('electron', () => ({ app: { isPackaged: true } }));

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'o7c-'));
  file = join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => openSettings(folder, openStorageChoices(folder));
const chosen = { ...initialSettings, closeToTray: true };

describe('a file of choices', () => {
  test('does not exist before somebody chose, whatever is read', () => {
    const settings = open();
    expect(settings.get()).toEqual(initialSettings);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('holds the choice for the next start, readable by the person only, and nothing beside it', () => {
    open().set(chosen);
    expect(open().get()).toEqual(chosen);
    expect(readdirSync(folder)).toEqual(['settings.json']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['cut off', JSON.stringify(chosen).slice(0, -5)],
    ['empty', ''],
    ['zeros', '\0'.repeat(40)],
    ['another kind', '[]'],
    ['a foreign field', JSON.stringify({ ...chosen, nickname: 'x' })],
    [
      'an impossible time',
      JSON.stringify({ ...chosen, notifications: { enabled: true, quiet: { from: '24:00', to: '07:00' } } }),
    ],
  ])('that is damaged (%s) is ignored, left as it is, and replaced by the next choice', (_, text) => {
    writeFileSync(file, text);
    const settings = open();
    expect(settings.get()).toEqual(initialSettings);
    expect(readFileSync(file, 'utf8')).toBe(text);
    settings.set(chosen);
    expect(open().get()).toEqual(chosen);
  });

  test('that cannot be written leaves the old choice in force and on disk', () => {
    const settings = open();
    settings.set(chosen);
    const heard: unknown[] = [];
    settings.onChanged((next) => heard.push(next));
    // A folder of the temporary file's name stops the write for root as well.
    mkdirSync(`${file}.new`);
    expect(() => settings.set(initialSettings)).toThrow();
    expect(settings.get()).toEqual(chosen);
    expect(heard).toEqual([]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(chosen);
  });

  test('is gone after removal, with a leftover of an interrupted write', () => {
    const stored = chosenFile(file, settingsSchema);
    stored.write(chosen);
    writeFileSync(`${file}.new`, 'half');
    stored.remove();
    expect(readdirSync(folder)).toEqual([]);
    stored.remove();
    expect(existsSync(file)).toBe(false);
  });
});

// What a call remembers of its devices, on a real disk, and what a person is offered to show to the others.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallDevices } from '../../../../../contract/bridge/call-channels.ts';
import { openStorageChoices } from '../../../../../main/shell/storage/choices.ts';

const { sources, screenAccess } = vi.hoisted(() => ({
  sources: [] as { id: string; name: string }[],
  screenAccess: { status: 'granted' },
}));
vi.mock('electron', () => ({
  app: { isPackaged: true },
  BrowserWindow: {
    getAllWindows: () => [
      { isDestroyed: () => false, getMediaSourceId: () => 'window:77:1' },
      { isDestroyed: () => true, getMediaSourceId: () => 'window:5:1' },
    ],
  },
  desktopCapturer: {
    getSources: async () =>
      sources.map((source) => ({ ...source, thumbnail: { isEmpty: () => true, toDataURL: () => '' } })),
  },
  systemPreferences: { getMediaAccessStatus: () => screenAccess.status },
}));

const { openCallDevices } = await import('../../../../../main/shell/calls/call-devices.ts');
const { listShareSources } = await import('../../../../../main/shell/calls/share-sources.ts');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'o7c-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const chosen: CallDevices = {
  microphone: 'Headset of Sara',
  camera: null,
  speaker: null,
  cameraOff: true,
  blur: false,
  noise: true,
  selfView: true,
};
/** A start of the app for somebody whose own profile it is, or not. */
function start(isOwn = true, isShared = false) {
  const storage = openStorageChoices(folder);
  const devices = openCallDevices(folder, storage, { isOwn: () => isOwn, isShared: () => isShared });
  return { storage, devices };
}
const onDisk = () =>
  readdirSync(folder).some((name) => readFileSync(join(folder, name), 'utf8').includes('Headset of Sara'));

test('S4: chosen devices are found at the next start, and refusing clears them at once', () => {
  const first = start();
  expect(first.devices.get()).toBeNull();
  first.devices.keep(chosen);
  expect(start().devices.get()).toEqual(chosen);
  first.storage.choose('callDevices', 'refuse');
  expect(onDisk()).toBe(false);
  first.devices.keep(chosen);
  expect(onDisk()).toBe(false);
  expect(start().devices.get()).toBeNull();
});

test('S4: in the sample, and where others use the computer too, they hold while the app runs and are not written', () => {
  for (const { devices } of [start(false), start(true, true)]) {
    devices.keep(chosen);
    expect(devices.get()).toEqual(chosen);
    expect(onDisk()).toBe(false);
  }
});

test('the app’s own windows are not offered to be shown, whatever the rest of their id says', async () => {
  sources.push(
    { id: 'screen:1:0', name: 'Entire screen' },
    { id: 'window:77:0', name: 'O7 Therapy' },
    { id: 'window:7:0', name: 'x'.repeat(900) },
  );
  const listed = await listShareSources();
  expect(listed.map(({ id, kind, name }) => [id, kind, name.length])).toEqual([
    ['screen:1:0', 'screen', 13],
    ['window:7:0', 'window', 500],
  ]);
});

test('where the system keeps the screen from this app, that is said instead of an empty list', async () => {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform');
  Object.defineProperty(process, 'platform', { ...platform, value: 'darwin' });
  try {
    screenAccess.status = 'denied';
    await expect(listShareSources()).rejects.toMatchObject({ code: 'call.screenDenied' });
  } finally {
    Object.defineProperty(process, 'platform', platform ?? {});
  }
});

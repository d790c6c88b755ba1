// What the page of a call may ask of the browser, and when.

import { beforeEach, describe, expect, it } from 'vitest';
import { createCallGate } from '../../../../../main/shell/calls/call-gate.ts';
import type { PermissionAsked } from '../../../../../main/shell/hardening/camera.ts';

const page = 'app://o7/call.html';
const devices: PermissionAsked = {
  permission: 'media',
  isMainFrame: true,
  requestingUrl: page,
  mediaTypes: ['audio', 'video'],
};
/** As Chromium 130 and 156 report a screen. */
const screens: readonly PermissionAsked[] = [
  { ...devices, mediaTypes: [] },
  { ...devices, mediaTypes: undefined },
  { ...devices, permission: 'display-capture', mediaTypes: ['video'] },
];
const others: readonly Partial<PermissionAsked>[] = [
  { isMainFrame: false },
  { requestingUrl: 'app://o7/index.html' },
  { requestingUrl: 'app://o7/call.html?x' },
  { requestingUrl: 'https://example.org/call.html' },
  { requestingUrl: undefined },
];

let now = 0;
let gate = createCallGate(
  (url) => url === page,
  () => now,
);
beforeEach(() => {
  now = 0;
  gate = createCallGate(
    (url) => url === page,
    () => now,
  );
});

describe('camera and microphone', () => {
  it('are had while there is a call, together or alone, and neither before nor after', () => {
    expect(gate.grants(devices)).toBe(false);
    gate.set(true);
    for (const mediaTypes of [['audio'], ['video'], ['video', 'audio']])
      expect(gate.grants({ ...devices, mediaTypes })).toBe(true);
    expect(gate.looks({ ...devices, mediaType: 'audio' })).toBe(true);
    gate.set(false);
    expect(gate.grants(devices)).toBe(false);
    expect(gate.looks({ ...devices, mediaType: 'audio' })).toBe(false);
  });

  it('bring nothing else with them, and go to no other frame or page', () => {
    gate.set(true);
    for (const other of [...others, { permission: 'geolocation' }, { mediaTypes: ['video', 'screen'] }])
      expect(gate.grants({ ...devices, ...other })).toBe(false);
    for (const asked of screens) expect(gate.grants(asked)).toBe(false);
    expect(gate.looks({ ...devices, mediaType: 'unknown' })).toBe(false);
    expect(gate.looks({ ...devices, mediaType: 'video', isMainFrame: false })).toBe(false);
    expect(gate.looks({ ...devices, permission: 'speaker-selection' })).toBe(false);
  });
});

describe('a screen', () => {
  it('is had once after it was chosen, and by the page of the call alone', () => {
    gate.set(true);
    for (const asked of screens) expect(gate.maySelect(asked)).toBe(false);
    gate.arm('screen:1:0');
    for (const asked of screens) expect(gate.maySelect(asked)).toBe(true);
    for (const other of others) expect(gate.maySelect({ ...devices, mediaTypes: [], ...other })).toBe(false);
    expect(gate.maySelect(devices)).toBe(false);
    expect([gate.take(), gate.take()]).toEqual(['screen:1:0', null]);
    for (const asked of screens) expect(gate.maySelect(asked)).toBe(false);
  });

  it('is had within ten seconds of the choice', () => {
    gate.set(true);
    gate.arm('window:7:0');
    now = 9_999;
    expect(gate.maySelect({ ...devices, mediaTypes: [] })).toBe(true);
    now = 10_000;
    expect(gate.maySelect({ ...devices, mediaTypes: [] })).toBe(false);
    expect(gate.take()).toBeNull();
  });

  it('chosen in one call is not had in the next, and a call that goes on forgets nothing', () => {
    gate.arm('screen:1:0');
    gate.set(true);
    expect(gate.take()).toBeNull();
    gate.arm('screen:1:0');
    gate.set(true);
    expect(gate.take()).toBe('screen:1:0');
    gate.arm('screen:1:0');
    gate.set(false);
    gate.set(true);
    expect(gate.take()).toBeNull();
  });
});

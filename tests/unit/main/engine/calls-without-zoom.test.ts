// A build without Zoom's code goes into no call over Zoom, and agrees to none.

import { afterEach, expect, it, vi } from 'vitest';
import { demandEngine, isZoomBuiltIn } from '../../../../main/engine/calls/with-zoom.ts';

afterEach(() => vi.unstubAllGlobals());

it('takes calls of both kinds as it is built', () => {
  expect(isZoomBuiltIn()).toBe(true);
  expect(() => demandEngine('zoom')).not.toThrow();
});

it('refuses Zoom, and nothing else, where it was left out', () => {
  vi.stubGlobal('__WITH_ZOOM__', false);
  expect(isZoomBuiltIn()).toBe(false);
  expect(() => demandEngine('zoom')).toThrow('calls.zoomLeftOut');
  expect(() => demandEngine('webrtc')).not.toThrow();
  expect(() => demandEngine(undefined)).not.toThrow();
});

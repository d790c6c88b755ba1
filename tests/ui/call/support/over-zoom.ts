// A call over Zoom for each test: the engine against the SDK's boundary, with time of the test's own, and Rana to talk with.

import { afterEach, beforeEach, vi } from 'vitest';
import type { ZoomAccess } from '../../../../contract/bridge/call-channels.ts';
import type { CallEngine, MediaChoice } from '../../../../renderer/call/engine/call-engine.ts';
import type { ZoomEvents } from '../../../../renderer/call/zoom/sdk.ts';
import { createZoomEngine } from '../../../../renderer/call/zoom/zoom-engine.ts';
import { everythingOn } from '../../../support/call-engine-suite.ts';
import { createFakeZoom, type FakeZoom, zoomUser } from '../../../support/fake-zoom.ts';

export const choice: MediaChoice = { ...everythingOn, noise: true };

export const access: ZoomAccess = {
  topic: 'topic',
  passcode: 'passcode12',
  token: 'a.b.c',
  displayName: '2',
  people: [{ device: 'rana', key: 'key-rana' }],
};

/** Rana as Zoom sees her. */
export const rana = (more: Parameters<typeof zoomUser>[2] = {}) => zoomUser(7, 'key-rana', more);

export interface OverZoom {
  zoom: FakeZoom;
  engine: CallEngine;
  /** What the app answers when it is asked who may be there. */
  access: ZoomAccess;
  /** Each time a screen began or ended being shown. */
  told: boolean[];
  /** What was asked of Zoom so far. */
  readonly names: () => readonly string[];
  readonly times: (name: string) => number;
  readonly problems: () => readonly string[];
  readonly settle: () => Promise<unknown>;
  /** Goes in where Rana is. */
  readonly enter: (more?: Partial<MediaChoice>) => Promise<void>;
  /** Zoom says so. */
  readonly says: (name: keyof ZoomEvents, payload: unknown) => Promise<void>;
}

/** Made anew before each test, left after it. */
export function overZoom(): OverZoom {
  const open = (): Pick<OverZoom, 'zoom' | 'engine' | 'access' | 'told'> => {
    const zoom = createFakeZoom();
    const engine = createZoomEngine({
      load: async () => zoom.sdk,
      access: async () => call.access,
      assets: 'https://call.invalid/sdk/lib',
      sharing: (on) => call.told.push(on),
    });
    return { zoom, engine, access, told: [] };
  };
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const names = () => call.zoom.called.map(([name]) => name);
  const call: OverZoom = {
    ...open(),
    names,
    times: (name) => names().filter((one) => one === name).length,
    problems: () => call.engine.state().problems,
    settle,
    async enter(more = {}) {
      call.zoom.users = [...call.zoom.users, rana()];
      await call.engine.join({ ...choice, ...more });
    },
    async says(name, payload) {
      call.zoom.emit(name, payload as ZoomEvents[typeof name]);
      await settle();
    },
  };
  beforeEach(() => {
    vi.useFakeTimers();
    Object.assign(call, open());
  });
  afterEach(async () => {
    await call.engine.leave();
    vi.useRealTimers();
  });
  return call;
}

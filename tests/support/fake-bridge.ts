// The bridge in memory, for tests of views and for looking at the page in a browser: answers every channel of the contract.

import { type BridgeCalls, type ChannelName, channels } from '../../contract/bridge/channels.ts';
import {
  type BridgeEvents,
  type EventName,
  type EventPayload,
  eventMethod,
  events,
} from '../../contract/bridge/events.ts';
import type { AppError } from '../../contract/errors/app-error.ts';
import { fakeDoor } from './fake-door.ts';
import { createFakeHandlers } from './fake-handlers.ts';
import type { FakeScene } from './fake-scene.ts';

/** `window.o7` as the page sees it. */
export type FakeO7 = BridgeCalls & { readonly events: BridgeEvents };

export interface FakeBridge {
  readonly o7: FakeO7;
  /** Tells the page something, as the engine would. */
  readonly emit: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;
  /** Every call so far, oldest first. */
  readonly calls: readonly { readonly name: ChannelName; readonly request: unknown }[];
  /** The next call of this channel fails with this error. */
  readonly failNext: (name: ChannelName, error: AppError) => void;
  /** What is stored; changing it is what the other person or the service would do. */
  readonly scene: FakeScene;
}

/** Answers out of the scene. */
export function createFakeBridge(scene: FakeScene): FakeBridge {
  const door = fakeDoor({ channels, events, eventMethod }, (name, request) =>
    handlers[name](request as never),
  );
  const emit: FakeBridge['emit'] = door.emit;
  const handlers = createFakeHandlers(scene, emit);

  const features: Record<string, Record<string, unknown>> = {};
  for (const name of Object.keys(channels) as ChannelName[]) {
    const [feature = '', method = ''] = name.split('.');
    features[feature] ??= {};
    features[feature][method] = (request: unknown) => door.call(name, request);
  }
  // Preload hands dropped and pasted files over; here they become those that are always chosen.
  features['files'] = { ...features['files'], takeIn: () => door.call('files.choose', {}) };
  return {
    o7: { ...features, events: door.subscriptions } as unknown as FakeO7,
    emit,
    calls: door.calls,
    failNext: door.failNext,
    scene,
  };
}

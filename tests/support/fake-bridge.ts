// The bridge in memory, for tests of views and for looking at the page in a browser: answers every channel of the contract.

import './zod-jitless.ts';
import { z } from 'zod';
import {
  type BridgeCalls,
  type BridgeResult,
  type ChannelName,
  type ChannelRequest,
  type ChannelResponse,
  channels,
} from '../../contract/bridge/channels.ts';
import {
  type BridgeEvents,
  type EventName,
  type EventPayload,
  eventMethod,
  events,
} from '../../contract/bridge/events.ts';
import { AppError, toAppError } from '../../contract/errors/app-error.ts';
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

/** Requests and answers are parsed by the contract's schemas, so that the fake cannot drift from it. */
export function createFakeBridge(scene: FakeScene): FakeBridge {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const failures = new Map<ChannelName, AppError[]>();
  const calls: { name: ChannelName; request: unknown }[] = [];

  const emit: FakeBridge['emit'] = (name, payload) => {
    const parsed = events[name].parse(payload);
    for (const listener of listeners.get(name) ?? []) listener(parsed as never);
  };
  const handlers = createFakeHandlers(scene, emit);

  async function call<Name extends ChannelName>(
    name: Name,
    request: ChannelRequest<Name>,
  ): Promise<BridgeResult<ChannelResponse<Name>>> {
    calls.push({ name, request });
    try {
      const parsed = channels[name].request.safeParse(request);
      if (!parsed.success) throw new AppError('request.invalid');
      const failure = failures.get(name)?.shift();
      if (failure !== undefined) throw failure;
      const answer: unknown = await handlers[name](parsed.data as never);
      return { ok: true, value: channels[name].response.parse(answer) as ChannelResponse<Name> };
    } catch (thrown) {
      if (thrown instanceof z.ZodError) throw thrown;
      return { ok: false, error: toAppError(thrown).toReport() };
    }
  }

  const features: Record<string, Record<string, unknown>> = {};
  for (const name of Object.keys(channels) as ChannelName[]) {
    const [feature = '', method = ''] = name.split('.');
    features[feature] ??= {};
    features[feature][method] = (request: never) => call(name, request);
  }
  // Preload hands dropped and pasted files over; here they become those that are always chosen.
  features['files'] = { ...features['files'], takeIn: () => call('files.choose', {}) };
  const subscriptions: Record<string, unknown> = {};
  for (const name of Object.keys(events) as EventName[]) {
    subscriptions[eventMethod(name)] = (listener: (payload: never) => void) => {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      return () => all.delete(listener);
    };
  }
  return {
    o7: { ...features, events: subscriptions } as unknown as FakeO7,
    emit,
    calls,
    failNext: (name, error) => failures.set(name, [...(failures.get(name) ?? []), error]),
    scene,
  };
}

// What the page knows of its call: the view, kept fresh by events, and how the app around it stands.

import type { CallChannelResponse } from '../../../contract/bridge/call-channels.ts';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import type { Appearance } from '../../../contract/bridge/settings.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { isEngineAway, unwrap } from '../../bridge/results.ts';
import { callBridge, callEvents } from '../bridge.ts';
import { liveValue, useLiveValue } from './live-value.ts';

const view = liveValue<CallView | null>(null);
const problem = liveValue<AppError | null>(null);
const locked = liveValue(false);
const running = liveValue(true);
const appearance = liveValue<Appearance | null>(null);

async function refresh(): Promise<void> {
  try {
    view.set(await unwrap(callBridge.get({})));
    problem.set(null);
  } catch (thrown) {
    // While locked or starting anew the call stands as it was known; it is asked for again after that.
    if (!isEngineAway(thrown) && !locked.get()) problem.set(toAppError(thrown));
  }
}

/** Starts following. Call before the first render, so that an event of the first moment is not missed. */
export function listenToCall(): void {
  callEvents.onChanged((next) => {
    view.set(next);
    problem.set(null);
  });
  callEvents.onLocked((next) => {
    locked.set(next.locked);
    if (!next.locked) void refresh();
  });
  callEvents.onEngine((next) => {
    running.set(next.running);
    if (next.running) void refresh();
  });
  callEvents.onAppearance((next) => appearance.set(next));
  void refresh();
}

/** What the shell said before the first frame. */
export function noteStart(start: CallChannelResponse<'call.start'>): void {
  locked.set(start.locked);
  appearance.set(start.appearance);
}

/** Asks for a step of the call, and takes and answers its new view. Throws the coded error. */
export async function step(asked: ReturnType<(typeof callBridge)['enter']>): Promise<CallView> {
  const next = await unwrap(asked);
  view.set(next);
  return next;
}

/** The call as it stands; null until it was read. */
export const useCall = (): CallView | null => useLiveValue(view);
/** Why it could not be read, or null. */
export const useCallProblem = (): AppError | null => useLiveValue(problem);
/** Notes and chat are covered. */
export const useLocked = (): boolean => useLiveValue(locked);
/** Whether the engine process is there. */
export const useRunning = (): boolean => useLiveValue(running);
/** Theme and language as they were told last; null: not yet. */
export const useToldAppearance = (): Appearance | null => useLiveValue(appearance);

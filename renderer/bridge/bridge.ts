// The page's side of the bridge: calls answer with a value or throw the coded error, events are subscribed by name.

import type { BridgeCalls, BridgeResult } from '../../contract/bridge/channels.ts';
import type { BridgeEvents } from '../../contract/bridge/events.ts';
import { AppError, type ErrorReport, toAppError } from '../../contract/errors/app-error.ts';

declare global {
  interface Window {
    readonly o7: BridgeCalls & { readonly events: BridgeEvents };
  }
}

/** The calls of the contract, by feature. */
export const bridge: BridgeCalls = window.o7;

/** The subscriptions of the contract; each returns its own unsubscribe. */
export const bridgeEvents: BridgeEvents = window.o7.events;

/** The value of a call. Throws the AppError that the other side answered with. */
export async function unwrap<Value>(call: Promise<BridgeResult<Value>>): Promise<Value> {
  const result = await call;
  if (result.ok) return result.value;
  throw errorOf(result.error);
}

/** A reported error as one that can be thrown and shown. */
export function errorOf(report: ErrorReport): AppError {
  return new AppError(report.code, { fields: report.fields });
}

/** Whether the engine died or was not up: the same call may be made again at once, the shell lets it wait. */
export function isEngineAway(thrown: unknown): boolean {
  const { code } = toAppError(thrown);
  return code === 'engine.restarted' || code === 'engine.notReady';
}

// What a call over a bridge answers, as a value or as the coded error to throw; the same in every window.

import type { BridgeResult } from '../../contract/bridge/channels.ts';
import { AppError, type ErrorReport, toAppError } from '../../contract/errors/app-error.ts';

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

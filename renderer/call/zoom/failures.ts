// What Zoom says when something fails, as O7's own problems and error codes.

import type { ErrorCode } from '../../../contract/errors/catalogue.ts';
import type { CallProblem } from '../engine/call-engine.ts';

/** The SDK rejects with a plain object, or resolves with it. */
export interface ZoomFailure {
  readonly type: string;
  readonly reason: string;
  readonly errorCode: number;
}

export function isZoomFailure(value: unknown): value is ZoomFailure {
  return typeof value === 'object' && value !== null && 'errorCode' in value && 'reason' in value;
}

/** Answers nothing, or throws Zoom's failure, whichever of its two ways it came. */
export async function done(result: Promise<unknown>): Promise<void> {
  const answer = await result;
  if (isZoomFailure(answer)) throw answer;
}

/** Token, passcode, role, capacity and the like: trying again changes nothing. */
const refusals: ReadonlySet<number> = new Set([3004, 3009, 3010, 4003, 4005, 4006, 4007, 5013]);

/** With code 200 come both a network that is not there and a token that Zoom does not take; only the words differ. */
const refusalWords = /token|jwt|signature|password|account|session key/i;

/** Why no session came about. */
export function joinErrorOf(thrown: unknown): ErrorCode {
  if (!isZoomFailure(thrown)) return 'calls.zoomUnreachable';
  if (thrown.errorCode === 5000 || thrown.errorCode === 5001) return 'calls.zoomUnsupported';
  const isRefused = refusals.has(thrown.errorCode) || refusalWords.test(thrown.reason);
  return isRefused ? 'calls.zoomRefused' : 'calls.zoomUnreachable';
}

/** Why the camera did not start. */
export function cameraProblemOf(thrown: unknown): CallProblem {
  const code = isZoomFailure(thrown) ? thrown.errorCode : 0;
  if (code === 6100) return 'cameraDenied';
  if (code === 6101 || code === 6102 || code === 6000) return 'cameraMissing';
  // A background that cannot be blurred: the room is not shown instead.
  if (code === 6104 || code === 6107 || code === 6108) return 'cameraStoppedByBlur';
  return 'cameraBusy';
}

/** Why the microphone did not start. */
export function microphoneProblemOf(thrown: unknown): CallProblem {
  if (!isZoomFailure(thrown)) return 'microphoneBusy';
  if (thrown.errorCode === 6000) return 'microphoneMissing';
  if (thrown.errorCode !== 6010 || /in use|could not start/i.test(thrown.reason)) return 'microphoneBusy';
  return /not ?found|no .*device|cannot find|requested device/i.test(thrown.reason)
    ? 'microphoneMissing'
    : 'microphoneDenied';
}

/** What `active-media-failed` names by its code. */
const mediaFailures: Readonly<Record<number, CallProblem>> = {
  101: 'weakNetwork',
  102: 'microphoneGone',
  103: 'microphoneDenied',
  104: 'weakNetwork',
  105: 'microphoneBusy',
  106: 'microphoneBusy',
  107: 'soundBlocked',
  201: 'audioOnly',
  202: 'cameraGone',
  203: 'cameraDenied',
  204: 'audioOnly',
  205: 'audioOnly',
  206: 'audioOnly',
  207: 'cameraBusy',
  301: 'shareEnded',
};

/** A code that is not known yet is told as what it comes to: the network or this computer is too weak for it. */
export const mediaProblemOf = (code: number): CallProblem => mediaFailures[code] ?? 'weakNetwork';

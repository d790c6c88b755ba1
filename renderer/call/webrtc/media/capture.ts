// Asks the browser for microphone, camera or screen, and says in the call's own words why it was refused.

import type { CallProblem } from '../../engine/call-engine.ts';
import type { CallDevices } from '../browser.ts';

type Sort = 'camera' | 'microphone';

/** Why a device is not there. */
export class CaptureError extends Error {
  readonly problem: CallProblem;
  constructor(problem: CallProblem, cause: unknown) {
    super(problem, { cause });
    this.problem = problem;
  }
}

const nameOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'name' in thrown ? String(thrown.name) : '';

/** NotAllowed: refused; NotFound, Overconstrained: not there; NotReadable, Abort and what else: another program has it. */
function problemOf(sort: Sort, thrown: unknown): CallProblem {
  const name = nameOf(thrown);
  if (name === 'NotAllowedError' || name === 'SecurityError') return `${sort}Denied`;
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return `${sort}Missing`;
  return `${sort}Busy`;
}

function only(stream: MediaStream): MediaStreamTrack {
  const [track, ...others] = stream.getTracks();
  for (const other of others) other.stop();
  if (track === undefined) throw new DOMException('no track', 'NotFoundError');
  return track;
}

/** Exactly this device, or the system's choice for null; never another one in its place. */
export async function openMicrophone(devices: CallDevices, id: string | null): Promise<MediaStreamTrack> {
  const audio: MediaTrackConstraints = {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...(id === null ? {} : { deviceId: { exact: id } }),
  };
  try {
    const track = only(await devices.getUserMedia({ audio }));
    track.contentHint = 'speech';
    return track;
  } catch (error) {
    throw new CaptureError(problemOf('microphone', error), error);
  }
}

/** Exactly this camera, or the system's choice for null; never another one in its place. */
export async function openCamera(devices: CallDevices, id: string | null): Promise<MediaStreamTrack> {
  const video: MediaTrackConstraints = {
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 30, max: 30 },
    ...(id === null ? {} : { deviceId: { exact: id } }),
  };
  try {
    const track = only(await devices.getUserMedia({ video }));
    track.contentHint = 'motion';
    return track;
  } catch (error) {
    throw new CaptureError(problemOf('camera', error), error);
  }
}

/** What was chosen before, through the bridge; without a choice the system's side refuses. Never its sound. */
export async function openScreen(devices: CallDevices): Promise<MediaStreamTrack> {
  try {
    const video = { frameRate: { max: 15 } };
    const track = only(await devices.getDisplayMedia({ video, audio: false }));
    track.contentHint = 'detail';
    return track;
  } catch (error) {
    throw new CaptureError('shareDenied', error);
  }
}

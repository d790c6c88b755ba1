// The devices of this call: what was remembered, where the person lets it, and what they choose now.

import type { CallDevices } from '../../../contract/bridge/call-channels.ts';
import { unwrap } from '../../bridge/results.ts';
import { callBridge } from '../bridge.ts';
import { liveValue, useLiveValue } from './live-value.ts';
import { type DeviceKind, sortDevices } from './use-devices.ts';

const kinds: readonly DeviceKind[] = ['microphone', 'camera', 'speaker'];

const chosen = liveValue<CallDevices>({
  microphone: null,
  camera: null,
  speaker: null,
  cameraOff: false,
  blur: false,
  noise: false,
  selfView: true,
});

/**
 * Chromium's ids are other ones in each run, so names are remembered: here they are put in each other's place. What is not
 * there now is the system's choice.
 */
async function exchange(
  devices: CallDevices,
  from: 'id' | 'label',
  to: 'id' | 'label',
): Promise<CallDevices> {
  const found = sortDevices(await navigator.mediaDevices.enumerateDevices());
  const other = (kind: DeviceKind): string | null => {
    const same = found[kind].find((one) => one[from] === devices[kind] && one[from] !== '');
    return same === undefined || same[to] === '' ? null : same[to];
  };
  const [microphone = null, camera = null, speaker = null] = kinds.map(other);
  return { ...devices, microphone, camera, speaker };
}

/** Reads what was remembered; without it everything is the system's choice. */
export async function loadDevices(): Promise<void> {
  const kept = await unwrap(callBridge.devices({})).catch(() => null);
  if (kept !== null) chosen.set(await exchange(kept, 'label', 'id'));
}

/** Holds for this call at once; whether it is remembered is the person's choice, which the shell keeps. */
export function chooseDevices(next: CallDevices): void {
  chosen.set(next);
  void exchange(next, 'id', 'label')
    .then((named) => unwrap(callBridge.keepDevices(named)))
    .catch(() => {});
}

/** What is chosen, by the ids of this run. */
export const useChosenDevices = (): CallDevices => useLiveValue(chosen);

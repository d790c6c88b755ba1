// Cameras, microphones and speakers that are there now.

import { useEffect, useState } from 'react';

export type DeviceKind = 'microphone' | 'camera' | 'speaker';

/** One that can be chosen; `label` is the system's own name, empty as long as the page may not know it. */
export interface DeviceChoice {
  readonly id: string;
  readonly label: string;
}

const kinds: Readonly<Record<MediaDeviceKind, DeviceKind>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

const none: Readonly<Record<DeviceKind, readonly DeviceChoice[]>> = {
  microphone: [],
  camera: [],
  speaker: [],
};

/** Sorted by kind. `default` and `communications` are the system's own choice and no devices. */
export function sortDevices(
  found: readonly Pick<MediaDeviceInfo, 'deviceId' | 'kind' | 'label'>[],
): typeof none {
  const real = found.filter(({ deviceId }) => !['', 'default', 'communications'].includes(deviceId));
  const ofKind = (kind: DeviceKind) =>
    real.filter((one) => kinds[one.kind] === kind).map(({ deviceId, label }) => ({ id: deviceId, label }));
  return { microphone: ofKind('microphone'), camera: ofKind('camera'), speaker: ofKind('speaker') };
}

/** Asked anew whenever something is plugged in or out. */
export function useDevices(): typeof none {
  const [devices, setDevices] = useState(none);
  useEffect(() => {
    let isOver = false;
    const look = (): void => {
      void navigator.mediaDevices.enumerateDevices().then((found) => {
        if (!isOver) setDevices(sortDevices(found));
      });
    };
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => {
      isOver = true;
      navigator.mediaDevices.removeEventListener('devicechange', look);
    };
  }, []);
  return devices;
}

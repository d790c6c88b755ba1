// A camera or a microphone, open for as long as a screen before the session shows or measures it.

import { useCallback, useEffect, useState } from 'react';
import { unwrap } from '../../bridge/results.ts';
import { type CaptureProblem, captureProblemOf } from '../../features/camera/capture-problem.ts';
import { callBridge } from '../bridge.ts';

/** `gone`: it was unplugged; no other one is turned on by itself. */
export type DeviceProblem = CaptureProblem | 'gone';

export type Capture =
  | { readonly state: 'off' | 'coming' }
  | { readonly state: 'here'; readonly stream: MediaStream }
  | { readonly state: 'failed'; readonly problem: DeviceProblem };

const stop = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

const wishes = (what: 'camera' | 'microphone', device: string | null): MediaStreamConstraints => {
  const chosen = device === null ? {} : { deviceId: { exact: device } };
  if (what === 'microphone') return { audio: chosen, video: false };
  return { audio: false, video: { ...chosen, width: { ideal: 640 }, height: { ideal: 360 } } };
};

async function open(what: 'camera' | 'microphone', device: string | null): Promise<MediaStream> {
  const may = await unwrap(callBridge.mayCapture({}));
  if (!may[what]) throw new DOMException('the system says no', 'NotAllowedError');
  return navigator.mediaDevices.getUserMedia(wishes(what, device));
}

/** Off stops the track: the light goes out. `again` tries once more with the same device. */
export function useCapture(what: 'camera' | 'microphone', device: string | null, isOn: boolean) {
  const [capture, setCapture] = useState<Capture>({ state: 'off' });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks once more
  useEffect(() => {
    if (!isOn) return setCapture({ state: 'off' });
    let isOver = false;
    let current: MediaStream | null = null;
    setCapture({ state: 'coming' });
    open(what, device).then(
      (stream) => {
        if (isOver) return stop(stream);
        current = stream;
        for (const track of stream.getTracks()) {
          track.addEventListener('ended', () => {
            if (isOver) return;
            stop(stream);
            setCapture({ state: 'failed', problem: 'gone' });
          });
        }
        setCapture({ state: 'here', stream });
      },
      (thrown) => {
        if (!isOver) setCapture({ state: 'failed', problem: captureProblemOf(thrown) });
      },
    );
    return () => {
      isOver = true;
      if (current !== null) stop(current);
    };
  }, [what, device, isOn, tries]);
  const again = useCallback(() => setTries((before) => before + 1), []);
  return { capture, again };
}

// The camera's picture for as long as something shows it. Nothing of it is kept.

import { useEffect, useState } from 'react';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { type CaptureProblem, captureProblemOf } from './capture-problem.ts';

type Picture =
  | { readonly state: 'coming' }
  | { readonly state: 'here'; readonly stream: MediaStream }
  | { readonly state: 'failed'; readonly problem: CaptureProblem };

const stop = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

async function openCamera(): Promise<MediaStream> {
  await unwrap(bridge.camera.begin({}));
  return navigator.mediaDevices.getUserMedia({ audio: false, video: { width: { ideal: 1280 } } });
}

/** Asks once. The camera is off as soon as its user is unmounted, and when the window is hidden or put away. */
export function useCamera(onHidden: () => void): Picture {
  const [picture, setPicture] = useState<Picture>({ state: 'coming' });
  useEffect(() => {
    let isOver = false;
    let current: MediaStream | null = null;
    openCamera().then(
      (stream) => {
        if (isOver) return stop(stream);
        current = stream;
        setPicture({ state: 'here', stream });
      },
      (thrown) => {
        if (!isOver) setPicture({ state: 'failed', problem: captureProblemOf(thrown) });
      },
    );
    return () => {
      isOver = true;
      if (current !== null) stop(current);
      void bridge.camera.end({});
    };
  }, []);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'hidden') onHidden();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [onHidden]);
  return picture;
}

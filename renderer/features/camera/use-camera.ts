// The camera's picture for as long as something shows it. Nothing of it is kept.

import { useEffect, useState } from 'react';
import { bridge, unwrap } from '../../bridge/bridge.ts';

/** Why there is no picture: the system or the app says no, there is no camera, or something else has it. */
export type CameraProblem = 'refused' | 'none' | 'busy';

type Picture =
  | { readonly state: 'coming' }
  | { readonly state: 'here'; readonly stream: MediaStream }
  | { readonly state: 'failed'; readonly problem: CameraProblem };

const problems: Readonly<Record<string, CameraProblem>> = {
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  TypeError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

const problemOf = (thrown: unknown): CameraProblem =>
  (thrown instanceof Error ? problems[thrown.name] : undefined) ?? 'refused';

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
        if (!isOver) setPicture({ state: 'failed', problem: problemOf(thrown) });
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

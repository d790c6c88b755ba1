// The preview as the others would see it: with blur chosen the clear picture is never shown in its place.

import { useEffect, useState } from 'react';
import { BlurError, type BlurTrouble } from '../effects/blurring.ts';
import { isWeak } from '../effects/pace.ts';
import type { Capture } from './use-capture.ts';

interface Shown {
  readonly picture: Capture;
  /** Why it is not blurred, and so not shown. */
  readonly trouble: BlurTrouble | null;
}

type Blurring = { readonly stream: MediaStream | null; readonly trouble: BlurTrouble | null };

const nothing: Blurring = { stream: null, trouble: null };

/** Loads what blurs only when it is wanted. A weak computer has no blur to choose. */
export function useBlurred(capture: Capture, isChosen: boolean): Shown {
  const source = capture.state === 'here' ? capture.stream : null;
  const isOn = isChosen && !isWeak(navigator.hardwareConcurrency);
  const [blurring, setBlurring] = useState(nothing);
  useEffect(() => {
    const track = source?.getVideoTracks()[0];
    if (!isOn || track === undefined) return;
    let isOver = false;
    let stop = (): void => {};
    const fail = (trouble: BlurTrouble): void => {
      if (!isOver) setBlurring({ stream: null, trouble });
    };
    import('../effects/blur.ts')
      .then(({ createBlur }) => createBlur(track, fail))
      .then(
        (blurred) => {
          stop = blurred.stop;
          if (isOver) stop();
          else setBlurring({ stream: new MediaStream([blurred.track]), trouble: null });
        },
        (thrown) => fail(thrown instanceof BlurError ? thrown.trouble : 'broken'),
      );
    return () => {
      isOver = true;
      stop();
      setBlurring(nothing);
    };
  }, [source, isOn]);
  if (!isOn || source === null) return { picture: capture, trouble: null };
  if (blurring.stream !== null) return { picture: { state: 'here', stream: blurring.stream }, trouble: null };
  return {
    picture: { state: blurring.trouble === null ? 'coming' : 'off' },
    trouble: blurring.trouble,
  };
}

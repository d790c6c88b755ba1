// What this computer gives to the call: microphone, camera, screen.

import type { LocalMedia, MediaChoice } from '../../engine/call-engine.ts';
import type { CallBrowser } from '../browser.ts';
import type { Tracks } from '../link/link.ts';
import type { Marks } from '../link/marks.ts';
import type { CallPort } from '../port.ts';
import type { Stage } from '../stage.ts';
import { createPictureIn } from './picture-in.ts';
import type { Problems } from './problems.ts';
import { createScreenIn } from './screen-in.ts';
import { createSoundIn } from './sound-in.ts';

export interface OwnMedia {
  readonly tracks: () => Tracks;
  readonly marks: () => Pick<Marks, 'microphone' | 'camera' | 'sharing'>;
  /** Without what the network holds back. */
  readonly local: () => Omit<LocalMedia, 'pictureHeldBack'>;
  readonly start: (choice: MediaChoice) => Promise<void>;
  readonly setMicrophone: (on: boolean) => Promise<void>;
  readonly setCamera: (on: boolean) => Promise<void>;
  readonly useMicrophone: (device: string | null) => Promise<void>;
  readonly useCamera: (device: string | null) => Promise<void>;
  readonly setBlur: (on: boolean) => Promise<void>;
  readonly setNoise: (on: boolean) => Promise<void>;
  readonly share: () => Promise<void>;
  readonly stopSharing: () => void;
  /** Devices came or went. */
  readonly recheck: () => Promise<void>;
  readonly stop: () => void;
}

export interface OwnMediaParts {
  readonly browser: CallBrowser;
  readonly problems: Problems;
  readonly stage: Stage;
  readonly port: Pick<CallPort, 'sharing'>;
  readonly onChange: () => void;
}

export function createLocalMedia({ browser, problems, stage, port, onChange }: OwnMediaParts): OwnMedia {
  const sound = createSoundIn(browser, problems, onChange);
  const picture = createPictureIn(browser, problems, () => {
    stage.put('self', 'picture', picture.track());
    onChange();
  });
  const screen = createScreenIn(browser, problems, () => {
    stage.put('self', 'screen', screen.track());
    port.sharing(screen.track() !== null).catch(() => undefined);
    onChange();
  });
  let hasCamera = true;

  async function recheck(): Promise<void> {
    const all = await browser.devices.enumerateDevices();
    const found = all.some(({ kind }) => kind === 'videoinput');
    if (found === hasCamera) return;
    hasCamera = found;
    onChange();
  }

  return {
    tracks: () => ({ sound: sound.track(), picture: picture.track(), screen: screen.track() }),
    marks: () => ({
      microphone: sound.state() === 'on',
      camera: picture.isOn(),
      sharing: screen.track() !== null,
    }),
    local: () => ({
      microphone: sound.state(),
      camera: picture.isOn() ? 'on' : hasCamera ? 'off' : 'none',
      sharing: screen.track() !== null,
      isTalkingMuted: sound.isTalkingMuted(),
    }),
    async start(choice) {
      await Promise.all([
        recheck().catch(() => undefined),
        sound.start(choice.microphone, choice.microphoneOn, choice.noise),
        picture.start(choice.camera, choice.cameraOn, choice.blur),
      ]);
    },
    setMicrophone: sound.set,
    setCamera: picture.set,
    useMicrophone: sound.use,
    useCamera: picture.use,
    setBlur: picture.blur,
    setNoise: sound.quieten,
    share: screen.start,
    stopSharing: screen.stop,
    recheck,
    stop() {
      sound.stop();
      picture.stop();
      screen.stop();
    },
  };
}

// This computer's microphone, camera and shared screen in a call over Zoom: what is wanted, what is on, what failed.

import type { CallProblem, MediaChoice } from '../engine/call-engine.ts';
import { cameraProblemOf, done, microphoneProblemOf } from './failures.ts';
import type { StateHolder } from './holder.ts';
import type { ZoomStream } from './sdk.ts';

const microphoneProblems = [
  'microphoneDenied',
  'microphoneBusy',
  'microphoneMissing',
  'microphoneGone',
] as const;
const cameraProblems = [
  'cameraDenied',
  'cameraBusy',
  'cameraMissing',
  'cameraGone',
  'cameraStoppedByBlur',
  'audioOnly',
] as const;

export interface OwnMedia {
  /** Starts what the choice says; what cannot start becomes a problem, and the call goes on. */
  start(stream: ZoomStream, choice: MediaChoice): Promise<void>;
  /** Ends everything that this computer sends. */
  stop(): Promise<void>;
  setMicrophone(on: boolean): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  useMicrophone(device: string | null): Promise<void>;
  useCamera(device: string | null): Promise<void>;
  useSpeaker(device: string | null): Promise<void>;
  setBlur(on: boolean): Promise<void>;
  setNoise(on: boolean): Promise<void>;
  share(): Promise<void>;
  stopSharing(): Promise<void>;
  /** Silent and dark while true, without forgetting what the person chose. */
  hold(on: boolean): Promise<void>;
  /** What was unplugged is said, and nothing else is switched on in its place. */
  lookAtDevices(): Promise<void>;
  /** Somebody else or the system ended it. `silence`: muted by another; `deaf`: no sound at all any more. */
  lost(what: 'silence' | 'deaf' | 'camera' | 'share', problem: CallProblem | null): Promise<void>;
  /** Puts the camera out where the SDK has stopped it by itself. */
  lookAtCamera(): Promise<void>;
  /** The picture of what is shared, while it is. */
  readonly shared: () => HTMLElement | null;
  /** What to go in again with. */
  readonly choice: () => MediaChoice | null;
}

interface Device {
  readonly deviceId: string;
}

/** `null` is the system's choice. */
const idOf = (wanted: string | null, list: readonly Device[]): string | undefined =>
  wanted ?? list.find(({ deviceId }) => deviceId === 'default')?.deviceId ?? list[0]?.deviceId;

/** One thing after the other: the SDK refuses what comes while it is still at something. */
function createTurns(): (step: () => Promise<void>) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (step) => {
    const mine = last.then(step);
    last = mine.catch(() => undefined);
    return mine;
  };
}

export function createOwnMedia(holder: StateHolder): OwnMedia {
  const turn = createTurns();
  let stream: ZoomStream | null = null;
  let wish: MediaChoice | null = null;
  let isHeld = false;
  let hasSound = false;
  /** Muted at Zoom until another one is chosen: leaving its sound would end hearing the others too. */
  let isMicrophoneGone = false;
  let screen: HTMLVideoElement | HTMLCanvasElement | null = null;
  /** What runs, by id, so that its being unplugged is noticed. */
  let running: {
    microphone?: string | undefined;
    camera?: string | undefined;
    speaker?: string | undefined;
  } = {};

  const want = (change: Partial<MediaChoice>): void => {
    if (wish !== null) wish = { ...wish, ...change };
  };

  async function sound(): Promise<void> {
    if (stream === null || wish === null) return;
    const on = wish.microphoneOn && !isHeld && !isMicrophoneGone;
    try {
      if (!hasSound) {
        await done(
          stream.startAudio({
            mute: !on,
            ...(wish.microphone === null ? {} : { microphoneId: wish.microphone }),
            ...(wish.speaker === null ? {} : { speakerId: wish.speaker }),
            ...(stream.isSupportBackgroundNoiseSuppression()
              ? { backgroundNoiseSuppression: wish.noise }
              : {}),
          }),
        );
        hasSound = true;
        running.microphone = wish.microphone ?? stream.getActiveMicrophone();
        running.speaker = wish.speaker ?? stream.getActiveSpeaker();
      } else await done(on ? stream.unmuteAudio() : stream.muteAudio());
      if (!isMicrophoneGone) holder.clear(...microphoneProblems);
      const state = isMicrophoneGone ? 'none' : on ? 'on' : 'muted';
      holder.setLocal({ microphone: state, isTalkingMuted: false });
    } catch (thrown) {
      holder.setLocal({ microphone: hasSound && !isMicrophoneGone ? 'muted' : 'none' });
      holder.add(microphoneProblemOf(thrown));
    }
  }

  /** A person says when they are heard again. */
  async function microphoneGone(): Promise<void> {
    want({ microphoneOn: false });
    isMicrophoneGone = hasSound;
    running.microphone = undefined;
    if (hasSound) await sound();
    holder.add('microphoneGone');
  }

  async function unshare(): Promise<void> {
    if (stream !== null && screen !== null) await done(stream.stopShareScreen()).catch(() => undefined);
    screen = null;
    holder.setLocal({ sharing: false });
  }

  async function dark(): Promise<void> {
    if (stream !== null && running.camera !== undefined)
      await done(stream.stopVideo()).catch(() => undefined);
    running.camera = undefined;
    holder.setLocal({ camera: 'off' });
  }

  /** The camera is out before the problem is said: nobody is seen who was told that they are not. */
  async function darkBecause(problem: CallProblem): Promise<void> {
    want({ cameraOn: false });
    await dark();
    holder.add(problem);
  }

  async function picture(): Promise<void> {
    if (stream === null || wish === null) return;
    if (!wish.cameraOn || isHeld) return dark();
    if (running.camera !== undefined) return;
    if (wish.blur && !stream.isSupportVirtualBackground()) return darkBecause('cameraStoppedByBlur');
    try {
      await done(
        stream.startVideo({
          ...(wish.camera === null ? {} : { cameraId: wish.camera }),
          ...(wish.blur ? { virtualBackground: { imageUrl: 'blur' } } : {}),
        }),
      );
      running.camera = wish.camera ?? stream.getActiveCamera();
      holder.clear(...cameraProblems);
      holder.setLocal({ camera: 'on' });
    } catch (thrown) {
      running.camera = '';
      await darkBecause(cameraProblemOf(thrown));
    }
  }

  return {
    start: (given, choice) =>
      turn(async () => {
        stream = given;
        wish = choice;
        hasSound = false;
        isMicrophoneGone = false;
        running = {};
        await sound();
        await picture();
      }),
    stop: () =>
      turn(async () => {
        if (stream === null) return;
        await unshare();
        await dark();
        if (hasSound) await done(stream.stopAudio()).catch(() => undefined);
        stream = null;
        hasSound = false;
        isMicrophoneGone = false;
        holder.setLocal({ microphone: 'none', camera: 'none', isTalkingMuted: false });
      }),
    setMicrophone(on) {
      want({ microphoneOn: on && !isMicrophoneGone });
      return turn(sound);
    },
    setCamera(on) {
      want({ cameraOn: on });
      return turn(picture);
    },
    useMicrophone(device) {
      want({ microphone: device });
      return turn(async () => {
        const id = stream === null ? undefined : idOf(device, stream.getMicList());
        if (stream === null || !hasSound || id === undefined) return sound();
        try {
          await done(stream.switchMicrophone(id));
          running.microphone = id;
          holder.clear(...microphoneProblems);
          if (!isMicrophoneGone) return;
          isMicrophoneGone = false;
          await sound();
        } catch (thrown) {
          holder.add(microphoneProblemOf(thrown));
        }
      });
    },
    useCamera(device) {
      want({ camera: device });
      return turn(async () => {
        const id = stream === null ? undefined : idOf(device, stream.getCameraList());
        if (stream === null || running.camera === undefined || id === undefined) return picture();
        try {
          await done(stream.switchCamera(id));
          running.camera = id;
          holder.clear(...cameraProblems);
        } catch (thrown) {
          await darkBecause(cameraProblemOf(thrown));
        }
      });
    },
    useSpeaker(device) {
      want({ speaker: device });
      return turn(async () => {
        const id = stream === null ? undefined : idOf(device, stream.getSpeakerList());
        if (stream === null || id === undefined) return;
        try {
          await done(stream.switchSpeaker(id));
          running.speaker = id;
          holder.clear('speakerGone');
        } catch {
          holder.add('speakerGone');
        }
      });
    },
    setBlur(on) {
      want({ blur: on });
      return turn(async () => {
        if (stream === null || running.camera === undefined) return;
        if (on && !stream.isSupportVirtualBackground()) return darkBecause('cameraStoppedByBlur');
        try {
          await done(stream.updateVirtualBackgroundImage(on ? 'blur' : undefined));
        } catch {
          if (on) await darkBecause('cameraStoppedByBlur');
        }
      });
    },
    setNoise(on) {
      want({ noise: on });
      return turn(async () => {
        if (stream === null || !stream.isSupportBackgroundNoiseSuppression()) return;
        // Without it the browser's own suppression stays: nothing that a person would have to be told.
        await done(stream.enableBackgroundNoiseSuppression(on)).catch(() => undefined);
      });
    },
    share: () =>
      turn(async () => {
        if (stream === null || screen !== null) return;
        const element = document.createElement(
          stream.isStartShareScreenWithVideoElement() ? 'video' : 'canvas',
        );
        try {
          await done(
            stream.startShareScreen(element, {
              hideShareAudioOption: true,
              controls: {
                systemAudio: 'exclude',
                selfBrowserSurface: 'exclude',
                surfaceSwitching: 'exclude',
              },
            }),
          );
          screen = element;
          holder.clear('shareEnded', 'shareDenied');
          holder.setLocal({ sharing: true });
        } catch {
          holder.add('shareDenied');
        }
      }),
    stopSharing: () => turn(unshare),
    hold: (on) =>
      turn(async () => {
        isHeld = on;
        if (hasSound) await sound();
        await picture();
        if (!on || screen === null) return;
        await unshare();
        holder.add('shareEnded');
      }),
    lost: (what, problem) =>
      turn(async () => {
        if (what === 'share' && screen !== null) {
          screen = null;
          holder.setLocal({ sharing: false });
        } else if (what === 'camera') await darkBecause(problem ?? 'cameraGone');
        else if (problem === 'microphoneGone' && what === 'silence') await microphoneGone();
        else if (what === 'silence' || what === 'deaf') {
          want({ microphoneOn: false });
          hasSound = hasSound && what === 'silence';
          isMicrophoneGone &&= hasSound;
          holder.setLocal({ microphone: hasSound && !isMicrophoneGone ? 'muted' : 'none' });
        }
        if (problem !== null) holder.add(problem);
      }),
    lookAtCamera: () =>
      turn(async () => {
        if (stream === null || running.camera === undefined || stream.isCapturingVideo()) return;
        want({ cameraOn: false });
        await dark();
      }),
    lookAtDevices: () =>
      turn(async () => {
        if (stream === null) return;
        const isGone = (id: string | undefined, list: readonly Device[]): boolean =>
          id !== undefined && id !== '' && !list.some(({ deviceId }) => deviceId === id);
        if (isGone(running.camera, stream.getCameraList())) await darkBecause('cameraGone');
        if (isGone(running.microphone, stream.getMicList())) await microphoneGone();
        if (isGone(running.speaker, stream.getSpeakerList())) {
          running.speaker = undefined;
          holder.add('speakerGone');
        }
      }),
    shared: () => screen,
    choice: () => wish,
  };
}

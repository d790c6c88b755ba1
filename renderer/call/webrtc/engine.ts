// A call from computer to computer: joins media, keys and connections into the one thing that the screens know.

import type { IceAccess } from '../../../contract/bridge/call-channels.ts';
import type { CallEnding } from '../../../contract/domain/call.ts';
import type { Seat } from '../../../contract/domain/call-signal.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { CallEngine, CallState } from '../engine/call-engine.ts';
import type { CallBrowser } from './browser.ts';
import { describeCall } from './call-state.ts';
import { type FrameThread, findFrameWay, startFrameThread } from './frames/frame-thread.ts';
import { createKeyring, type Keyring } from './keyring.ts';
import { ownFingerprint } from './link/certificates.ts';
import { createLocalMedia } from './media/local-media.ts';
import { createProblems } from './media/problems.ts';
import { createSoundOut } from './media/sound-out.ts';
import { type OwnMarks, openPerson, type Person } from './person.ts';
import type { CallPort } from './port.ts';
import { createSignalDesk } from './signal-desk.ts';
import { createStage } from './stage.ts';
import { createWordsKeeper } from './words-keeper.ts';

export interface WebRtcParts {
  readonly port: CallPort;
  readonly browser: CallBrowser;
}

/** What there is only while this page is in the call. */
interface Stay {
  readonly frames: FrameThread;
  readonly keyring: Keyring;
  readonly certificate: RTCCertificate;
  readonly fingerprint: Uint8Array<ArrayBuffer>;
}

const measureMs = 500;

/** One call, joined once; after `leave` every method but `state` and `leave` rejects with `call.over`. */
export function webRtcEngine({ port, browser }: WebRtcParts): CallEngine {
  const listeners = new Set<(state: CallState) => void>();
  const people = new Map<string, Person>();
  const used = new Set<string>();
  const endings: (() => void)[] = [];
  let stay: Stay | null = null;
  let phase: 'idle' | 'in' | 'left' = 'idle';
  let ending: CallEnding | null = null;
  let hadConnection = false;
  let isTold = true;
  let relayed: IceAccess | null = null;
  let asked: Promise<IceAccess> | null = null;

  const changed = () => {
    if (!isTold) return;
    isTold = false;
    queueMicrotask(() => {
      isTold = true;
      const state = current();
      for (const listener of listeners) listener(state);
    });
  };
  const problems = createProblems(changed);
  const stage = createStage();
  const speaker = createSoundOut(browser, problems);
  const media = createLocalMedia({ browser, problems, stage, port, onChange: mediaChanged });
  const words = createWordsKeeper(changed);

  function current(): CallState {
    const seen = [...people.values()];
    hadConnection ||= seen.some(({ pair }) => pair.state() === 'connected');
    return describeCall({
      phase,
      ending,
      hadConnection,
      people: seen,
      local: media.local(),
      problems: problems.list(),
      words: words.current(),
    });
  }

  const ownMarks = (): OwnMarks => ({ ...media.marks(), epoch: stay?.keyring.epoch() ?? null });

  function mediaChanged(): void {
    for (const person of people.values()) {
      person.tell(ownMarks());
      person.pair.attach(media.tracks()).catch(() => undefined);
    }
    changed();
  }

  function wordsChanged(): void {
    if (stay === null) return;
    const ends = [...people.values()].map(({ pair }) => pair.checked());
    words.update(stay.keyring.words(), [stay.fingerprint, ...ends]);
  }

  function keysChanged(): void {
    for (const person of people.values()) person.tell(ownMarks());
    wordsChanged();
  }

  /** Whose keys do not fit is left out; where that is everybody, the stay is over. */
  function peopleChanged(): void {
    const states = [...people.values()].map(({ pair }) => pair.state());
    if (states.length > 0 && states.every((state) => state === 'distrusted')) {
      ending = 'notTrusted';
      stop();
      return;
    }
    wordsChanged();
    changed();
  }

  /** Once over relays alone, always so: a service that names none later does not open the own address to the others. */
  async function findIce(): Promise<IceAccess> {
    const found = await port.ice();
    if (relayed !== null && !found.relayOnly) return relayed;
    if (found.relayOnly) relayed = found;
    return found;
  }

  /** Those who ask at the same time are told the same. */
  function askIce(): Promise<IceAccess> {
    asked ??= findIce().finally(() => {
      asked = null;
    });
    return asked;
  }

  function open(seat: Seat, { frames, keyring, certificate, fingerprint }: Stay): Person {
    const silence = speaker.play(stage.stream(seat.device, 'sound'));
    const person = openPerson({
      browser,
      frames,
      certificate,
      ownFingerprint: fingerprint,
      self: port.self,
      seat,
      used,
      stage,
      ice: askIce,
      // What is not delivered now is said again: the other side knocks, or the next try begins.
      send: (signal) => void port.send(signal).catch(() => undefined),
      onNamed: (link) => keyring.add(seat, link),
      onChange: peopleChanged,
      onUnopened: keyring.ask,
    });
    person.tell(ownMarks());
    person.pair.attach(media.tracks()).catch(() => undefined);
    return {
      ...person,
      close() {
        const link = person.pair.link()?.id;
        if (link !== undefined) keyring.drop(link);
        person.close();
        silence();
      },
    };
  }

  const desk = createSignalDesk(port, (device) => people.get(device)?.pair ?? null);

  /** Those who are in are connected, those who are not are not. */
  function seatPeople(): void {
    if (stay === null || phase !== 'in') return;
    const seats = port.seats();
    for (const [device, person] of people) {
      if (seats.some((seat) => seat.device === device)) continue;
      people.delete(device);
      person.close();
    }
    for (const seat of seats) {
      if (!people.has(seat.device)) people.set(seat.device, open(seat, stay));
    }
    desk.deliver();
    peopleChanged();
  }

  function measure(): void {
    if (stay?.keyring.words() === null && people.size > 0) stay.keyring.ask();
    for (const person of people.values()) void person.measure(people.size);
  }

  async function enter(): Promise<Stay> {
    // Each is asked early and waited for late: the ways by the first connection, the keys by its first frame.
    const isAlone = port.seats().length === 0;
    if (!isAlone) askIce().catch(() => undefined);
    const frames = await startFrameThread(browser, (reports) => {
      for (const report of reports) {
        for (const person of people.values()) {
          if (person.pair.link()?.id === report.link) person.report(report);
        }
      }
    });
    endings.push(frames.stop);
    const certificate = await browser.newCertificate();
    const fingerprint = ownFingerprint(certificate);
    const keyring = createKeyring({
      self: port.self,
      own: fingerprint,
      frames,
      keys: port.keys,
      onKeys: keysChanged,
    });
    // Alone there is nothing to agree upon, and the bridge says so. What fails is asked again until it is there.
    if (!isAlone) keyring.ask();
    return { frames, keyring, certificate, fingerprint };
  }

  function listen({ keyring }: Stay): void {
    const recheck = () => {
      speaker.recheck().catch(() => undefined);
      media.recheck().catch(() => undefined);
    };
    browser.devices.addEventListener('devicechange', recheck);
    const timer = setInterval(measure, measureMs);
    endings.push(
      () => browser.devices.removeEventListener('devicechange', recheck),
      () => clearInterval(timer),
      port.onSeats(seatPeople),
      port.onSignalled(desk.take),
      port.onRekeyed(() => keyring.refresh().catch(() => undefined)),
      port.onBack(() => {
        for (const { pair } of people.values()) pair.reconnect();
        desk.take();
      }),
    );
  }

  function end(): void {
    for (const close of endings.splice(0)) close();
  }

  function stop(): void {
    if (phase === 'left') return;
    phase = 'left';
    for (const person of people.values()) person.close();
    people.clear();
    media.stop();
    end();
    stage.clear();
    stay = null;
    changed();
  }

  /** Whatever is pressed after the end is refused. */
  const whileIn =
    <Given extends readonly unknown[]>(act: (...given: Given) => Promise<void>) =>
    async (...given: Given): Promise<void> => {
      if (phase !== 'in') throw new AppError(phase === 'idle' ? 'call.notIn' : 'call.over');
      await act(...given);
    };

  return {
    name: 'webrtc',
    state: current,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async join(choice) {
      if (phase === 'left') throw new AppError('call.over');
      if (phase === 'in') return;
      if (findFrameWay(browser) === null) throw new AppError('call.noFrameEncryption');
      phase = 'in';
      try {
        const entered = await enter();
        if (phase !== 'in') return end();
        stay = entered;
        listen(entered);
        seatPeople();
        desk.take();
        await Promise.all([speaker.use(choice.speaker), media.start(choice)]);
        changed();
      } catch (error) {
        end();
        phase = phase === 'in' ? 'idle' : phase;
        throw error;
      }
    },
    setMicrophone: whileIn(media.setMicrophone),
    setCamera: whileIn(media.setCamera),
    useMicrophone: whileIn(media.useMicrophone),
    useCamera: whileIn(media.useCamera),
    useSpeaker: whileIn(speaker.use),
    setBlur: whileIn(media.setBlur),
    setNoise: whileIn(media.setNoise),
    share: whileIn(media.share),
    stopSharing: whileIn(async () => media.stopSharing()),
    show: (whose, what, place) => stage.show(whose, what, place),
    reconnect: whileIn(async () => {
      for (const { pair } of people.values()) pair.reconnect();
    }),
    async leave() {
      stop();
    },
  };
}

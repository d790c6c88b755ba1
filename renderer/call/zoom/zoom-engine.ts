// A call over Zoom behind the interface that all screens know. Zoom could hear it; nothing here claims otherwise.

import type { ZoomAccess } from '../../../contract/bridge/call-channels.ts';
import type { CallEnding } from '../../../contract/domain/call.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { CallEngine, MediaChoice } from '../engine/call-engine.ts';
import { done, joinErrorOf } from './failures.ts';
import { createHolder } from './holder.ts';
import { createListeners, type Listeners } from './listeners.ts';
import { createOwnMedia } from './own-media.ts';
import { whoIsPresent, type ZoomUser } from './people.ts';
import { createPictures } from './pictures.ts';
import type { ZoomClient, ZoomSdk, ZoomStream } from './sdk.ts';

export interface ZoomParts {
  readonly load: () => Promise<ZoomSdk>;
  /** Topic, passcode, token and who is who; rejects before admission. */
  readonly access: () => Promise<ZoomAccess>;
  /** The `https` address of the SDK's workers. */
  readonly assets: string;
  /** Told when this computer begins or ends showing its screen. */
  readonly sharing: (on: boolean) => void;
}

/** How long the SDK may take to load itself, and to get into a session. */
const patienceMs = 30_000;

/** A person whom the host has just let in may be there before this computer was told; nobody else is waited for. */
const strangerTries = 10;
/** So long Zoom may list a window that died beside the one that came in its place. */
const doubleTries = 60;
const strangerPauseMs = 1_000;

/** Without another word of Zoom's a speaker is taken to have ended. */
const speakingMs = 2_000;
const talkingMutedMs = 4_000;

async function within<Value>(ms: number, slow: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new AppError('calls.zoomUnreachable')), ms);
  try {
    return await Promise.race([slow, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

export function createZoomEngine({ load, access, assets, sharing }: ZoomParts): CallEngine {
  const holder = createHolder();
  const media = createOwnMedia(holder);
  let sdk: ZoomSdk | null = null;
  let client: ZoomClient | null = null;
  let stream: ZoomStream | null = null;
  let users: ReadonlyMap<string, ZoomUser> = new Map();
  let devices: ReadonlyMap<string, string> = new Map();
  let speaking: ReadonlySet<number> = new Set();
  let heard: Listeners | null = null;
  /** Each going in and leaving has a number: what an older one still brings is dropped. */
  let attempt = 0;
  let asked: MediaChoice | null = null;
  let strangerWait: ReturnType<typeof setTimeout> | null = null;
  let strangersSeen = 0;
  let speakingEnd: ReturnType<typeof setTimeout> | undefined;
  let mutedEnd: ReturnType<typeof setTimeout> | undefined;

  const self = (): number => client?.getCurrentUserInfo().userId ?? -1;

  const pictures = createPictures(
    () => stream,
    (whose, what) => {
      if (whose === 'self')
        return what === 'picture' && holder.get().local.camera === 'on' && stream !== null ? self() : null;
      const user = users.get(whose);
      return user !== undefined && (what === 'picture' ? user.bVideoOn : user.sharerOn) ? user.userId : null;
    },
    media.shared,
  );
  holder.onChange(pictures.follow);
  let wasSharing = false;
  holder.onChange(({ local }) => {
    if (local.sharing !== wasSharing) sharing(local.sharing);
    wasSharing = local.sharing;
  });

  async function learn(): Promise<ZoomAccess> {
    const given = await access();
    devices = new Map(given.people.map(({ key, device }) => [key, device]));
    return given;
  }

  /** Nobody is seen or heard from here while a stranger is in; where it stays one, the call is over. */
  function waitForStranger(tries: number): void {
    if (strangerWait !== null) return;
    strangersSeen += 1;
    if (strangersSeen > tries) {
      leaveBecause('notTrusted');
      return;
    }
    if (strangersSeen === 1) void media.hold(true);
    const mine = attempt;
    strangerWait = setTimeout(async () => {
      await learn().catch(() => undefined);
      strangerWait = null;
      if (mine === attempt) lookAtPeople();
    }, strangerPauseMs);
  }

  function lookAtPeople(): void {
    if (client === null) return;
    const { state, problems } = holder.get();
    const isCutOff = problems.includes('reconnecting');
    const present = whoIsPresent(client.getAllUser(), self(), devices, speaking, isCutOff);
    users = present.users;
    const isIn = state !== 'left' && state !== 'failed' && !isCutOff;
    holder.set({
      people: present.people,
      ...(isIn ? { state: present.people.length > 0 ? 'connected' : 'alone' } : {}),
    });
    if (present.hasStranger) waitForStranger(strangerTries);
    else if (present.hasDouble) waitForStranger(doubleTries);
    else if (strangersSeen > 0) {
      strangersSeen = 0;
      void media.hold(false);
    }
  }

  /** Lets the session go, whatever state it is in; what the SDK still says is heard no more. */
  async function end(): Promise<void> {
    attempt += 1;
    if (strangerWait !== null) clearTimeout(strangerWait);
    strangerWait = null;
    strangersSeen = 0;
    clearTimeout(speakingEnd);
    clearTimeout(mutedEnd);
    const old = client;
    if (old !== null && heard !== null)
      for (const [name, listener] of Object.entries(heard)) old.off(name, listener);
    heard = null;
    await media.stop();
    client = null;
    stream = null;
    users = new Map();
    speaking = new Set();
    if (old === null) return;
    await done(old.leave()).catch(() => undefined);
    await sdk?.destroyClient().catch(() => undefined);
  }

  function leaveBecause(ending: CallEnding): void {
    void end();
    holder.set({ state: 'left', ending, people: [], network: 0, problems: [] });
  }

  function fail(): void {
    void end();
    holder.clear('reconnecting', 'weakNetwork');
    holder.set({ state: 'failed', ending: 'noConnection', people: [], network: 0 });
  }

  function listenTo(made: ZoomClient): void {
    heard = createListeners({
      holder,
      media,
      self,
      lookAtPeople,
      speak(now) {
        speaking = new Set(now);
        lookAtPeople();
        clearTimeout(speakingEnd);
        speakingEnd = setTimeout(() => {
          speaking = new Set();
          lookAtPeople();
        }, speakingMs);
      },
      talkMuted() {
        if (holder.get().local.microphone !== 'muted') return;
        holder.setLocal({ isTalkingMuted: true });
        clearTimeout(mutedEnd);
        mutedEnd = setTimeout(() => holder.setLocal({ isTalkingMuted: false }), talkingMutedMs);
      },
      leaveBecause,
      // While going in the refusal of that says so.
      fail: () => {
        if (holder.get().state !== 'connecting') fail();
      },
    });
    for (const [name, listener] of Object.entries(heard)) made.on(name, listener);
  }

  async function open(mine: number): Promise<boolean> {
    sdk = await within(patienceMs, load());
    if (!sdk.checkSystemRequirements().audio) throw new AppError('calls.zoomUnsupported');
    const given = await learn();
    if (mine !== attempt) return false;
    const made = sdk.createClient();
    client = made;
    await within(
      patienceMs,
      done(
        made.init('en-US', assets, {
          // True would run newer code of Zoom's than the one that this build was made of.
          patchJsMedia: false,
          isLogDetailed: false,
          leaveOnPageUnload: true,
          stayAwake: true,
        }),
      ),
    );
    if (mine !== attempt) return false;
    listenTo(made);
    await within(patienceMs, done(made.join(given.topic, given.token, given.displayName, given.passcode)));
    // Left meanwhile: nobody stays behind in a session that no window shows.
    if (mine !== attempt) await done(made.leave()).catch(() => undefined);
    return mine === attempt;
  }

  async function enter(choice: MediaChoice): Promise<void> {
    attempt += 1;
    const mine = attempt;
    asked = choice;
    holder.set({ state: 'connecting', ending: null, people: [], network: 0 });
    try {
      if (!(await open(mine))) return;
    } catch (thrown) {
      if (mine !== attempt) return;
      fail();
      throw thrown instanceof AppError ? thrown : new AppError(joinErrorOf(thrown));
    }
    if (client === null) return;
    stream = client.getMediaStream();
    holder.set({ network: 3 });
    lookAtPeople();
    // Holds back by itself while a stranger is there.
    await media.start(stream, choice);
  }

  /** Before the call and after it every press is refused; one that failed can be tried anew. */
  const whileIn =
    <Given extends readonly unknown[]>(act: (...given: Given) => Promise<void>) =>
    async (...given: Given): Promise<void> => {
      const { state } = holder.get();
      if (state === 'idle') throw new AppError('call.notIn');
      if (state === 'left') throw new AppError('call.over');
      await act(...given);
    };

  return {
    name: 'zoom',
    state: holder.get,
    onChange: holder.onChange,
    async join(choice) {
      const { state } = holder.get();
      if (state === 'left') throw new AppError('call.over');
      if (state === 'idle' || state === 'failed') await enter(choice);
    },
    setMicrophone: whileIn(media.setMicrophone),
    setCamera: whileIn(media.setCamera),
    useMicrophone: whileIn(media.useMicrophone),
    useCamera: whileIn(media.useCamera),
    useSpeaker: whileIn(media.useSpeaker),
    setBlur: whileIn(media.setBlur),
    setNoise: whileIn(media.setNoise),
    share: whileIn(media.share),
    stopSharing: whileIn(media.stopSharing),
    show: pictures.show,
    reconnect: whileIn(async () => {
      const choice = media.choice() ?? asked;
      // While it reconnects by itself it is left alone: a second join would end the first.
      if (holder.get().state === 'reconnecting' || choice === null) return;
      await end();
      await enter(choice);
    }),
    async leave() {
      const { state } = holder.get();
      await end();
      if (state !== 'left') holder.set({ state: 'left', ending: null, people: [], network: 0, problems: [] });
    },
  };
}

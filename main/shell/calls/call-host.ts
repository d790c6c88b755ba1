// The one call of this app and its window: opens it, follows the engine's word about it, survives a lock and an engine's end.

import type { WebContents } from 'electron';
import {
  type CallEngineChannel,
  type CallEventName,
  type CallEventPayload,
  callChannels,
  callEvents,
  iceSchema,
} from '../../../contract/bridge/call-channels.ts';
import { type CallView, callViewSchema } from '../../../contract/bridge/call-view.ts';
import type { CallEnding } from '../../../contract/domain/call.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { report } from '../diagnostics.ts';
import type { EngineHost } from '../engine/engine-host.ts';
import type { ProfileFollower } from '../profile-follower.ts';
import type { CallKind } from './call-pages.ts';
import type { CallBounds, CallWindow } from './call-window.ts';
import { createDueEndings } from './due-endings.ts';

/** Somebody waits or talks. */
export const isUnderWay = ({ phase }: CallView): boolean => phase === 'waiting' || phase === 'in';

/** Zoom's window only once somebody was let in, and then to the end: `before` is what stands there now. */
export const kindOf = ({ engine, phase, people }: CallView, before?: CallKind): CallKind =>
  engine === 'zoom' && phase === 'in' && (before === 'zoom' || people.some(({ state }) => state === 'in'))
    ? 'zoom'
    : 'own';

export interface CallHostParts {
  readonly engine: Pick<EngineHost, 'call' | 'onCallEvent' | 'onEvent' | 'onState' | 'state'>;
  readonly profile: Pick<ProfileFollower, 'isLocked' | 'isGone' | 'role' | 'onChanged'>;
  readonly openWindow: (
    kind: CallKind,
    place: { readonly bounds: CallBounds | undefined; readonly onClosed: () => void },
  ) => Promise<CallWindow>;
  /** What of a call Zoom's page is shown. */
  readonly forZoom: (view: CallView) => CallView;
  /** A window of this kind is there no more, and nothing of its call is to be left. */
  readonly forget: (kind: CallKind) => void;
}

export interface LiveCall {
  readonly view: CallView;
  readonly kind: CallKind;
  readonly window: CallWindow;
}

export interface CallHost {
  /** `call.busy`, and what the engine says. */
  readonly open: (conversation: string) => Promise<void>;
  /** From the end of a call to the next one of its conversation. */
  readonly again: () => Promise<void>;
  readonly show: () => void;
  /** Out of sight, and still a call; the page turns microphone and camera off. Answers whether there is a window. */
  readonly hide: () => boolean;
  /** Notes and chat are to be covered from this moment on. */
  readonly cover: () => void;
  readonly live: () => LiveCall | null;
  /** The call, if this is the page that shows it. */
  readonly shownBy: (contents: WebContents) => LiveCall | null;
  /** Asks the engine for the live call. Leaving and ending count at once, also while no engine can hear of it. */
  readonly ask: (channel: CallEngineChannel, request: unknown) => Promise<unknown>;
  /** The person shows a screen or window to the others, or no more. */
  readonly setSharing: (on: boolean) => void;
  /** Nothing is to appear on the screen by itself: a call is under way. */
  readonly isQuiet: () => boolean;
  /** Somebody else waits or talks as well: that counts as somebody who is there. An open room alone does not. */
  readonly isWithOthers: () => boolean;
  readonly tell: <Name extends CallEventName>(name: Name, payload: CallEventPayload<Name>) => void;
  readonly onChanged: (listener: () => void) => void;
  /** Before the app ends: the others hear that this person left. */
  readonly quit: () => Promise<void>;
}

/** How long the end of the app waits for the engine to write down that the person left. */
const quittingMs = 700;

const overNow = (view: CallView, ending: CallEnding): CallView => ({ ...view, phase: 'over', ending });

/** Other engines come and go below it; no call is made here. */
export function createCallHost(parts: CallHostParts): CallHost {
  const { engine, profile, openWindow, forget, forZoom } = parts;
  const listeners = new Set<() => void>();
  const due = createDueEndings(engine);
  let live: LiveCall | null = null;
  let isSharing = false;
  let opening: { readonly conversation: string; readonly done: Promise<void> } | null = null;
  /** The engine that runs knows of the live call. */
  let isAttached = true;
  let wasLocked = false;
  /** Windows are put in each other's place one after the other. */
  let replacing = Promise.resolve();

  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  const tell: CallHost['tell'] = (name, payload) => {
    const contents = live?.window.contents() ?? null;
    if (contents === null) return;
    const shown = name === 'call.changed' && live?.kind === 'zoom' ? forZoom(payload as CallView) : payload;
    const parsed = callEvents[name].safeParse(shown);
    if (parsed.success) contents.send(`o7:window-event:${name}`, parsed.data);
    else report(`event ${name} does not fit its schema`, parsed.error);
  };

  /** The window of another kind in the same place, for the same call. */
  async function replaceWindow(): Promise<void> {
    const before = live;
    if (before === null || before.kind === kindOf(before.view, before.kind)) return;
    const bounds = before.window.bounds();
    const wasHidden = before.window.isHidden();
    live = null;
    before.window.replace();
    forget(before.kind);
    await put(before.view, bounds);
    if (wasHidden) hide();
  }

  function learn(view: CallView): void {
    if (live === null || live.view.id !== view.id) return;
    live = { ...live, view };
    changed();
    // At its end a call stays where it is.
    if (view.phase !== 'over' && kindOf(view, live.kind) !== live.kind)
      replacing = replacing.then(replaceWindow).catch((problem) => report('the other call window', problem));
  }

  function closed(): void {
    const before = live;
    live = null;
    if (before === null) return;
    forget(before.kind);
    if (before.view.phase !== 'over') due.add(before.view.id, 'call.leave', { ending: 'left' });
    if (isAttached) void due.settle();
    changed();
  }

  /** As if the person had closed the window, and at once. */
  function drop(): void {
    live?.window.replace();
    closed();
  }

  async function put(view: CallView, bounds?: CallBounds): Promise<void> {
    const kind = kindOf(view);
    const window = await openWindow(kind, { bounds, onClosed: closed });
    live = { view, kind, window };
    isSharing = false;
    changed();
  }

  async function begin(conversation: string): Promise<void> {
    const view = callViewSchema.parse(await engine.call('calls.begin', { conversation }));
    await put(view);
  }

  function hide(): boolean {
    if (live === null) return false;
    live.window.hide();
    tell('call.hidden', { hidden: true });
    return true;
  }

  function show(): void {
    if (live === null) return;
    const wasHidden = live.window.isHidden();
    live.window.bringToFront();
    if (wasHidden) tell('call.hidden', { hidden: false });
  }

  async function open(conversation: string): Promise<void> {
    if (opening !== null) {
      if (opening.conversation !== conversation) throw new AppError('call.busy');
      return opening.done;
    }
    if (live?.view.phase === 'over') drop();
    if (live !== null) {
      if (live.view.conversation !== conversation) throw new AppError('call.busy');
      show();
      return;
    }
    const done = begin(conversation).finally(() => {
      opening = null;
    });
    opening = { conversation, done };
    return done;
  }

  /** A fresh engine hears of what ended meanwhile and takes up what goes on. */
  async function attach(): Promise<void> {
    await due.settle();
    if (live === null) return;
    const { id } = live.view;
    const found = callViewSchema.nullable().parse(await engine.call('calls.resume', { call: id }));
    const now: LiveCall | null = live;
    if (now === null || now.view.id !== id) return;
    const view = now.view.phase === 'over' ? now.view : (found ?? overNow(now.view, 'stopped'));
    tell('call.engine', { running: true });
    tell('call.changed', view);
    learn(view);
  }

  engine.onState((state) => {
    if (state === 'running') return;
    isAttached = false;
    tell('call.engine', { running: false });
  });
  /** Whose row is gone, with its conversation, is over: nobody gives it a key any more. */
  async function lookWhetherKnown(): Promise<void> {
    const before = live;
    if (before === null || !isAttached || before.view.phase === 'over') return;
    const { id } = before.view;
    try {
      await engine.call('calls.ask', { call: id, channel: 'call.get', request: {} });
    } catch (problem) {
      if (!(problem instanceof AppError) || problem.code !== 'call.over') return;
      if (live === null || live.view.id !== id || live.view.phase === 'over') return;
      const over = overNow(live.view, 'stopped');
      tell('call.changed', over);
      learn(over);
    }
  }

  engine.onEvent(({ name }) => {
    if (name === 'conversations.changed' || name === 'conversation.cleared') void lookWhetherKnown();
  });
  profile.onChanged(() => {
    // Erased, or moved away: with the profile everything of it goes from the screen.
    if (profile.isGone()) drop();
    const isLocked = profile.isLocked();
    if (isLocked !== wasLocked) tell('call.locked', { locked: isLocked });
    wasLocked = isLocked;
    if (isAttached || engine.state() !== 'running' || profile.role() === null) return;
    isAttached = true;
    attach().catch((problem: unknown) => report('the call was not taken up again', problem));
  });
  engine.onCallEvent(({ call, name, payload }) => {
    if (live === null || live.view.id !== call || !Object.hasOwn(callEvents, name)) return;
    const event = name as CallEventName;
    // Zoom's code runs there: it hears of no signal, key or line.
    if (live.kind === 'zoom' && event !== 'call.changed') return;
    const view = event === 'call.changed' ? callViewSchema.safeParse(payload) : null;
    if (view?.success === false) {
      report('a call that does not fit its schema', view.error);
      return;
    }
    tell(event, payload as CallEventPayload<typeof event>);
    if (view?.success === true) learn(view.data);
  });

  return {
    open,
    again: async () => {
      if (live === null || live.view.phase !== 'over') throw new AppError('call.busy');
      await open(live.view.conversation);
    },
    show,
    hide,
    cover: () => tell('call.locked', { locked: true }),
    live: () => live,
    shownBy: (contents) => (live !== null && live.window.contents() === contents ? live : null),
    ask: async (channel, request) => {
      if (live === null) throw new AppError('bridge.refused');
      const { view, kind } = live;
      const shown = (given: CallView): CallView => (kind === 'zoom' ? forZoom(given) : given);
      if (!isAttached && (channel === 'call.leave' || channel === 'call.end')) {
        due.add(view.id, channel, request);
        const over = overNow(
          view,
          channel === 'call.end' ? 'ended' : (request as { ending: CallEnding }).ending,
        );
        learn(over);
        return shown(over);
      }
      const answer = await engine.call('calls.ask', { call: view.id, channel, request });
      if (channel === 'call.ice') {
        const ice = iceSchema.safeParse(answer);
        if (ice.success) await live?.window.openWays(ice.data.relayOnly ? 'relayed' : 'direct');
      }
      if (callChannels[channel].response === callViewSchema) {
        const parsed = callViewSchema.safeParse(answer);
        if (!parsed.success) throw new AppError('internal.unexpected', { cause: parsed.error });
        learn(parsed.data);
        return shown(parsed.data);
      }
      return answer;
    },
    setSharing: (on) => {
      isSharing = on;
      changed();
    },
    isWithOthers: () =>
      live !== null &&
      isUnderWay(live.view) &&
      live.view.people.some(({ state }) => state === 'in' || state === 'waiting'),
    isQuiet: () => live !== null && (isSharing || isUnderWay(live.view)),
    tell,
    onChanged: (listener) => {
      listeners.add(listener);
    },
    quit: async () => {
      drop();
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, quittingMs);
      await Promise.race([isAttached ? due.settle() : Promise.resolve(), late.promise]);
      clearTimeout(timer);
    },
  };
}

// The one call of this app: opens it, holds it through a lock and an engine's end, and ends it with the app.

import type { WebContents } from 'electron';
import type {
  CallEngineChannel,
  CallEventName,
  CallEventPayload,
} from '../../../contract/bridge/call-channels.ts';
import { type CallView, callViewSchema } from '../../../contract/bridge/call-view.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { askForCall } from './asked-call.ts';
import { createDueEndings } from './due-endings.ts';
import { type FollowedCallParts, followCallOf } from './followed-call.ts';
import { holdCall, type LiveCall } from './held-call.ts';
import { type ShownCallParts, showCall } from './shown-call.ts';

export interface CallHostParts
  extends Pick<FollowedCallParts, 'engine' | 'profile'>,
    Pick<ShownCallParts, 'openWindow' | 'forget'> {
  /** What of a call Zoom's page is shown. */
  readonly forZoom: (view: CallView) => CallView;
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

/** Other engines come and go below it; no call is made here. */
export function createCallHost({ engine, profile, openWindow, forget, forZoom }: CallHostParts): CallHost {
  const due = createDueEndings(engine);
  const held = holdCall(forZoom);
  let opening: { readonly conversation: string; readonly done: Promise<void> } | null = null;

  const shown = showCall({
    held,
    openWindow,
    forget,
    onClosed({ id, phase }) {
      if (phase !== 'over') due.add(id, 'call.leave', { ending: 'left' });
      if (isAttached()) void due.settle();
    },
  });
  const isAttached = followCallOf({ engine, profile, held, shown, due });

  async function begin(conversation: string): Promise<void> {
    await shown.put(callViewSchema.parse(await engine.call('calls.begin', { conversation })));
  }

  async function open(conversation: string): Promise<void> {
    if (opening !== null) {
      if (opening.conversation !== conversation) throw new AppError('call.busy');
      return opening.done;
    }
    if (held.get()?.view.phase === 'over') shown.drop();
    const live = held.get();
    if (live !== null) {
      if (live.view.conversation !== conversation) throw new AppError('call.busy');
      shown.show();
      return;
    }
    const done = begin(conversation).finally(() => {
      opening = null;
    });
    opening = { conversation, done };
    return done;
  }

  return {
    open,
    again: async () => {
      const live = held.get();
      if (live === null || live.view.phase !== 'over') throw new AppError('call.busy');
      await open(live.view.conversation);
    },
    show: shown.show,
    hide: shown.hide,
    cover: () => held.tell('call.locked', { locked: true }),
    live: held.get,
    shownBy: (contents) => {
      const live = held.get();
      return live !== null && live.window.contents() === contents ? live : null;
    },
    ask: askForCall({ engine, held, shown, due, isAttached, forZoom }),
    setSharing: held.setSharing,
    isQuiet: held.isQuiet,
    isWithOthers: held.isWithOthers,
    tell: held.tell,
    onChanged: held.onChanged,
    quit: async () => {
      shown.drop();
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, quittingMs);
      await Promise.race([isAttached() ? due.settle() : Promise.resolve(), late.promise]);
      clearTimeout(timer);
    },
  };
}

// What engine and profile say of the live call: its events, a lock, an engine that ended and the next one, a row that is gone.

import {
  type CallEventName,
  type CallEventPayload,
  callEvents,
} from '../../../contract/bridge/call-channels.ts';
import { callViewSchema } from '../../../contract/bridge/call-view.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { report } from '../diagnostics.ts';
import type { EngineHost } from '../engine/engine-host.ts';
import type { ProfileFollower } from '../profile-follower.ts';
import type { DueEndings } from './due-endings.ts';
import { type HeldCall, overNow } from './held-call.ts';
import type { ShownCall } from './shown-call.ts';

export interface FollowedCallParts {
  readonly engine: Pick<EngineHost, 'call' | 'onCallEvent' | 'onEvent' | 'onState' | 'state'>;
  readonly profile: Pick<ProfileFollower, 'isLocked' | 'isGone' | 'role' | 'onChanged'>;
  readonly held: HeldCall;
  readonly shown: ShownCall;
  readonly due: DueEndings;
}

/** Follows from now on. Answers whether the engine that runs knows of the live call. */
export function followCallOf({ engine, profile, held, shown, due }: FollowedCallParts): () => boolean {
  let isAttached = true;
  let wasLocked = false;

  /** A fresh engine hears of what ended meanwhile and takes up what goes on. */
  async function attach(): Promise<void> {
    await due.settle();
    const before = held.get();
    if (before === null) return;
    const { id } = before.view;
    const found = callViewSchema.nullable().parse(await engine.call('calls.resume', { call: id }));
    const now = held.get();
    if (now === null || now.view.id !== id) return;
    const view = now.view.phase === 'over' ? now.view : (found ?? overNow(now.view, 'stopped'));
    held.tell('call.engine', { running: true });
    held.tell('call.changed', view);
    shown.learn(view);
  }

  /** Whose row is gone, with its conversation, is over: nobody gives it a key any more. */
  async function lookWhetherKnown(): Promise<void> {
    const before = held.get();
    if (before === null || !isAttached || before.view.phase === 'over') return;
    const { id } = before.view;
    try {
      await engine.call('calls.ask', { call: id, channel: 'call.get', request: {} });
    } catch (problem) {
      if (!(problem instanceof AppError) || problem.code !== 'call.over') return;
      const now = held.get();
      if (now === null || now.view.id !== id || now.view.phase === 'over') return;
      const over = overNow(now.view, 'stopped');
      held.tell('call.changed', over);
      shown.learn(over);
    }
  }

  engine.onState((state) => {
    if (state === 'running') return;
    isAttached = false;
    held.tell('call.engine', { running: false });
  });
  engine.onEvent(({ name }) => {
    if (name === 'conversations.changed' || name === 'conversation.cleared') void lookWhetherKnown();
  });
  profile.onChanged(() => {
    // Erased, or moved away: with the profile everything of it goes from the screen.
    if (profile.isGone()) shown.drop();
    const isLocked = profile.isLocked();
    if (isLocked !== wasLocked) held.tell('call.locked', { locked: isLocked });
    wasLocked = isLocked;
    if (isAttached || engine.state() !== 'running' || profile.role() === null) return;
    isAttached = true;
    attach().catch((problem: unknown) => report('the call was not taken up again', problem));
  });
  engine.onCallEvent(({ call, name, payload }) => {
    const live = held.get();
    if (live === null || live.view.id !== call || !Object.hasOwn(callEvents, name)) return;
    const event = name as CallEventName;
    // Zoom's code runs there: it hears of no signal, key or line.
    if (live.kind === 'zoom' && event !== 'call.changed') return;
    const view = event === 'call.changed' ? callViewSchema.safeParse(payload) : null;
    if (view?.success === false) {
      report('a call that does not fit its schema', view.error);
      return;
    }
    held.tell(event, payload as CallEventPayload<typeof event>);
    if (view?.success === true) shown.learn(view.data);
  });

  return () => isAttached;
}

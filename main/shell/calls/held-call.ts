// The one live call as the shell holds it: its view, its window, who hears of changes, what its page is told.

import {
  type CallEventName,
  type CallEventPayload,
  callEvents,
} from '../../../contract/bridge/call-channels.ts';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import type { CallEnding } from '../../../contract/domain/call.ts';
import { report } from '../diagnostics.ts';
import type { CallKind } from './call-pages.ts';
import type { CallWindow } from './call-window.ts';

/** Somebody waits or talks. */
export const isUnderWay = ({ phase }: CallView): boolean => phase === 'waiting' || phase === 'in';

export const overNow = (view: CallView, ending: CallEnding): CallView => ({ ...view, phase: 'over', ending });

export interface LiveCall {
  readonly view: CallView;
  readonly kind: CallKind;
  readonly window: CallWindow;
}

export interface HeldCall {
  readonly get: () => LiveCall | null;
  /** A window stands for it now; nothing is shown to the others from there yet. */
  readonly place: (call: LiveCall) => void;
  /** As it stands now. Nothing where another call, or none, is live. */
  readonly learn: (view: CallView) => void;
  /** Holds none any more and answers what was held; listeners are not told. */
  readonly release: () => LiveCall | null;
  readonly setSharing: (on: boolean) => void;
  /** A call is under way, or a screen is shown in one. */
  readonly isQuiet: () => boolean;
  /** Somebody else waits or talks as well. */
  readonly isWithOthers: () => boolean;
  /** Zoom's page is told what `forZoom` leaves of it. */
  readonly tell: <Name extends CallEventName>(name: Name, payload: CallEventPayload<Name>) => void;
  readonly changed: () => void;
  readonly onChanged: (listener: () => void) => void;
}

/** @param forZoom what of a call Zoom's page is shown */
export function holdCall(forZoom: (view: CallView) => CallView): HeldCall {
  const listeners = new Set<() => void>();
  let live: LiveCall | null = null;
  let isSharing = false;

  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  return {
    get: () => live,
    place(call) {
      live = call;
      isSharing = false;
      changed();
    },
    learn(view) {
      if (live === null || live.view.id !== view.id) return;
      live = { ...live, view };
      changed();
    },
    release() {
      const before = live;
      live = null;
      return before;
    },
    setSharing(on) {
      isSharing = on;
      changed();
    },
    isQuiet: () => live !== null && (isSharing || isUnderWay(live.view)),
    isWithOthers: () =>
      live !== null &&
      isUnderWay(live.view) &&
      live.view.people.some(({ state }) => state === 'in' || state === 'waiting'),
    tell(name, payload) {
      const contents = live?.window.contents() ?? null;
      if (contents === null) return;
      const shown = name === 'call.changed' && live?.kind === 'zoom' ? forZoom(payload as CallView) : payload;
      const parsed = callEvents[name].safeParse(shown);
      if (parsed.success) contents.send(`o7:window-event:${name}`, parsed.data);
      else report(`event ${name} does not fit its schema`, parsed.error);
    },
    changed,
    onChanged: (listener) => {
      listeners.add(listener);
    },
  };
}

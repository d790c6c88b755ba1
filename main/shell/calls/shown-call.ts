// The window of the live call: put up, put in another one's place, hidden, closed.

import type { CallView } from '../../../contract/bridge/call-view.ts';
import { report } from '../diagnostics.ts';
import type { CallKind } from './call-pages.ts';
import type { CallBounds, CallWindow } from './call-window.ts';
import type { HeldCall } from './held-call.ts';

/** Zoom's window only once somebody was let in, and then to the end: `before` is what stands there now. */
const kindOf = ({ engine, phase, people }: CallView, before?: CallKind): CallKind =>
  engine === 'zoom' && phase === 'in' && (before === 'zoom' || people.some(({ state }) => state === 'in'))
    ? 'zoom'
    : 'own';

export interface ShownCallParts {
  readonly held: HeldCall;
  readonly openWindow: (
    kind: CallKind,
    place: { readonly bounds: CallBounds | undefined; readonly onClosed: () => void },
  ) => Promise<CallWindow>;
  /** A window of this kind is there no more, and nothing of its call is to be left. */
  readonly forget: (kind: CallKind) => void;
  /** Its window is closed, and the call is held no more. */
  readonly onClosed: (view: CallView) => void;
}

export interface ShownCall {
  readonly put: (view: CallView) => Promise<void>;
  /** Keeps what is known of the call, and gives it the window that it needs now. */
  readonly learn: (view: CallView) => void;
  readonly show: () => void;
  /** Answers whether there is a window. */
  readonly hide: () => boolean;
  /** As if the person had closed the window, and at once. */
  readonly drop: () => void;
}

export function showCall({ held, openWindow, forget, onClosed }: ShownCallParts): ShownCall {
  /** Windows are put in each other's place one after the other. */
  let replacing = Promise.resolve();

  function closed(): void {
    const before = held.release();
    if (before === null) return;
    forget(before.kind);
    onClosed(before.view);
    held.changed();
  }

  async function put(view: CallView, bounds?: CallBounds): Promise<void> {
    const kind = kindOf(view);
    const window = await openWindow(kind, { bounds, onClosed: closed });
    held.place({ view, kind, window });
  }

  function hide(): boolean {
    const live = held.get();
    if (live === null) return false;
    live.window.hide();
    held.tell('call.hidden', { hidden: true });
    return true;
  }

  /** The window of another kind in the same place, for the same call. */
  async function replaceWindow(): Promise<void> {
    const before = held.get();
    if (before === null || before.kind === kindOf(before.view, before.kind)) return;
    const bounds = before.window.bounds();
    const wasHidden = before.window.isHidden();
    held.release();
    before.window.replace();
    forget(before.kind);
    await put(before.view, bounds);
    if (wasHidden) hide();
  }

  return {
    put,
    learn(view) {
      held.learn(view);
      const live = held.get();
      if (live === null || live.view.id !== view.id) return;
      // At its end a call stays where it is.
      if (view.phase !== 'over' && kindOf(view, live.kind) !== live.kind)
        replacing = replacing
          .then(replaceWindow)
          .catch((problem) => report('the other call window', problem));
    },
    show() {
      const live = held.get();
      if (live === null) return;
      const wasHidden = live.window.isHidden();
      live.window.bringToFront();
      if (wasHidden) held.tell('call.hidden', { hidden: false });
    },
    hide,
    drop() {
      held.get()?.window.replace();
      closed();
    },
  };
}

// Makes the windows of both kinds: each in its own in-memory session, which may have what its gate grants and nothing else.

import type { Session, WebFrameMain } from 'electron';
import type { AppearanceStore } from '../appearance.ts';
import { report } from '../diagnostics.ts';
import type { EgressNotes } from '../egress-record.ts';
import { closeWays } from '../hardening/session.ts';
import { memorySession } from '../window/create-window.ts';
import { type CallGate, createCallGate } from './call-gate.ts';
import type { CallHost, CallHostParts } from './call-host.ts';
import { type CallKind, callKinds, pageOf } from './call-pages.ts';
import { openForCall, serveCall } from './call-session.ts';
import { type CallWindow, openCallWindow } from './call-window.ts';
import type { LiveCall } from './held-call.ts';
import { forgetZoomCall, zoomSession } from './zoom-session.ts';

export interface CallWindows {
  readonly open: CallHostParts['openWindow'];
  readonly forget: CallHostParts['forget'];
  /** The gate of this kind of window. */
  readonly gate: (kind: CallKind) => CallGate;
  /** From now on the gates stand open for this host's window, from the check of the devices to the end of its call. */
  readonly follow: (host: Pick<CallHost, 'live' | 'onChanged'>) => void;
}

/** Every gate is shut until `follow`. */
export function createCallWindows(appearance: AppearanceStore, notes: EgressNotes): CallWindows {
  let live: () => LiveCall | null = () => null;
  const now = () => performance.now();
  const gates: Readonly<Record<CallKind, CallGate>> = {
    own: createCallGate((url) => url === pageOf('own'), now),
    // What asks is named by its origin there.
    zoom: createCallGate((url) => url === pageOf('zoom') || url === new URL('/', pageOf('zoom')).href, now),
  };
  const harden =
    (kind: CallKind) =>
    (session: Session): void => {
      const isItsFrame = (frame: WebFrameMain | null): boolean => {
        const shown = live();
        return shown?.kind === kind && frame !== null && frame === shown.window.contents()?.mainFrame;
      };
      // Out of sight nothing is switched on, whatever the page asks: somebody may stand beside the person who hid it.
      const isSeen = (): boolean => live()?.window.isHidden() === false;
      const seen: CallGate = {
        ...gates[kind],
        grants: (asked) => isSeen() && gates[kind].grants(asked),
        maySelect: (asked) => isSeen() && gates[kind].maySelect(asked),
      };
      openForCall(session, seen, isItsFrame, () => {
        report('a page asked for a screen past the choosing');
        live()?.window.endPage();
      });
    };
  let own: Session | null = null;

  async function sessionFor(kind: CallKind): Promise<Session> {
    if (kind === 'zoom') return zoomSession(notes, harden('zoom'));
    if (own === null) {
      own = memorySession('call');
      harden('own')(own);
      serveCall(own);
    }
    return own;
  }

  /** Peer connections of our own look for the system's proxy, as the engine does, and only once the service named a way. */
  function openOwnWays(window: CallWindow): CallWindow {
    return {
      ...window,
      openWays: async (how) => {
        await own?.setProxy({ mode: 'system' });
        await window.openWays(how);
      },
    };
  }

  return {
    open: async (kind, { bounds, onClosed }) => {
      const session = await sessionFor(kind);
      const window = openCallWindow({ session, page: pageOf(kind), appearance, bounds, onClosed });
      if (kind === 'own') return openOwnWays(window);
      // Zoom's code finds its own way, and learns the address of this computer in any case.
      await window.openWays('relayed');
      return window;
    },
    forget: (kind) => {
      const done =
        kind === 'zoom'
          ? forgetZoomCall()
          : own && Promise.all([own.clearStorageData(), closeWays(own)]).then(() => undefined);
      done?.catch((problem: unknown) => report('the session of a call was not emptied', problem));
    },
    gate: (kind) => gates[kind],
    follow: (host) => {
      live = host.live;
      host.onChanged(() => {
        const shown = host.live();
        for (const kind of callKinds) gates[kind].set(shown?.kind === kind && shown.view.phase !== 'over');
      });
    },
  };
}

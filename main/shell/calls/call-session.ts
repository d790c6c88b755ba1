// The session of the window of a call: in memory, the app's own files under the call's policy, no network for requests.

import type { Session, WebFrameMain } from 'electron';
import { appScheme } from '../window/app-origin.ts';
import { answerWithFile } from '../window/app-protocol.ts';
import type { CallGate } from './call-gate.ts';
import { callPolicy, callWorkerPolicy } from './call-policy.ts';
import { captureSource } from './share-sources.ts';

/** A page asked for a screen past the choosing: it got nothing to look at for long. */
export type OnPastChoosing = () => void;

/**
 * What the page of a call may ask the browser for, and nothing else. A page can ask for the screen in two ways, which look the
 * same here: by the standard's own, which comes to the choosing below in the same breath, and by an old constraint of
 * Chromium's, which does not. The latter is past the choosing, and its page is ended.
 */
export function openForCall(
  session: Session,
  gate: CallGate,
  isItsFrame: (frame: WebFrameMain | null) => boolean,
  onPastChoosing: OnPastChoosing,
): void {
  let hasChosen = false;
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const asked = { ...details, permission };
    if (!gate.maySelect(asked)) {
      answer(gate.grants(asked));
      return;
    }
    hasChosen = false;
    answer(true);
    if (hasChosen) return;
    gate.take();
    onPastChoosing();
  });
  session.setPermissionCheckHandler((_contents, permission, _origin, details) =>
    gate.looks({ ...details, permission }),
  );
  session.setDisplayMediaRequestHandler((request, answer) => {
    hasChosen = true;
    const source = isItsFrame(request.frame) && request.videoRequested ? gate.take() : null;
    // Never the sound of this computer: nobody chose that.
    if (source === null) answer(null as never);
    else answer({ video: captureSource(source) });
  });
}

/** Makes `app://o7/` answer under the policies of a call. */
export function serveCall(session: Session): void {
  session.protocol.handle(appScheme, (request) => answerWithFile(request, callPolicy, callWorkerPolicy));
}

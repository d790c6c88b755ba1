// Locks every session: no permission but a camera that was asked for, no device, no download, no address but the app's own.

import { app, type Session } from 'electron';
import type { EgressNotes } from '../egress-record.ts';
import { isAppUrl } from '../window/app-origin.ts';
import type { CameraGate } from './camera.ts';

/** Refuses everything that a page can ask of the browser and that O7 does not use. `camera`: what may be granted after all. */
export function hardenSession(session: Session, camera?: CameraGate): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(camera?.grants({ ...details, permission }) === true),
  );
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event, item) => {
    event.preventDefault();
    item.cancel();
  });
  for (const picker of ['select-hid-device', 'select-serial-port', 'select-usb-device'] as const) {
    session.on(picker as 'select-hid-device', (event, _details, choose) => {
      event.preventDefault();
      choose();
    });
  }
}

/** Chromium has no business on any network, for a page or for this process: the engine talks to the service. */
function closeToNetwork(session: Session, notes: EgressNotes): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !isAppUrl(details.url) && !details.url.startsWith('devtools://');
    if (cancel && details.webContentsId === undefined) notes.shellRefused('request', details.url);
    else if (cancel) notes.pageRefused('request', details.url);
    answer({ cancel });
  });
}

/**
 * A proxy where nobody is, for loopback too: what asks no one about its requests, a peer connection to a relay over TCP, ends
 * there. Over UDP it is refused by the page's contents (contents.ts).
 */
const nowhere = {
  mode: 'fixed_servers',
  proxyRules: 'http://127.0.0.1:9',
  proxyBypassRules: '<-loopback>',
} as const;

/** From now on no peer connection of this session finds a way out. */
export function closeWays(session: Session): Promise<void> {
  return session.setProxy(nowhere);
}

/**
 * Chromium fetches a spelling dictionary from Google for every session as soon as it exists, also for the default one
 * that no window uses: without languages and switched off from the first moment there is nothing to fetch. Nor does it
 * look for a proxy (WPAD, PAC) for sessions that connect to nothing; the one that is asked for a proxy says so itself.
 * What they are asked to fetch all the same is refused and noted.
 */
export function silenceEverySession(notes: EgressNotes): void {
  app.on('session-created', (session) => {
    closeToNetwork(session, notes);
    session.setSpellCheckerLanguages([]);
    session.setSpellCheckerEnabled(false);
    void closeWays(session);
  });
}

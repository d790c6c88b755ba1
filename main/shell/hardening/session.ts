// Locks a window's session: no permission, no device, no download, no address but the app's own.

import type { Session } from 'electron';
import { isAppUrl } from '../window/app-origin.ts';

/** Refuses everything that a page can ask of the browser and that O7 does not use. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
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
  // The page has no business on any network; the engine talks to the service.
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAppUrl(details.url) && !details.url.startsWith('devtools://') });
  });
}

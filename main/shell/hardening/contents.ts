// Rules for every page the app ever holds: it stays where it is, opens nothing, embeds nothing.

import { app, type Session, type WebContents } from 'electron';
import type { EgressNotes } from '../egress-record.ts';
import { isAppUrl } from '../window/app-origin.ts';

/** Pages beside the app's own, each for the contents of one session alone. */
const otherPages = new WeakMap<Session, (url: string) => boolean>();

/** Lets the contents of this session, and of no other, stand on a page that is not the app's own. */
export function openPageFor(session: Session, isPage: (url: string) => boolean): void {
  otherPages.set(session, isPage);
}

function harden(contents: WebContents, notes: EgressNotes): void {
  const note = (url: string): void => {
    if (!isAppUrl(url)) notes.pageRefused('navigation', url);
  };
  // A peer connection is asked about by no rule of a session: none goes out by UDP, and by TCP there is no way (session.ts).
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  // Comes for the page itself and for frames in it; `will-navigate` would note the former twice.
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
    note(event.url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    note(url);
    return { action: 'deny' };
  });
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  contents.on('did-navigate', (_event, url) => {
    // Belt and braces: whatever got past the refusals above ends here.
    const isItsPage = otherPages.get(contents.session)?.(url) ?? isAppUrl(url);
    if (!isItsPage && !url.startsWith('devtools://')) contents.close();
  });
  contents.on('context-menu', (event) => event.preventDefault());
}

/** Applies the rules to every web contents from its creation on. */
export function hardenEveryContents(notes: EgressNotes): void {
  app.on('web-contents-created', (_event, contents) => harden(contents, notes));
}

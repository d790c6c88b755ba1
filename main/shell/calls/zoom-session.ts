// The session of Zoom's window: in memory, its own page from the disk, Zoom's cloud over the system's proxy, and no other host.

import { type Session, session } from 'electron';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { EgressNotes } from '../egress-record.ts';
import { openPageFor } from '../hardening/contents.ts';
import { closeWays, hardenSession } from '../hardening/session.ts';
import { answerZoomFile } from './zoom-files.ts';
import { isZoomCloud, isZoomPage, isZoomUrl } from './zoom-origin.ts';

/** False in a build that leaves Zoom's code out. */
declare const __WITH_ZOOM__: boolean;

/** No `persist:`: it lives in memory. */
const partition = 'o7-zoom';

let isSetUp = false;

/** A call that begins waits until the one before is forgotten: its page is not emptied under it. */
let last: Promise<unknown> = Promise.resolve();

/** Nothing of an earlier call is left for the next one. */
async function empty(own: Session): Promise<void> {
  await Promise.all([
    own.clearStorageData(),
    own.clearCache(),
    own.clearAuthCache(),
    own.clearHostResolverCache(),
    own.closeAllConnections(),
  ]);
}

function renew(own: Session, openWays: (own: Session) => Promise<void>): Promise<void> {
  const done = last.then(async () => {
    await openWays(own);
    await empty(own);
  });
  last = done.catch(() => undefined);
  return done;
}

/** Out by the session's own way, proxy and all. What fails is the page's to hear, and nobody's log. */
const askZoom = (own: Session, request: Request): Promise<Response> =>
  own.fetch(request, { bypassCustomProtocolHandlers: true }).catch(() => Response.error());

/** Zoom's code switches sound and picture off where it reads "Electron", and our name in it is nobody's business. */
const plainUserAgent = (own: Session): string =>
  own
    .getUserAgent()
    .split(' ')
    .filter((part) => /^(Mozilla|AppleWebKit|Chrome|Safari)\/|[(;)]|^\(/.test(part) || !part.includes('/'))
    .join(' ');

function setUp(own: Session, notes: Pick<EgressNotes, 'pageRefused' | 'zoomContacted'>): void {
  // Replaces the refusal of everything that each session is given at its making, for this one alone. Redirects pass here too.
  own.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !isZoomUrl(url) && !isZoomCloud(url) && !/^(blob|data|devtools):/.test(url);
    if (cancel) notes.pageRefused('request', url);
    else if (isZoomCloud(url)) notes.zoomContacted(url);
    answer({ cancel });
  });
  own.protocol.handle('https', (request) => {
    if (isZoomUrl(request.url)) return answerZoomFile(request);
    if (isZoomCloud(request.url)) return askZoom(own, request);
    notes.pageRefused('request', request.url);
    return Response.error();
  });
  own.setUserAgent(plainUserAgent(own), 'en-US');
  openPageFor(own, isZoomPage);
}

/**
 * The session for a Zoom call that was chosen and admitted, emptied of the one before. `harden` sets what a call's window may
 * ask of the browser; the session is not handed out before that holds. `calls.zoomLeftOut`.
 */
export async function zoomSession(
  notes: Pick<EgressNotes, 'pageRefused' | 'zoomContacted'>,
  harden: (own: Session) => void,
): Promise<Session> {
  if (!__WITH_ZOOM__) throw new AppError('calls.zoomLeftOut');
  const own = session.fromPartition(partition, { cache: false });
  if (!isSetUp) {
    isSetUp = true;
    hardenSession(own);
    harden(own);
    setUp(own, notes);
  }
  await renew(own, () => own.setProxy({ mode: 'system' }));
  return own;
}

/** After the window is closed: nothing of the call stays in memory, and nothing finds a way out any more. */
export async function forgetZoomCall(): Promise<void> {
  if (!isSetUp) return;
  const own = session.fromPartition(partition, { cache: false });
  await renew(own, closeWays);
}

// The session of Zoom's window: in memory, its own page from the disk, Zoom's cloud over the system's proxy, and no other host.

import { type Session, session } from 'electron';
import type { EgressNotes } from '../egress-record.ts';
import { openPageFor } from '../hardening/contents.ts';
import { answerZoomFile } from './zoom-files.ts';
import { isZoomCloud, isZoomPage, isZoomUrl } from './zoom-origin.ts';

/** No `persist:`: it lives in memory. */
const partition = 'o7-zoom';

let isSetUp = false;

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

function setUp(own: Session, notes: Pick<EgressNotes, 'pageRefused'>): void {
  // Replaces the refusal of everything that each session is given at its making, for this one alone. Redirects pass here too.
  own.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !isZoomUrl(url) && !isZoomCloud(url) && !/^(blob|data|devtools):/.test(url);
    if (cancel) notes.pageRefused('request', url);
    answer({ cancel });
  });
  own.protocol.handle('https', (request) => {
    if (isZoomUrl(request.url)) return answerZoomFile(request);
    if (isZoomCloud(request.url)) return own.fetch(request, { bypassCustomProtocolHandlers: true });
    notes.pageRefused('request', request.url);
    return Response.error();
  });
  openPageFor(own, isZoomPage);
}

/**
 * The session for a Zoom call that was chosen and admitted, emptied of the one before. `harden` sets what a call's window may
 * ask of the browser; the session is not handed out before that holds.
 */
export async function zoomSession(
  notes: Pick<EgressNotes, 'pageRefused'>,
  harden: (own: Session) => void,
): Promise<Session> {
  const own = session.fromPartition(partition, { cache: false });
  if (!isSetUp) {
    isSetUp = true;
    harden(own);
    setUp(own, notes);
  }
  await own.setProxy({ mode: 'system' });
  await empty(own);
  return own;
}

/** After the window is closed: nothing of the call stays in memory, and nothing looks for a proxy any more. */
export async function forgetZoomCall(): Promise<void> {
  if (!isSetUp) return;
  const own = session.fromPartition(partition, { cache: false });
  await own.setProxy({ mode: 'direct' });
  await empty(own);
}

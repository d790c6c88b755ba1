/** What calls need. */
import { giveIceServers } from '../calls/ice-servers.ts';
import { giveZoomToken } from '../calls/zoom-token.ts';
import type { Handlers } from '../http/route.ts';

export const callHandlers = {
  'calls.iceServers': giveIceServers,
  'calls.zoomToken': giveZoomToken,
} satisfies Partial<Handlers>;

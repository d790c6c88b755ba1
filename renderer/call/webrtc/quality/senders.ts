// Puts a rung into effect on the senders of a connection; sound always goes first.

import type { Link } from '../link/link.ts';
import { pictureOf, type Rung, screenBitrate, soundBitrate } from './ladder.ts';

async function limit(
  transceiver: RTCRtpTransceiver | undefined,
  change: (encoding: RTCRtpEncodingParameters) => void,
): Promise<void> {
  const sender = transceiver?.sender;
  const parameters = sender?.getParameters();
  const [encoding] = parameters?.encodings ?? [];
  if (sender === undefined || parameters === undefined || encoding === undefined) return;
  change(encoding);
  // Refused while the connection closes or is described anew: the next second tries again.
  await sender.setParameters(parameters).catch(() => undefined);
}

/** @param others people besides this one; @param isWanted whether the other side can take a picture */
export async function applyRung(link: Link, rung: Rung, others: number, isWanted: boolean): Promise<void> {
  const { isSent, maxBitrate, scale } = pictureOf(rung, others);
  await limit(link.lane('sound'), (encoding) => {
    Object.assign(encoding, { maxBitrate: soundBitrate, priority: 'high', networkPriority: 'high' });
  });
  await limit(link.lane('picture'), (encoding) => {
    Object.assign(encoding, {
      active: isSent && isWanted,
      maxBitrate,
      scaleResolutionDownBy: scale,
      priority: 'low',
      networkPriority: 'low',
    });
  });
  await limit(link.lane('screen'), (encoding) => {
    Object.assign(encoding, {
      active: rung < 3 && isWanted,
      maxBitrate: rung === 0 ? screenBitrate : screenBitrate / 3,
      priority: 'medium',
      networkPriority: 'medium',
    });
  });
}

// Opens frames that were taken off the wire, outside any browser, with the keys that the call gave out.

import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import type { FrameSort } from '../../../renderer/call/sframe/frame.ts';
import { linkBase } from '../../../renderer/call/sframe/link-base.ts';
import { createFrameDesk, type FrameDesk } from '../../../renderer/call/webrtc/frames/frame-desk.ts';
import type { LinkSignal } from '../../../renderer/call/webrtc/port.ts';

export interface WireKeys {
  /** The call's key of the epoch, 32 bytes. */
  readonly base: Uint8Array<ArrayBuffer>;
  readonly epoch: number;
  readonly sender: number;
  readonly receiver: number;
}

/** The keys of one link; null where it was never answered. */
async function deskOf(
  link: string,
  described: readonly Extract<LinkSignal, { kind: 'description' }>[],
  { base, epoch, sender, receiver }: WireKeys,
): Promise<FrameDesk | null> {
  const [own, other] = (['answer', 'offer'] as const).map(
    (sort) => described.find((signal) => signal.link === link && signal.sort === sort)?.fingerprint,
  );
  if (own === undefined || other === undefined) return null;
  const ends = { own: fromBase64Url(own), other: fromBase64Url(other), link: fromBase64Url(link) };
  const desk = createFrameDesk(0, () => 0);
  await desk.setKeys({ link, epoch, base: await linkBase(base, ends), own: receiver, other: sender });
  return desk;
}

/** How many of these frames the keys open. Certificates and links are those of the signals. */
export async function openedFrames(
  signals: readonly LinkSignal[],
  keys: WireKeys,
  frames: Readonly<Record<FrameSort, readonly string[]>>,
): Promise<number> {
  const described = signals.flatMap((signal) => (signal.kind === 'description' ? [signal] : []));
  let opened = 0;
  for (const link of new Set(described.map((signal) => signal.link))) {
    const desk = await deskOf(link, described, keys);
    for (const sort of ['audio', 'video'] as const) {
      for (const frame of frames[sort]) {
        const bytes = new Uint8Array(Buffer.from(frame, 'base64'));
        if (desk !== null && (await desk.open(link, sort, bytes)) !== null) opened++;
      }
    }
  }
  return opened;
}

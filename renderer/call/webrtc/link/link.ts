// One attempt at a connection with one computer: descriptions, the check of the certificate, and only then media.

import type { IceAccess } from '../../../../contract/bridge/call-channels.ts';
import type { Seat } from '../../../../contract/domain/call-signal.ts';
import { fromBase64Url, toBase64Url } from '../../../../contract/encoding/base64url.ts';
import type { LinkSignal } from '../port.ts';
import { createCandidateQueue, sendCandidates } from './candidates.ts';
import { onFailedHandshake, shownFingerprint } from './certificates.ts';
import { type ConnectionParts, iceConfiguration, type LaneName, openConnection } from './connection.ts';
import { checkDescription, isSame } from './description.ts';
import { type Marks, readMarks } from './marks.ts';
import { paced } from './paced.ts';

/** Tracks to send; null: nothing of that sort. */
export type Tracks = Readonly<Record<LaneName, MediaStreamTrack | null>>;

/** However fast the other side speaks, this window draws no faster for it. */
const marksMs = 100;

export interface LinkParts extends ConnectionParts {
  readonly seat: Seat;
  /** 16 bytes as base64url; never used before by this page. */
  readonly id: string;
  readonly isOfferer: boolean;
  readonly ice: IceAccess;
  readonly ownFingerprint: Uint8Array<ArrayBuffer>;
  readonly send: (signal: LinkSignal) => void;
  /** Both ends are named: keys can be made, before the first frame comes. */
  readonly onNamed: (other: Uint8Array<ArrayBuffer>) => void;
  /** The certificate was checked: media flow from now on. Again after each reconnection. */
  readonly onConnected: () => void;
  readonly onLost: () => void;
  /** Certificate, fingerprint or description do not fit. */
  readonly onDistrust: () => void;
  /** The other side answers with another certificate than before: a link of its own is needed. */
  readonly onOtherPage: () => void;
  readonly onMarks: (marks: Marks) => void;
}

export interface Link {
  readonly id: string;
  readonly pc: RTCPeerConnection;
  readonly startedAt: number;
  /** The certificate of the other end, once it was named. */
  readonly other: () => Uint8Array<ArrayBuffer> | null;
  readonly lane: (name: LaneName) => RTCRtpTransceiver | undefined;
  /** Offers; with `ice` given, anew on the same connection over new ways. */
  readonly offer: (ice?: IceAccess) => Promise<void>;
  readonly take: (signal: LinkSignal) => Promise<void>;
  /** Sends these from the moment the other end is checked. */
  readonly attach: (tracks: Tracks) => Promise<void>;
  readonly mark: (text: string) => void;
  readonly close: () => void;
}

/** An answer that has not come by then is not waited for. */
const answerMs = 5_000;

/** Opens the connection; nothing is sent before `offer` or an offer that is taken. */
export function openLink(parts: LinkParts): Link {
  const { seat, id, isOfferer, frames } = parts;
  const { pc, channel, lanes } = openConnection(parts, id, parts.ice, isOfferer);
  const queue = createCandidateQueue(pc);
  let other: Uint8Array<ArrayBuffer> | null = null;
  let isChecked = false;
  let isClosed = false;
  let offeredAt = Number.NEGATIVE_INFINITY;
  let tracks: Tracks | null = null;
  let ownMarks: string | null = null;
  let earlyMarks: Marks | null = null;

  const stopCandidates = sendCandidates(pc, (candidates) => {
    parts.send({ kind: 'candidates', to: seat, link: id, candidates: [...candidates] });
  });

  function distrust(): void {
    if (isClosed) return;
    close();
    parts.onDistrust();
  }

  async function describe(description: RTCSessionDescriptionInit): Promise<void> {
    await pc.setLocalDescription(description);
    const { sdp = '' } = description;
    const fingerprint = toBase64Url(parts.ownFingerprint);
    const sort = description.type === 'offer' ? 'offer' : 'answer';
    parts.send({ kind: 'description', to: seat, link: id, sort, sdp, fingerprint });
  }

  async function apply(): Promise<void> {
    if (!isChecked || tracks === null) return;
    const wanted = tracks;
    await Promise.all(
      [...lanes].map(async ([name, { sender }]) => {
        if (sender.track !== wanted[name]) await sender.replaceTrack(wanted[name]);
      }),
    );
  }

  function tellMarks(): void {
    if (isChecked && ownMarks !== null && channel.readyState === 'open') channel.send(ownMarks);
  }

  async function check(): Promise<void> {
    const shown = await shownFingerprint(pc);
    if (isClosed) return;
    if (shown === 'gone') return parts.onLost();
    if (shown === 'several' || other === null || !isSame(shown, other)) return distrust();
    isChecked = true;
    await apply();
    tellMarks();
    if (isClosed) return;
    parts.onConnected();
    if (earlyMarks !== null) parts.onMarks(earlyMarks);
    earlyMarks = null;
  }

  pc.addEventListener('connectionstatechange', () => {
    const state = pc.connectionState;
    if (isClosed) return;
    if (state === 'connected') void check();
    else if (state === 'failed' || state === 'disconnected') parts.onLost();
  });
  // The one channel was agreed upon before: others are not taken.
  pc.addEventListener('datachannel', (event) => event.channel.close());
  channel.addEventListener('open', tellMarks);
  const incoming = paced<Marks>(marksMs, (marks) => {
    // The other side may be done with its check first: what it says then counts once ours is done.
    if (!isChecked) earlyMarks = marks;
    else parts.onMarks(marks);
  });
  channel.addEventListener('message', ({ data }) => {
    const marks = readMarks(data);
    if (marks !== null && !isClosed) incoming.push(marks);
  });

  async function takeDescription(signal: Extract<LinkSignal, { kind: 'description' }>): Promise<void> {
    const expected = isOfferer ? 'answer' : 'offer';
    const isAwaited = pc.signalingState === (isOfferer ? 'have-local-offer' : 'stable');
    if (signal.sort !== expected || !isAwaited) return;
    const checked = checkDescription(signal.sdp);
    const named = new Uint8Array(fromBase64Url(signal.fingerprint));
    if (checked === null || !isSame(checked.fingerprint, named)) return distrust();
    // Said by the same computer: its page is another one now, and this link leads to nobody any more.
    if (other !== null && !isSame(other, named)) return parts.onOtherPage();
    const isFirst = other === null;
    if (isFirst) {
      other = named;
      parts.onNamed(named);
    }
    await pc.setRemoteDescription({ type: signal.sort, sdp: checked.sdp });
    if (signal.sort === 'offer') await describe(await pc.createAnswer());
    if (isFirst) {
      onFailedHandshake(pc, () => {
        if (!isChecked) distrust();
      });
    }
    await queue.flush();
  }

  function close(): void {
    isClosed = true;
    stopCandidates();
    incoming.stop();
    channel.close();
    pc.close();
    frames.close(id);
  }

  return {
    id,
    pc,
    startedAt: performance.now(),
    other: () => other,
    lane: (name) => lanes.get(name),
    async offer(ice) {
      const isWaiting = pc.signalingState === 'have-local-offer';
      if (isClosed || (isWaiting && performance.now() - offeredAt < answerMs)) return;
      offeredAt = performance.now();
      if (ice !== undefined) pc.setConfiguration({ ...pc.getConfiguration(), ...iceConfiguration(ice) });
      await describe(await pc.createOffer({ iceRestart: ice !== undefined }));
    },
    async take(signal) {
      if (isClosed) return;
      if (signal.kind === 'candidates') await queue.take(signal.candidates);
      else await takeDescription(signal);
    },
    async attach(next) {
      tracks = next;
      await apply();
    },
    mark(text) {
      ownMarks = text;
      tellMarks();
    },
    close,
  };
}

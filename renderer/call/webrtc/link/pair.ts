// This computer and one other: which of them offers, the attempts one after the other, and finding each other again.

import type { IceAccess } from '../../../../contract/bridge/call-channels.ts';
import type { Seat } from '../../../../contract/domain/call-signal.ts';
import { toBase64Url } from '../../../../contract/encoding/base64url.ts';
import { inTurn } from '../in-turn.ts';
import type { LinkSignal } from '../port.ts';
import { type Link, type LinkParts, openLink, type Tracks } from './link.ts';

export interface PairParts
  extends Pick<LinkParts, 'browser' | 'frames' | 'certificate' | 'ownFingerprint' | 'send' | 'onMarks'> {
  readonly self: Seat;
  readonly seat: Seat;
  /** Ids of every link that this page ever had. */
  readonly used: Set<string>;
  /** Asked anew for every attempt; where the service does not answer, the ways of before. */
  readonly ice: () => Promise<IceAccess>;
  readonly onNamed: (link: Link) => void;
  /** `state` has changed. */
  readonly onChange: () => void;
}

/** `gone`: not found again within `callLimits`' minute; `reconnect` tries on. `distrusted`: closed for good. */
export type PairState = 'connecting' | 'connected' | 'lost' | 'gone' | 'distrusted';

export interface Pair {
  readonly seat: Seat;
  readonly state: () => PairState;
  readonly link: () => Link | null;
  /** The certificate of the other end, once it was checked; still so while the connection is lost. */
  readonly checked: () => Uint8Array<ArrayBuffer> | null;
  readonly take: (signal: LinkSignal) => Promise<void>;
  readonly attach: (tracks: Tracks) => Promise<void>;
  readonly mark: (text: string) => void;
  readonly reconnect: () => void;
  readonly close: () => void;
}

/** What the answering side gives the offer to come by itself. */
const knockMs = 2_500;
/** Waits between tries, the last one again and again. */
const waits = [1_000, 2_000, 4_000, 8_000, 15_000];
/** So long without a connection is too long to say "soon". */
const goneMs = 60_000;
/** What a link that was just begun gets before another try, also when the other side knocks: its offer may be on its way. */
const answerMs = 5_000;

const newLinkId = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(16)));

/** Begins at once: the smaller device id offers, the other one waits and knocks. */
export function openPair(parts: PairParts): Pair {
  const { self, seat, used } = parts;
  const isOfferer = self.device < seat.device;
  let link: Link | null = null;
  let tracks: Tracks | null = null;
  let marks: string | null = null;
  let state: PairState = 'connecting';
  let isClosed = false;
  let tries = 0;
  let since = performance.now();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let known: IceAccess | null = null;
  let isChecked = false;
  const turn = inTurn();

  function become(next: PairState): void {
    if (isClosed || state === next) return;
    state = next;
    parts.onChange();
  }

  async function askIce(): Promise<IceAccess> {
    // The service may be away in mid-call; the ways it named before are as good as none.
    const found = await parts.ice().catch((error: unknown) => {
      if (known === null) throw error;
      return known;
    });
    known = found;
    return found;
  }

  function plan(ms: number): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void turn(attempt).catch(() => plan(waits.at(-1) ?? 0)), ms);
  }

  /** @param ms when the next try begins, where nothing else does it before */
  function lose(ms: number): void {
    if (state !== 'connected' || isClosed) return;
    [tries, since] = [0, performance.now()];
    become('lost');
    plan(ms);
  }

  function found(): void {
    if (timer !== null) clearTimeout(timer);
    [timer, tries, isChecked] = [null, 0, true];
    become('connected');
  }

  function close(): void {
    isClosed = true;
    isChecked = false;
    if (timer !== null) clearTimeout(timer);
    link?.close();
    link = null;
  }

  /** Certificate, fingerprint or description did not fit: there is no second try with this stay of theirs. */
  function distrust(): void {
    if (isClosed) return;
    close();
    state = 'distrusted';
    parts.onChange();
  }

  async function replaceLink(id: string): Promise<Link> {
    const ice = await askIce();
    link?.close();
    used.add(id);
    isChecked = false;
    const made = openLink({
      ...parts,
      id,
      isOfferer,
      ice,
      onNamed: () => parts.onNamed(made),
      onConnected: found,
      onLost: () => lose(0),
      onDistrust: distrust,
      onOtherPage: () => void turn(beginAnew).catch(() => plan(0)),
    });
    link = made;
    if (marks !== null) made.mark(marks);
    if (tracks !== null) await made.attach(tracks);
    return made;
  }

  async function beginAnew(): Promise<void> {
    if (!isOfferer || isClosed) return;
    lose(answerMs);
    const made = await replaceLink(newLinkId());
    if (!isClosed) await made.offer();
  }

  /** Offers, or asks the other side to: anew over the same connection where there is one. */
  async function attempt(): Promise<void> {
    if (isClosed || state === 'connected') return;
    const now = performance.now();
    if (now - since > goneMs) return become('gone');
    const youngFor = link === null ? 0 : link.startedAt + answerMs - now;
    if (youngFor > 0) return plan(youngFor);
    plan(waits[Math.min(tries++, waits.length - 1)] ?? 0);
    if (!isOfferer) {
      parts.send({ kind: 'candidates', to: seat, link: link?.id ?? newLinkId(), candidates: [] });
    } else if (link === null || link.other() === null) {
      await beginAnew();
    } else {
      await link.offer(await askIce());
    }
  }

  /** The other side asks for an offer: it has lost this link, or knows none. */
  async function takeKnock(id: string): Promise<void> {
    if (!isOfferer || isClosed) return;
    if (id === link?.id) {
      if (link.other() !== null) await link.offer(await askIce());
      return;
    }
    const isYoung = link !== null && link.other() === null && performance.now() - link.startedAt < answerMs;
    if (!isYoung) await beginAnew();
  }

  async function takeOffer(signal: Extract<LinkSignal, { kind: 'description' }>): Promise<void> {
    if (signal.link !== link?.id) {
      // A link that was left is never taken up again: its keys have been counted with.
      if (used.has(signal.link)) return;
      lose(answerMs);
      await replaceLink(signal.link);
      // Not asked for again before this one had its time.
      plan(answerMs);
    }
    if (!isClosed) await link?.take(signal);
  }

  if (isOfferer) plan(0);
  else plan(knockMs);

  return {
    seat,
    state: () => state,
    link: () => link,
    checked: () => (isChecked ? (link?.other() ?? null) : null),
    take: (signal) =>
      turn(async () => {
        if (isClosed) return;
        if (signal.kind === 'candidates' && signal.candidates.length === 0) await takeKnock(signal.link);
        else if (signal.kind === 'description' && signal.sort === 'offer') {
          if (!isOfferer) await takeOffer(signal);
        } else if (signal.link === link?.id) await link.take(signal);
      }),
    async attach(next) {
      tracks = next;
      await link?.attach(next);
    },
    mark(text) {
      marks = text;
      link?.mark(text);
    },
    reconnect() {
      if (isClosed || state === 'connected') return;
      [tries, since] = [0, performance.now()];
      if (state === 'gone') become('lost');
      plan(0);
    },
    close,
  };
}

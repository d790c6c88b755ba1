// One other person in the call: their connection, how it does, what they let be seen and heard.

import type { NetworkMark, RemotePerson } from '../engine/call-engine.ts';
import type { LinkReport } from './frames/frame-messages.ts';
import { laneNames } from './link/connection.ts';
import { type Marks, writeMarks } from './link/marks.ts';
import { openPair, type Pair, type PairParts, type PairState } from './link/pair.ts';
import { firstStep, markOf, type Rung, step } from './quality/ladder.ts';
import { type LineCounts, measureLine } from './quality/line-stats.ts';
import { applyRung } from './quality/senders.ts';
import type { Stage } from './stage.ts';

/** What this side says of itself to everybody alike. */
export type OwnMarks = Omit<Marks, 'wantsPicture'>;

export interface Person {
  readonly pair: Pair;
  readonly view: () => RemotePerson;
  readonly network: () => NetworkMark;
  readonly rung: () => Rung;
  /** How this computer's own media stand, for them. */
  readonly tell: (own: OwnMarks) => void;
  /** What the worker made of their frames. */
  readonly report: (report: LinkReport) => void;
  /** Measures the line; twice a second. */
  readonly measure: (others: number) => Promise<void>;
  readonly close: () => void;
}

export interface PersonParts extends Omit<PairParts, 'onMarks'> {
  readonly stage: Stage;
  /** Frames come that cannot be opened: newer keys may help. */
  readonly onUnopened: () => void;
}

/** Frames that cannot be opened for so long are said to be so. */
const unopenedMs = 2_000;
/** Root mean square of a voice that is plainly heard, and how long after it somebody still speaks. */
const loud = 0.012;
const speakingMs = 900;
/** Marks are said again so often, changed or not. */
const beatMs = 4_000;
/** So long the browser feels its way on a new connection. */
const youngMs = 8_000;

const shownAs = {
  connecting: 'connecting',
  connected: 'connected',
  lost: 'lost',
  gone: 'lost',
  distrusted: 'leftOut',
} as const satisfies Record<PairState, RemotePerson['state']>;

/** Begins the connection at once. */
export function openPerson(parts: PersonParts): Person {
  const { seat, stage, onChange, onUnopened } = parts;
  let marks: Marks = { microphone: false, camera: false, sharing: false, wantsPicture: true, epoch: null };
  let ladder = firstStep;
  let mark: NetworkMark = 3;
  let counts: LineCounts | undefined;
  let measured = '';
  let connectedAt = 0;
  let isHalf = false;
  let lastLoudAt = Number.NEGATIVE_INFINITY;
  let unopenedSince: number | null = null;
  let isUnopened = false;
  let applied = '';
  let own: OwnMarks = { microphone: false, camera: false, sharing: false, epoch: null };
  let told = '';
  let toldAt = Number.NEGATIVE_INFINITY;

  function tellAgain(): void {
    // What is held back is not to be waited for: there it looks like a camera that is off.
    const isSent = marks.wantsPicture && ladder.rung < 2;
    const text = writeMarks({ ...own, camera: own.camera && isSent, wantsPicture: ladder.rung < 3 });
    const now = performance.now();
    if (text === told && now - toldAt < beatMs) return;
    [told, toldAt] = [text, now];
    pair.mark(text);
  }

  /** Nothing more of theirs is shown or played. */
  function clear(): void {
    for (const lane of laneNames) stage.put(seat.device, lane, null);
  }

  function onPairChange(): void {
    const link = pair.link();
    if (pair.state() === 'distrusted') clear();
    if (pair.state() === 'connected' && link !== null) {
      connectedAt = performance.now();
      for (const lane of laneNames) stage.put(seat.device, lane, link.lane(lane)?.receiver.track ?? null);
    }
    onChange();
  }

  const pair: Pair = openPair({
    ...parts,
    onChange: onPairChange,
    onMarks(next) {
      marks = next;
      const link = pair.link();
      // A computer that is locked, or whose engine is away, stays behind: frames are sealed so that it can open them.
      if (link !== null && next.epoch !== null) parts.frames.allow(link.id, next.epoch);
      onChange();
    },
  });

  const isSpeaking = () => performance.now() - lastLoudAt < speakingMs;

  async function limit(others: number): Promise<void> {
    const link = pair.link();
    if (link === null || pair.state() !== 'connected') return;
    const wanted = `${link.id} ${ladder.rung} ${others} ${marks.wantsPicture}`;
    if (wanted === applied) return;
    applied = wanted;
    await applyRung(link, ladder.rung, others, marks.wantsPicture);
  }

  return {
    pair,
    view() {
      const state = pair.state();
      const isConnected = state === 'connected';
      return {
        device: seat.device,
        hasSound: isConnected && marks.microphone,
        hasPicture: isConnected && marks.camera && !isUnopened && ladder.rung < 3,
        isSharing: isConnected && marks.sharing && !isUnopened,
        isSpeaking: isConnected && marks.microphone && isSpeaking(),
        state: isConnected && isUnopened ? 'undecryptable' : shownAs[state],
      };
    },
    network: () => (pair.state() === 'connected' ? mark : 0),
    rung: () => ladder.rung,
    tell(next) {
      own = next;
      tellAgain();
    },
    report({ opened, refused, unknown }) {
      if (opened > 0) [unopenedSince, isUnopened] = [null, false];
      else if (refused + unknown > 0) {
        unopenedSince ??= performance.now();
        isUnopened = performance.now() - unopenedSince >= unopenedMs;
        onUnopened();
      }
      onChange();
    },
    async measure(others) {
      const link = pair.link();
      if (link === null || pair.state() !== 'connected') return;
      const report = await link.pc.getStats().catch(() => null);
      if (report === null || pair.link() !== link) return;
      if (measured !== link.id) [measured, counts] = [link.id, undefined];
      const now = performance.now();
      isHalf = !isHalf;
      const line = measureLine(report, counts);
      if (line.loudness >= loud) lastLoudAt = now;
      if (!isHalf) {
        counts = line.counts;
        const { sample } = line;
        const isExpected = marks.microphone || marks.camera;
        // Where no picture is sent the browser's guess stays low: it is not asked.
        const available = ladder.rung >= 2 ? null : sample.available;
        mark = markOf({ ...sample, hasReceived: sample.hasReceived || !isExpected, available });
        ladder = step(ladder, mark, now - connectedAt < youngMs);
      }
      tellAgain();
      await limit(others);
      onChange();
    },
    close() {
      pair.close();
      clear();
    },
  };
}

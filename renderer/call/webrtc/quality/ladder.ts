// When the line gets narrow the picture gives way before the sound: four rungs, down quickly, up slowly.

import type { NetworkMark } from '../../engine/call-engine.ts';

/** What a second on the line looked like. Shares from 0 to 1; null: not known. */
export interface LineSample {
  /** Packets of any sort came from the other side. */
  readonly hasReceived: boolean;
  readonly rttMs: number | null;
  readonly lossIn: number | null;
  readonly lossOut: number | null;
  /** What the browser thinks that it can send, bits per second. */
  readonly available: number | null;
}

/** 0: the whole picture; 1: a small one; 2: none from here; 3: sound alone, both ways. */
export type Rung = 0 | 1 | 2 | 3;

export interface LadderState {
  readonly rung: Rung;
  /** Seconds in a row that were bad, or good. */
  readonly bad: number;
  readonly good: number;
}

export const firstStep: LadderState = { rung: 0, bad: 0, good: 0 };

/** Seconds in a row. */
const downAfter = 3;
export const upAfter = 10;

/** How the line is, for a person to see. */
export function markOf({ hasReceived, rttMs, lossIn, lossOut, available }: LineSample): NetworkMark {
  if (!hasReceived) return 0;
  const loss = Math.max(lossIn ?? 0, lossOut ?? 0);
  if (loss > 0.08 || (rttMs ?? 0) > 600 || (available ?? Number.POSITIVE_INFINITY) < 120_000) return 1;
  if (loss > 0.03 || (rttMs ?? 0) > 300 || (available ?? Number.POSITIVE_INFINITY) < 350_000) return 2;
  return 3;
}

const down = (rung: Rung): Rung => (rung === 0 ? 1 : rung === 1 ? 2 : 3);
const up = (rung: Rung): Rung => (rung === 3 ? 2 : rung === 2 ? 1 : 0);

/** The next second. `isYoung`: the connection has just begun and the browser still feels its way. */
export function step({ rung, bad, good }: LadderState, mark: NetworkMark, isYoung = false): LadderState {
  if (mark <= 1) {
    if (isYoung) return { rung, bad: 0, good: 0 };
    return bad + 1 >= downAfter ? { rung: down(rung), bad: 0, good: 0 } : { rung, bad: bad + 1, good: 0 };
  }
  // Without a picture nothing is sent that would show how much the line carries: what it does carry must be well.
  return good + 1 >= upAfter ? { rung: up(rung), bad: 0, good: 0 } : { rung, bad: 0, good: good + 1 };
}

/** What a sender of each rung may use, bits per second, and by how much the picture is smaller. */
export interface PictureSize {
  readonly isSent: boolean;
  readonly maxBitrate: number;
  readonly scale: number;
}

export const soundBitrate = 48_000;
export const screenBitrate = 1_200_000;

/** @param others people in the call besides this one: each gets a copy of its own */
export function pictureOf(rung: Rung, others: number): PictureSize {
  const whole = others <= 1 ? 1_800_000 : 900_000 / (others - 1);
  if (rung === 0) return { isSent: true, maxBitrate: Math.round(whole), scale: others <= 1 ? 1 : 2 };
  return { isSent: rung === 1, maxBitrate: 200_000, scale: others <= 1 ? 3 : 4 };
}

// When the line gets narrow: what gives way, in which order, and when it comes back.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkMark } from '../../../../../renderer/call/engine/call-engine.ts';
import { nextTalking } from '../../../../../renderer/call/webrtc/media/talking-muted.ts';
import {
  firstStep,
  type LadderState,
  type LineSample,
  markOf,
  pictureOf,
  step,
  upAfter,
} from '../../../../../renderer/call/webrtc/quality/ladder.ts';
import { measureLine } from '../../../../../renderer/call/webrtc/quality/line-stats.ts';

const well: LineSample = { hasReceived: true, rttMs: 40, lossIn: 0, lossOut: 0, available: 2e6 };
const walk = (from: LadderState, marks: readonly NetworkMark[]) =>
  marks.reduce((state, mark) => step(state, mark), from);
const seconds = (mark: NetworkMark, count: number): NetworkMark[] =>
  Array.from({ length: count }, () => mark);

describe('the ladder', () => {
  it('goes down a rung after three bad seconds, up one after ten good ones', () => {
    expect(walk(firstStep, seconds(1, 2)).rung).toBe(0);
    expect([3, 6, 9, 30].map((count) => walk(firstStep, seconds(1, count)).rung)).toEqual([1, 2, 3, 3]);
    const bottom = walk(firstStep, seconds(0, 9));
    expect([9, 10, 20, 30, 60].map((count) => walk(bottom, seconds(3, count)).rung)).toEqual([3, 2, 1, 0, 0]);
  });

  it('needs them in a row, and leaves a connection that has just begun alone', () => {
    expect(walk(firstStep, [1, 1, 3, 1, 1, 3]).rung).toBe(0);
    expect(walk({ rung: 2, bad: 0, good: 0 }, [...seconds(3, 9), 1, ...seconds(3, 9)]).rung).toBe(2);
    expect(seconds(1, 9).reduce((state, mark) => step(state, mark, true), firstStep).rung).toBe(0);
  });

  it('moves one rung at a time whatever comes, and always finds back up', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<NetworkMark>(0, 1, 2, 3), { maxLength: 200 }), (marks) => {
        let state = firstStep;
        for (const mark of marks) {
          const next = step(state, mark);
          expect(Math.abs(next.rung - state.rung)).toBeLessThanOrEqual(1);
          expect(next.rung > state.rung ? mark <= 1 : next.rung < state.rung ? mark >= 2 : true).toBe(true);
          state = next;
        }
        expect(walk(state, seconds(3, 3 * upAfter)).rung).toBe(0);
      }),
    );
  });

  it.each([
    [3, {}],
    [2, { lossIn: 0.05 }],
    [2, { rttMs: 400 }],
    [2, { available: 300_000 }],
    [1, { lossOut: 0.2 }],
    [1, { rttMs: 900 }],
    [1, { available: 60_000 }],
    [0, { hasReceived: false }],
    [3, { rttMs: null, lossIn: null, lossOut: null, available: null }],
  ] as const)('marks a line %i: %o', (mark, change) => {
    expect(markOf({ ...well, ...change })).toBe(mark);
  });

  it('makes the picture smaller, then sends none, and shares the line among more people', () => {
    const rungs = ([0, 1, 2, 3] as const).map((rung) => pictureOf(rung, 1));
    expect(rungs.map(({ isSent }) => isSent)).toEqual([true, true, false, false]);
    expect(rungs[1]?.maxBitrate).toBeLessThan(rungs[0]?.maxBitrate ?? 0);
    expect(pictureOf(0, 3).maxBitrate).toBeLessThan(pictureOf(0, 2).maxBitrate);
  });
});

describe('measuring a line', () => {
  const report = (packets: number, lost: number, energy: number, played: number) =>
    new Map<string, unknown>([
      ['T', { id: 'T', type: 'transport', selectedCandidatePairId: 'P' }],
      ['P', { id: 'P', type: 'candidate-pair', currentRoundTripTime: 0.2, availableOutgoingBitrate: 5e5 }],
      ['Q', { id: 'Q', type: 'candidate-pair', currentRoundTripTime: 9 }],
      [
        'A',
        {
          id: 'A',
          type: 'inbound-rtp',
          packetsReceived: packets,
          packetsLost: lost,
          totalAudioEnergy: energy,
          totalSamplesDuration: played,
        },
      ],
      ['R', { id: 'R', type: 'remote-inbound-rtp', fractionLost: 0.1 }],
    ]) as unknown as RTCStatsReport;

  it('counts since the measure before, on the way that is used', () => {
    const first = measureLine(report(100, 0, 1, 10));
    const { sample, loudness } = measureLine(report(190, 10, 1.25, 11), first.counts);
    expect(sample).toEqual({ hasReceived: true, rttMs: 200, lossIn: 0.1, lossOut: 0.1, available: 500_000 });
    expect(loudness).toBeCloseTo(0.5);
    expect(
      measureLine(report(190, 10, 1.25, 11), measureLine(report(190, 10, 1.25, 11)).counts).sample,
    ).toEqual({ ...sample, hasReceived: false, lossIn: null });
  });
});

describe('talking while muted', () => {
  it('is noticed after a few loud moments and forgotten after a quiet while', () => {
    const talksAfter = (levels: readonly number[]) =>
      levels.reduce(nextTalking, { isTalking: false, count: 0 }).isTalking;
    expect(talksAfter([0.1, 0.1])).toBe(false);
    expect(talksAfter([0.1, 0.001, 0.1, 0.1])).toBe(false);
    expect(talksAfter([0.1, 0.1, 0.1])).toBe(true);
    expect(talksAfter([0.1, 0.1, 0.1, ...Array<number>(11).fill(0)])).toBe(true);
    expect(talksAfter([0.1, 0.1, 0.1, ...Array<number>(12).fill(0)])).toBe(false);
  });
});

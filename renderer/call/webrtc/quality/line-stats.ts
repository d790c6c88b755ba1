// One connection measured once a second from the browser's own counters.

import type { LineSample } from './ladder.ts';

export interface LineCounts {
  readonly packetsIn: number;
  readonly lostIn: number;
  /** Of sound that was played: energy, and for how long (seconds). */
  readonly energy: number;
  readonly played: number;
  readonly framesDecoded: number;
}

export interface LineMeasure {
  readonly sample: LineSample;
  readonly counts: LineCounts;
  /** How loud the other side was since the last measure, root mean square from 0 to 1. */
  readonly loudness: number;
}

/** Fields of the statistics that are read, all of them optional in the standard. */
type Entry = Readonly<Record<string, unknown>>;

const number = (entry: Entry, name: string): number => {
  const value = entry[name];
  return typeof value === 'number' ? value : 0;
};
const numberOrNull = (entry: Entry | undefined, name: string): number | null => {
  const value = entry?.[name];
  return typeof value === 'number' ? value : null;
};

const none: LineCounts = { packetsIn: 0, lostIn: 0, energy: 0, played: 0, framesDecoded: 0 };

/** Since `before`; without it since the connection began. */
export function measureLine(report: RTCStatsReport, before: LineCounts = none): LineMeasure {
  const entries: readonly Entry[] = [...report.values()];
  const incoming = entries.filter(({ type }) => type === 'inbound-rtp');
  const sum = (name: string) => incoming.reduce((total, entry) => total + number(entry, name), 0);
  const counts: LineCounts = {
    packetsIn: sum('packetsReceived'),
    lostIn: sum('packetsLost'),
    energy: sum('totalAudioEnergy'),
    played: sum('totalSamplesDuration'),
    framesDecoded: sum('framesDecoded'),
  };
  const transport = entries.find(({ type }) => type === 'transport');
  const pair = entries.find(({ id }) => id === transport?.['selectedCandidatePairId']);
  const outgoing = entries.filter(({ type }) => type === 'remote-inbound-rtp');
  const lossOut = outgoing.map((entry) => numberOrNull(entry, 'fractionLost') ?? 0);
  const rtt = numberOrNull(pair, 'currentRoundTripTime');
  const packets = counts.packetsIn - before.packetsIn;
  const lost = Math.max(0, counts.lostIn - before.lostIn);
  const played = counts.played - before.played;
  return {
    counts,
    sample: {
      hasReceived: packets > 0,
      rttMs: rtt === null ? null : rtt * 1_000,
      lossIn: packets + lost > 0 ? lost / (packets + lost) : null,
      lossOut: lossOut.length > 0 ? Math.max(...lossOut) : null,
      available: numberOrNull(pair, 'availableOutgoingBitrate'),
    },
    loudness: played > 0 ? Math.sqrt(Math.max(0, counts.energy - before.energy) / played) : 0,
  };
}

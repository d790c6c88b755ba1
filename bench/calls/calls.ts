/** A call of two apps on this computer: time to the first picture, and processor time, beside a bare RTCPeerConnection. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { requireElectron } from '../../build/electron-runtime.js';
import { treeSeconds } from '../process-time.ts';
import { openStage } from '../stage.ts';
import { median, ratio, round } from '../statistics.ts';
import { buildPages } from './build-page.ts';
import { benchEffects, type EffectFigures } from './effects.ts';
import { writeTexturedFilm } from './films.ts';
import type { CallCounts, CallWay } from './page/call.ts';
import { openTwoWindows, type TwoWindows } from './two-windows.ts';

/** `bare`: the base. `unsealed`: the product's engine whose frames are let through. `sealed`: as people have it. */
const ways = ['bare', 'unsealed', 'sealed'] as const satisfies readonly CallWay[];

interface WayFigures {
  /** Accepted on both sides → the other one's first picture shown on both, ms. */
  readonly firstPictureMs: number;
  /** Processor time of all processes of one app, percent of one core. */
  readonly processorPercent: number;
  readonly framesPerSecond: number;
  readonly kilobitsPerSecond: number;
  /** Pixels across that came: under pressure the browser sends fewer, and then the figures above say less. */
  readonly width: number;
}

export interface CallFigures {
  readonly electron: string;
  readonly firstPictureRounds: number;
  readonly processorRounds: number;
  readonly bare: WayFigures;
  readonly unsealed: WayFigures;
  readonly sealed: WayFigures;
  /** Goal: at most 1.1. */
  readonly firstPictureToBare: number;
  /** Goal: at most 1.15. */
  readonly processorToBare: number;
  /** What sealing alone takes. */
  readonly processorToUnsealed: number;
  readonly effects: EffectFigures;
}

interface Measured {
  readonly first: number[];
  readonly processor: number[];
  readonly frames: number[];
  readonly kilobits: number[];
  readonly widths: number[];
}

const nothing = (): Measured => ({ first: [], processor: [], frames: [], kilobits: [], widths: [] });

const countOf = (two: TwoWindows): Promise<CallCounts[]> =>
  Promise.all(two.windows.map(({ page }) => page.evaluate(() => window.benchCall.count())));

/** The browser feels its way to the whole bitrate for so long; a call that is not there yet costs less. */
const risingMs = 12_000;

async function measureCall(two: TwoWindows, way: CallWay, seconds: number, into: Measured): Promise<void> {
  await two.call(way);
  await pause(risingMs);
  const pids = two.windows.map(({ app }) => app.process().pid ?? 0);
  const [before, spent, began] = [await countOf(two), pids.map(treeSeconds), performance.now()];
  await pause(seconds * 1000);
  const [spentAfter, after] = [pids.map(treeSeconds), await countOf(two)];
  const passed = (performance.now() - began) / 1000;
  for (const at of [0, 1]) {
    const [first, last] = [before[at], after[at]];
    if (first === undefined || last === undefined) continue;
    const counted = (last.at - first.at) / 1000;
    into.processor.push((((spentAfter[at] ?? 0) - (spent[at] ?? 0)) / passed) * 100);
    into.frames.push((last.framesDecoded - first.framesDecoded) / counted);
    into.kilobits.push(((last.bytesReceived - first.bytesReceived) * 8) / counted / 1000);
    into.widths.push(last.width);
  }
  await two.leave();
}

const figuresOf = ({ first, processor, frames, kilobits, widths }: Measured): WayFigures => ({
  firstPictureMs: round(median(first), 0),
  processorPercent: round(median(processor), 1),
  framesPerSecond: round(median(frames), 1),
  kilobitsPerSecond: round(median(kilobits), 0),
  width: median(widths),
});

export interface CallChoice {
  /** Calls of each way whose first picture is timed, and calls whose processor time is. */
  readonly pictures?: number;
  readonly calls?: number;
  readonly seconds?: number;
}

/** All ways in turn, round after round, in the same two apps. */
export async function benchCalls(choice: CallChoice = {}): Promise<CallFigures> {
  const { pictures = 15, calls = 5, seconds = 10 } = choice;
  const stage = await openStage();
  const folder = await buildPages(['call', 'effects']);
  const films = mkdtempSync(join(tmpdir(), 'o7-bench-film-'));
  try {
    const film = join(films, 'textured.y4m');
    writeTexturedFilm(film);
    const two = await openTwoWindows(folder, film);
    const measured = { bare: nothing(), unsealed: nothing(), sealed: nothing() };
    // The first round warms up: code is compiled, devices are opened for the first time.
    for (let at = 0; at <= pictures; at++) {
      for (const way of ways) {
        const ms = await two.call(way);
        if (at > 0) measured[way].first.push(ms);
        await two.leave();
      }
    }
    for (let at = 0; at < calls; at++) {
      for (const way of ways) await measureCall(two, way, seconds, measured[way]);
    }
    const refused = await Promise.all(two.windows.map((window) => window.refused()));
    if (refused.flat().length > 0) throw new Error(`refused by the policy: ${refused.flat().join('; ')}`);
    await two.close();
    const { bare, unsealed, sealed } = measured;
    return {
      electron: `${requireElectron().version} (${requireElectron().kind})`,
      firstPictureRounds: pictures,
      processorRounds: calls,
      bare: figuresOf(bare),
      unsealed: figuresOf(unsealed),
      sealed: figuresOf(sealed),
      firstPictureToBare: ratio(sealed.first, bare.first),
      processorToBare: ratio(sealed.processor, bare.processor),
      processorToUnsealed: ratio(sealed.processor, unsealed.processor),
      effects: await benchEffects(folder, films),
    };
  } finally {
    await stage.close();
    for (const made of [folder, films]) rmSync(made, { recursive: true, force: true });
  }
}

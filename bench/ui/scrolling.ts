/** Late frames while scrolling by wheel at a steady speed, beside the same wheel over sixty plain rows in the same window. */
import type { CDPSession, Page } from '@playwright/test';
import { median, percentile, round } from '../statistics.ts';
import { type Frames, startFrames, stopFrames } from './probes.ts';
import { rowOf, type SampleWindow } from './sample-window.ts';

/** A frame later than one and a half of those of a 60 Hz screen: the eye sees a step. */
const lateMs = 16.7 * 1.5;

export interface ScrollFigures {
  readonly pxPerSecond: number;
  readonly rounds: number;
  /** Different rows drawn in all rounds together. */
  readonly rows: number;
  readonly frames: number;
  readonly lateShare: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly longestMs: number;
  /** The plain rows, turn by turn in the same run. */
  readonly plainLateShare: number;
  readonly plainP50Ms: number;
  readonly plainP95Ms: number;
  readonly p95ToPlain: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Positive px show what stands higher up. */
async function wheel(session: CDPSession, place: Place, px: number, speed: number): Promise<void> {
  await session.send('Input.synthesizeScrollGesture', {
    ...place,
    yDistance: px,
    speed,
    gestureSourceType: 'mouse',
    preventFling: true,
  });
}

/** Sixty rows of plain text over the whole window, and nothing that follows the wheel. */
function layPlainRows(page: Page): Promise<void> {
  return page.evaluate(() => {
    const layer = document.createElement('div');
    layer.id = 'plain-rows';
    const look = { position: 'fixed', inset: '0', overflowY: 'auto', background: 'white', zIndex: '99' };
    Object.assign(layer.style, look);
    for (let at = 0; at < 60; at++) {
      const row = document.createElement('p');
      row.style.padding = '18px 300px';
      row.textContent = `Plain row number ${at}, as long as a line that people write to one another.`;
      layer.append(row);
    }
    document.body.append(layer);
  });
}

const liftPlainRows = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector('#plain-rows')?.remove());

/** There and back over the plain rows for about as long as the thing measured takes. */
async function scrollPlain(page: Page, session: CDPSession, seconds: number, speed: number): Promise<Frames> {
  await layPlainRows(page);
  const leg = 2_000;
  const legs = Math.max(2, Math.round((seconds * speed) / leg));
  await startFrames(page);
  for (let at = 0; at < legs; at++)
    await wheel(session, { x: 620, y: 400 }, at % 2 === 0 ? -leg : leg, speed);
  const frames = await stopFrames(page);
  await liftPlainRows(page);
  return frames;
}

const lateShareOf = (gaps: readonly number[]): number =>
  round(gaps.filter((gap) => gap > lateMs).length / gaps.length, 4);

interface Course {
  readonly place: Place;
  readonly pxPerSecond: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly up: boolean;
}

/** As many rounds over the course, each beside the plain rows. */
export async function measure(page: Page, session: CDPSession, course: Course): Promise<ScrollFigures> {
  const { place, pxPerSecond, seconds, rounds, up } = course;
  const own: Frames[] = [];
  const plain: Frames[] = [];
  for (let at = 0; at < rounds; at++) {
    await startFrames(page);
    await wheel(session, place, (up ? 1 : -1) * seconds * pxPerSecond, pxPerSecond);
    own.push(await stopFrames(page));
    plain.push(await scrollPlain(page, session, seconds / 2, pxPerSecond));
  }
  const share = (all: readonly Frames[], part: number) =>
    median(all.map(({ gaps: one }) => percentile(one, part)));
  const gaps = own.flatMap((one) => one.gaps);
  return {
    pxPerSecond,
    rounds,
    rows: own.reduce((sum, one) => sum + one.rows, 0),
    frames: gaps.length,
    lateShare: median(own.map((one) => lateShareOf(one.gaps))),
    p50Ms: round(share(own, 0.5)),
    p95Ms: round(share(own, 0.95)),
    longestMs: round(Math.max(...gaps), 0),
    plainLateShare: median(plain.map((one) => lateShareOf(one.gaps))),
    plainP50Ms: round(share(plain, 0.5)),
    plainP95Ms: round(share(plain, 0.95)),
    p95ToPlain: round(share(own, 0.95) / share(plain, 0.95)),
  };
}

/** The middle of what the thread shows. */
export async function threadPlace(page: Page): Promise<Place> {
  const box = await page.getByRole('log').locator('..').boundingBox();
  return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
}

export interface ScrollBench {
  /** Reading back, and flung back through thousands of lines; pages are fetched on the way. */
  readonly reading: ScrollFigures;
  readonly flung: ScrollFigures;
  readonly roster: ScrollFigures;
}

/** Leaves the long conversation open, thousands of lines loaded. */
export async function benchScrolling(sample: SampleWindow): Promise<ScrollBench> {
  const { page } = sample;
  const session = await page.context().newCDPSession(page);
  await rowOf(sample, sample.long).click();
  await page.locator('[data-message]').last().waitFor();
  const thread = await threadPlace(page);
  const reading = await measure(page, session, {
    place: thread,
    pxPerSecond: 2_000,
    seconds: 4,
    rounds: 3,
    up: true,
  });
  const flung = await measure(page, session, {
    place: thread,
    pxPerSecond: 20_000,
    seconds: 5,
    rounds: 3,
    up: true,
  });
  const roster = await measure(page, session, {
    place: { x: 200, y: 500 },
    pxPerSecond: 4_000,
    seconds: 4,
    rounds: 3,
    up: false,
  });
  await session.detach();
  return { reading, flung, roster };
}

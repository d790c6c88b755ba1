// One long call of two apps, in which everything happens that happens in sessions, over and over: what is held must stay the same.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildPages } from '../../bench/calls/build-page.ts';
import type { CallWindow } from '../../bench/calls/call-window.ts';
import { writeTexturedFilm } from '../../bench/calls/films.ts';
import type { CallAct } from '../../bench/calls/page/call.ts';
import { openTwoWindows, type TwoWindows } from '../../bench/calls/two-windows.ts';
import { treeMemoryMiB } from '../../bench/process-memory.ts';
import { openStage } from '../../bench/stage.ts';
import { median } from '../../bench/statistics.ts';
import type { PartReport } from './report.ts';

/** What may come together in any time: buffers of sound and picture breathe. Beyond it something is not let go. */
const slackMiB = 24;

/** What is held by one app, after its page's garbage was collected. */
async function heldBy({ app, page }: CallWindow): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  return treeMemoryMiB(app.process().pid ?? 0);
}

const framesOf = ({ page }: CallWindow): Promise<number> =>
  page.evaluate(async () => (await window.benchCall.count()).framesDecoded);

async function act({ page }: CallWindow, ...acts: readonly CallAct[]): Promise<void> {
  for (const one of acts) {
    await page.evaluate((what) => window.benchCall.act(what), one);
    await pause(700);
  }
}

/** Whether pictures come to both, within two seconds. */
async function seePictures({ windows }: TwoWindows, when: string, failed: string[]): Promise<void> {
  const before = await Promise.all(windows.map(framesOf));
  await pause(2_000);
  const after = await Promise.all(windows.map(framesOf));
  for (const [at, frames] of after.entries()) {
    if (frames - (before[at] ?? 0) < 10) failed.push(`${when}: no pictures come to window ${at + 1}`);
  }
}

/** Blur while pictures go on. A machine that is too busy for it ends it, the camera with it: that is counted and no fault. */
async function playBlur(
  two: TwoWindows,
  acting: CallWindow,
  when: string,
  failed: string[],
): Promise<number> {
  await act(acting, 'blurOn');
  await pause(3_000);
  const problems = await acting.page.evaluate(() => window.benchCall.problems());
  const isTooBusy = problems.includes('cameraStoppedByBlur');
  if (!isTooBusy) await seePictures(two, `${when}, blurred`, failed);
  await act(acting, 'blurOff', 'cameraOff', 'cameraOn');
  return isTooBusy ? 1 : 0;
}

/** Mute, camera, quiet, blur now and then, new keys; afterwards pictures come on both sides. */
async function play(two: TwoWindows, round: number, failed: string[]): Promise<number> {
  const acting = two.windows[round % 2 === 0 ? 0 : 1];
  await act(acting, 'mute', 'cameraOff', 'cameraOn', 'unmute', 'noiseOn', 'noiseOff');
  const tooBusy = round % 3 === 2 ? await playBlur(two, acting, `round ${round}`, failed) : 0;
  for (const { page } of two.windows) {
    await page.evaluate((epoch) => window.benchCall.act({ epoch }), round + 2);
  }
  await pause(1_500);
  await seePictures(two, `round ${round}`, failed);
  return tooBusy;
}

/** @param ms how long the call goes on */
export async function runCalls(ms: number): Promise<PartReport> {
  const stage = await openStage();
  const folder = await buildPages(['call']);
  const films = mkdtempSync(join(tmpdir(), 'o7-soak-film-'));
  const failed: string[] = [];
  try {
    const film = join(films, 'textured.y4m');
    writeTexturedFilm(film);
    const two = await openTwoWindows(folder, film);
    await two.call('sealed');
    const held: number[][] = [[], []];
    const endsAt = Date.now() + ms;
    let rounds = 0;
    let tooBusy = 0;
    for (; Date.now() < endsAt; rounds++) {
      tooBusy += await play(two, rounds, failed);
      for (const [at, window] of two.windows.entries()) held[at]?.push(await heldBy(window));
    }
    // The first third fills caches; what the rest adds is what an hour would add to.
    const growth = held.map((values) => {
      const third = Math.ceil(values.length / 3);
      return Math.round(median(values.slice(-third)) - median(values.slice(third, 2 * third)));
    });
    for (const [at, grown] of growth.entries())
      if (grown > slackMiB)
        failed.push(`window ${at + 1} grew by ${grown} MiB in a third of ${ms / 60_000} minutes`);
    const refused = await Promise.all(two.windows.map((window) => window.refused()));
    failed.push(...refused.flat().map((what) => `refused: ${what}`));
    await two.close();
    return {
      counts: {
        rounds,
        'too busy for blur': tooBusy,
        'MiB at first': Math.round(held[0]?.[0] ?? 0),
        'MiB at last': Math.round(held[0]?.at(-1) ?? 0),
        'grown in the last third (MiB)': Math.max(...growth),
      },
      failed,
    };
  } finally {
    await stage.close();
    for (const made of [folder, films]) rmSync(made, { recursive: true, force: true });
  }
}

/** Blur and quiet as the call page runs them, looked at: the face stays, the room goes, noise drops, nothing is asked of anywhere. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { treeSeconds } from '../process-time.ts';
import { round } from '../statistics.ts';
import { openCallWindow } from './call-window.ts';
import { personPlaces, writeNoise, writePersonFilm } from './films.ts';
import type { EffectsPage } from './page/effects.ts';

declare global {
  interface Window {
    readonly benchEffects: EffectsPage;
  }
}

export interface EffectFigures {
  /** Pressed → first blurred picture, ms. */
  readonly blurStartMs: number;
  readonly blurFramesPerSecond: number;
  /** Processor time of the app while it blurs less while it only shows the camera, percent of one core. */
  readonly blurProcessorPercent: number;
  /** How much of the difference between neighbouring pixels is left, face and room: 1 is all of it. */
  readonly faceKept: number;
  readonly roomKept: number;
  readonly noiseDb: number;
  readonly noiseSuppressedDb: number;
  /** What should not be: empty. */
  readonly wrong: readonly string[];
}

const seconds = 6;

/** Says in `wrong` where the room is not blurred, the face is, or anything outside the app was asked for. */
export async function benchEffects(folder: string, films: string): Promise<EffectFigures> {
  const [film, sound] = [join(films, 'person.y4m'), join(films, 'noise.wav')];
  writePersonFilm(film);
  writeNoise(sound, -30, 10);
  const { app, page, refused } = await openCallWindow({ folder, entry: 'effects', film, sound });
  const pid = app.process().pid ?? 0;
  const spend = async () => {
    const before = treeSeconds(pid);
    await pause(seconds * 1000);
    return ((treeSeconds(pid) - before) / seconds) * 100;
  };
  await page.evaluate(() => window.benchEffects.openCamera());
  const plain = await spend();
  const blurStartMs = await page.evaluate(() => window.benchEffects.blur());
  const first = await page.evaluate(() => window.benchEffects.blurredFrames());
  const blurring = await spend();
  const frames = (await page.evaluate(() => window.benchEffects.blurredFrames())) - first;
  const seen = await page.evaluate((places) => window.benchEffects.look(places), personPlaces);
  await page.evaluate(() => window.benchEffects.closeCamera());
  const noise = await page.evaluate(() => window.benchEffects.measureNoise(8));
  const asked = await refused();
  await app.close();
  const faceKept = seen.blurred.inside / seen.plain.inside;
  const roomKept = seen.blurred.outside / seen.plain.outside;
  const wrong = [
    ...asked.map((what) => `asked of elsewhere or against the policy: ${what}`),
    ...(faceKept > 0.9 ? [] : ['the face lost detail']),
    ...(roomKept < 0.05 ? [] : ['the room kept detail']),
    ...(noise.suppressedDb < noise.plainDb - 5 ? [] : ['noise is not suppressed']),
  ];
  return {
    blurStartMs: round(blurStartMs, 0),
    blurFramesPerSecond: round(frames / seconds, 1),
    blurProcessorPercent: round(blurring - plain, 1),
    faceKept: round(faceKept),
    roomKept: round(roomKept, 4),
    noiseDb: round(noise.plainDb, 1),
    noiseSuppressedDb: round(noise.suppressedDb, 1),
    wrong,
  };
}

/** From a key to the paint of its letter in the composer, key by key in turn with a bare page. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { median, percentile, ratio, round } from '../statistics.ts';
import { takeKeys } from './probes.ts';

/** Ms from key to paint in the app, and in the bare page meanwhile. */
export interface KeyTimes {
  readonly app: readonly number[];
  readonly bare: readonly number[];
}

export interface TypingFigures {
  readonly keys: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly bareP50Ms: number;
  readonly bareP95Ms: number;
  /** Medians, and 95th percentiles. */
  readonly toBare: number;
  readonly p95ToBare: number;
}

/** A quick typist's time between two keys. */
const paceMs = 60;

/** Types one letter and takes it away, into both windows in turn, until told to stop. Fields must have the focus. */
export async function typeInTurn(app: Page, bare: Page, isDone: (key: number) => boolean): Promise<KeyTimes> {
  for (const page of [app, bare]) await takeKeys(page);
  for (let key = 0; !isDone(key); key++) {
    for (const page of [app, bare]) {
      await page.keyboard.press(key % 2 === 0 ? 'a' : 'Backspace');
      await pause(paceMs / 2);
    }
  }
  await pause(100);
  return { app: await takeKeys(app), bare: await takeKeys(bare) };
}

export const both = (one: KeyTimes, other: KeyTimes): KeyTimes => ({
  app: [...one.app, ...other.app],
  bare: [...one.bare, ...other.bare],
});

export function typingFigures({ app, bare }: KeyTimes): TypingFigures {
  return {
    keys: app.length,
    p50Ms: round(median(app)),
    p95Ms: round(percentile(app, 0.95)),
    bareP50Ms: round(median(bare)),
    bareP95Ms: round(percentile(bare, 0.95)),
    toBare: ratio(app, bare),
    p95ToBare: round(percentile(app, 0.95) / percentile(bare, 0.95)),
  };
}

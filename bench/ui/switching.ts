/** From choosing a person to the first paint of their newest line, beside two frames of the same page. */
import { median, percentile, ratio, round } from '../statistics.ts';
import { armSwitch, armTwoFrames, takeTimed } from './probes.ts';
import { rowOf, type SampleWindow } from './sample-window.ts';

interface Times {
  readonly rounds: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Medians. */
  readonly toTwoFrames: number;
}

export interface SwitchFigures {
  readonly twoFramesP50Ms: number;
  /** By keyboard down the list, each conversation for the first time. */
  readonly first: Times;
  /** By click between ordinary conversations that were open before. */
  readonly again: Times;
  /** By click into the conversation of many lines, again and again; how many of them were loaded. */
  readonly long: Times & { readonly loaded: number };
}

/** Ms until another person's newest line is painted. */
export async function timeSwitch(sample: SampleWindow, choose: () => Promise<void>): Promise<number> {
  await armSwitch(sample.page);
  await choose();
  return takeTimed(sample.page);
}

export const click = (sample: SampleWindow, label: string) => () => rowOf(sample, label).click();

async function timeTwoFrames(sample: SampleWindow): Promise<number> {
  await armTwoFrames(sample.page);
  await sample.page.locator('main h1').click();
  return takeTimed(sample.page);
}

/** Rows stand at the top of the list: scrolled there before. */
export async function toTop(sample: SampleWindow): Promise<void> {
  await sample.page
    .getByRole('region', { name: sample.desk.t('people.title') })
    .locator('ul')
    .evaluate((list) => list.parentElement?.scrollTo({ top: 0 }));
}

const loadedOf = ({ page }: SampleWindow): Promise<number> =>
  page
    .locator('[data-message]')
    .last()
    .evaluate((row) => Number(row.getAttribute('aria-posinset')));

/** Works best after scrolling: the long conversation then has thousands of lines loaded. */
export async function benchSwitching(sample: SampleWindow, rounds = 30): Promise<SwitchFigures> {
  const [other = ''] = sample.small;
  await toTop(sample);
  const base: number[] = [];
  const long: number[] = [];
  const again: number[] = [];
  const first: number[] = [];
  let loaded = 0;
  for (const label of sample.small) await timeSwitch(sample, click(sample, label));
  for (let at = 0; at < rounds; at++) {
    base.push(await timeTwoFrames(sample));
    const label = sample.small[at % sample.small.length] ?? other;
    long.push(await timeSwitch(sample, click(sample, sample.long)));
    loaded = await loadedOf(sample);
    again.push(await timeSwitch(sample, click(sample, label)));
  }
  // The next ones down are pinned and known; from there on everybody is new.
  for (let at = 0; at <= sample.small.length; at++) await sample.page.keyboard.press('Alt+ArrowDown');
  for (let at = 0; at < rounds; at++)
    first.push(await timeSwitch(sample, () => sample.page.keyboard.press('Alt+ArrowDown')));
  const figuresOf = (times: readonly number[]): Times => ({
    rounds: times.length,
    p50Ms: round(median(times)),
    p95Ms: round(percentile(times, 0.95)),
    toTwoFrames: ratio(times, base),
  });
  return {
    twoFramesP50Ms: round(median(base)),
    first: figuresOf(first),
    again: figuresOf(again),
    long: { ...figuresOf(long), loaded },
  };
}

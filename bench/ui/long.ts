/** What 100,000 lines cost beside 200 in the same window: opening, searching, going to a line, scrolling there, memory. */
import type { CDPSession, Page } from '@playwright/test';
import { loadSodium } from '../../main/engine/crypto/sodium.ts';
import { conversationOf } from '../../main/engine/sample/newcomer.ts';
import { sampleId } from '../../main/engine/sample/sample-id.ts';
import { median, percentile, ratio, round } from '../statistics.ts';
import { holdings } from './hour.ts';
import { armLine, takeTimed } from './probes.ts';
import type { SampleWindow } from './sample-window.ts';
import { measure, type ScrollFigures, threadPlace } from './scrolling.ts';
import { click, timeSwitch, toTop } from './switching.ts';

interface Beside {
  readonly rounds: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** The same in the conversation of 200 lines. */
  readonly shortP50Ms: number;
  /** Medians. */
  readonly toShort: number;
}

export interface LongFigures {
  /** Press → newest line painted. */
  readonly opening: Beside;
  /** One word that stands once, asked of the engine by the page. */
  readonly search: Beside;
  /** A word of every third line: the 30 newest of thousands. */
  readonly searchCommon: Beside;
  /** Enter on a hit → its line painted in its place; in the long one it is not loaded. */
  readonly jump: Beside;
  /** Reading back from the middle, and the same wheel in the 200 lines. */
  readonly scrolling: ScrollFigures;
  readonly shortScrolling: ScrollFigures;
  /** Page and engine, garbage collected, with the short one open at first and with the long one after all this. */
  readonly memory: {
    readonly pageHeapMiB: number;
    readonly shortPageHeapMiB: number;
    readonly pageNodes: number;
    readonly shortPageNodes: number;
    readonly engineRssMiB: number;
    readonly shortEngineRssMiB: number;
  };
}

function beside(long: readonly number[], short: readonly number[]): Beside {
  return {
    rounds: long.length,
    p50Ms: round(median(long)),
    p95Ms: round(percentile(long, 0.95)),
    shortP50Ms: round(median(short)),
    toShort: ratio(long, short),
  };
}

async function timeSearch(page: Page, query: string, conversation: string): Promise<number> {
  const { ms, hits } = await page.evaluate(
    async ([typed, within]) => {
      const from = performance.now();
      const request = {
        query: typed,
        conversation: within,
        from: null,
        until: null,
        before: null,
        limit: 30,
      };
      const answer = await window.o7.search.messages(request);
      return { ms: performance.now() - from, hits: answer.ok ? answer.value.hits.length : 0 };
    },
    [query, conversation] as const,
  );
  if (hits === 0) throw new Error(`nothing has ${query}`);
  return ms;
}

/** Finds the line that names its number and presses Enter. */
async function timeJump({ page, desk }: SampleWindow, key: string, number: number): Promise<number> {
  await page.keyboard.press('Control+Shift+F');
  const sheet = page.getByRole('dialog', { name: desk.t('search.title') });
  await sheet.getByRole('searchbox', { name: desk.t('search.label') }).fill(`"${key}-${number}"`);
  await sheet.getByRole('option').first().waitFor();
  await armLine(page, sampleId(`message/${key}/${number}`));
  await page.keyboard.press('Enter');
  return takeTimed(page);
}

const scrollBack = async (page: Page, session: CDPSession): Promise<ScrollFigures> =>
  measure(page, session, {
    place: await threadPlace(page),
    pxPerSecond: 2_000,
    seconds: 3,
    rounds: 3,
    up: true,
  });

/** The long conversation's lines are read for the first time here: run it before the other parts. */
export async function benchLong(sample: SampleWindow, lines: number, rounds = 15): Promise<LongFigures> {
  await loadSodium();
  const { page } = sample;
  const session = await page.context().newCDPSession(page);
  const [other = ''] = sample.small;
  await toTop(sample);
  const open = (label: string) => timeSwitch(sample, click(sample, label));
  await open(sample.short);
  const before = await holdings(sample, session, 0);
  const opening = { long: [] as number[], short: [] as number[] };
  const searching = { long: [] as number[], short: [] as number[] };
  const common = { long: [] as number[], short: [] as number[] };
  const jumping = { long: [] as number[], short: [] as number[] };
  for (let at = 0; at < rounds; at++) {
    await open(other);
    opening.long.push(await open(sample.long));
    await open(other);
    opening.short.push(await open(sample.short));
  }
  for (let at = 0; at < rounds; at++) {
    for (const key of ['long', 'short'] as const) {
      const last = key === 'long' ? lines : 200;
      const number = Math.max(100, Math.round((((at + 1) / (rounds + 1)) * last) / 100) * 100);
      const conversation = conversationOf(key);
      searching[key].push(await timeSearch(page, `"${key}-${number}"`, conversation));
      common[key].push(await timeSearch(page, 'the', conversation));
      await open(other);
      jumping[key].push(await timeJump(sample, key, number));
    }
  }
  await open(other);
  await open(sample.short);
  const shortScrolling = await scrollBack(page, session);
  await timeJump(sample, 'long', Math.round(lines / 200) * 100);
  const scrolling = await scrollBack(page, session);
  const after = await holdings(sample, session, 0);
  await session.detach();
  return {
    opening: beside(opening.long, opening.short),
    search: beside(searching.long, searching.short),
    searchCommon: beside(common.long, common.short),
    jump: beside(jumping.long, jumping.short),
    scrolling,
    shortScrolling,
    memory: {
      pageHeapMiB: after.pageHeapMiB,
      shortPageHeapMiB: before.pageHeapMiB,
      pageNodes: after.pageNodes,
      shortPageNodes: before.pageNodes,
      engineRssMiB: after.engineRssMiB,
      shortEngineRssMiB: before.engineRssMiB,
    },
  };
}

/** Memory over ordinary use, played without pauses: what is held after each quarter, and how it grows. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, ElectronApplication } from '@playwright/test';
import { enginePid } from '../../tests/e2e/engine-pid.ts';
import { treeMemoryMiB } from '../process-memory.ts';
import { round } from '../statistics.ts';
import { rowOf, type SampleWindow } from './sample-window.ts';

/** What is held at one moment; the page's garbage was collected just before. */
export interface Held {
  readonly minute: number;
  readonly pageHeapMiB: number;
  readonly pageNodes: number;
  readonly pageListeners: number;
  readonly pageRssMiB: number;
  readonly engineRssMiB: number;
  /** Whole process tree, as the kernel shares it out. */
  readonly treeMiB: number;
}

export interface HourFigures {
  readonly minutes: number;
  /** What is assumed of a busy hour. */
  readonly perHour: { readonly [what in 'switches' | 'lines' | 'wheels' | 'searches' | 'sheets']: number };
  readonly held: readonly Held[];
  /** Growth from the first quarter (caches are warm) to the end, per hour. */
  readonly pageHeapMiBPerHour: number;
  readonly engineRssMiBPerHour: number;
  readonly endToStart: {
    readonly pageHeap: number;
    readonly pageRss: number;
    readonly engineRss: number;
    readonly tree: number;
  };
}

/** One cycle stands for half a minute. */
const cyclesPerMinute = 2;
const perHour = { switches: 120, lines: 120, wheels: 240, searches: 30, sheets: 60 };
/** A turned wheel glides on for so long. */
const wheelMs = 200;
const sheets = ['Control+,', 'Control+Shift+H', 'Control+K', '?'];

function rssMiB(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}

const pagePid = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);

/** Collects the page's garbage first. */
export async function holdings(sample: SampleWindow, session: CDPSession, minute: number): Promise<Held> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return {
    minute,
    pageHeapMiB: round(usedSize / 2 ** 20),
    pageNodes: nodes,
    pageListeners: jsEventListeners,
    pageRssMiB: round(rssMiB(await pagePid(sample.app)), 0),
    engineRssMiB: round(rssMiB(await enginePid(sample.app)), 0),
    treeMiB: round(treeMemoryMiB(sample.app.process().pid ?? 0), 0),
  };
}

async function search(sample: SampleWindow, word: string): Promise<void> {
  const { page } = sample;
  await page.keyboard.press('Control+F');
  await page.keyboard.type(word);
  await page
    .getByRole('region', { name: sample.desk.t('people.title') })
    .getByText(word)
    .first()
    .waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
}

async function lookAtSheet(sample: SampleWindow, at: number): Promise<void> {
  const { page } = sample;
  await page.locator('main h1').click();
  await page.keyboard.press(sheets[at % sheets.length] ?? '');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

/** Half a minute of use. */
async function playCycle(sample: SampleWindow, at: number): Promise<void> {
  const { page } = sample;
  const people = [...sample.small, sample.long];
  await rowOf(sample, people[at % people.length] ?? sample.long).click();
  await page.locator('[data-message]').last().waitFor();
  const box = await page.getByRole('log').locator('..').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 200);
  await page.mouse.wheel(0, -1_500);
  await pause(wheelMs);
  await page.locator('main textarea').fill(`line ${at}, as long as people write them between two sessions`);
  await page.locator('main textarea').press('Enter');
  await page
    .locator('[data-message]')
    .filter({ hasText: `line ${at}, as` })
    .waitFor();
  await page.mouse.wheel(0, 1_500);
  await pause(wheelMs);
  if (at % 4 === 0) await search(sample, 'harbour 2');
  if (at % 2 === 1) await lookAtSheet(sample, (at - 1) / 2);
}

/** Plays so many minutes of use on the sample, as quickly as it goes. */
export async function benchHour(sample: SampleWindow, minutes: number): Promise<HourFigures> {
  const session = await sample.page.context().newCDPSession(sample.page);
  const cycles = minutes * cyclesPerMinute;
  const held = [await holdings(sample, session, 0)];
  for (let quarter = 1; quarter <= 4; quarter++) {
    const until = Math.round((cycles * quarter) / 4);
    for (let at = Math.round((cycles * (quarter - 1)) / 4); at < until; at++) await playCycle(sample, at);
    held.push(await holdings(sample, session, round((minutes * quarter) / 4, 1)));
  }
  await session.detach();
  const at = (index: number, name: Exclude<keyof Held, 'minute'>): number =>
    held.at(index)?.[name] ?? Number.NaN;
  const growth = (name: Exclude<keyof Held, 'minute'>): number =>
    round(((at(-1, name) - at(1, name)) / (minutes * 0.75)) * 60);
  const toStart = (name: Exclude<keyof Held, 'minute'>): number => round(at(-1, name) / at(0, name));
  return {
    minutes,
    perHour,
    held,
    pageHeapMiBPerHour: growth('pageHeapMiB'),
    engineRssMiBPerHour: growth('engineRssMiB'),
    endToStart: {
      pageHeap: toStart('pageHeapMiB'),
      pageRss: toStart('pageRssMiB'),
      engineRss: toStart('engineRssMiB'),
      tree: toStart('treeMiB'),
    },
  };
}

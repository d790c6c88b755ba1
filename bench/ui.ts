/** How the window feels: late frames, keys, switching, memory of an hour; on the real app, each beside its base in the same run. */
import type { Page } from '@playwright/test';
import { requireElectron } from '../build/electron-runtime.js';
import { type BareWindow, launchBare } from './bare-window.ts';
import { openStage, type Stage } from './stage.ts';
import { benchHour, type HourFigures } from './ui/hour.ts';
import { benchLong, type LongFigures } from './ui/long.ts';
import { probeKeys } from './ui/probes.ts';
import { openSample, rowOf, type SampleSize, type SampleWindow } from './ui/sample-window.ts';
import { benchScrolling, type ScrollBench } from './ui/scrolling.ts';
import { benchSwitching, type SwitchFigures } from './ui/switching.ts';
import { benchSyncing, type SyncFigures } from './ui/syncing.ts';
import { type TypingFigures, typeInTurn, typingFigures } from './ui/typing.ts';

export const uiParts = ['long', 'scrolling', 'switching', 'roster', 'syncing', 'hour'] as const;
export type UiPart = (typeof uiParts)[number];

export interface UiChoice {
  /** Minutes of ordinary use that `hour` plays. */
  readonly minutes: number;
  readonly parts: readonly UiPart[];
}

export interface UiFigures {
  readonly electron: string;
  /** Frames come from software rendering under Xvfb: compare with the base, not with a screen. */
  readonly rendering: string;
  readonly sample: SampleSize;
  readonly long?: LongFigures;
  readonly scrolling?: ScrollBench;
  readonly switching?: SwitchFigures;
  /** Typing beside the long list of people, at rest and while it changes twenty times a second. */
  readonly roster?: { readonly idle: TypingFigures; readonly changing: TypingFigures };
  readonly syncing?: SyncFigures;
  readonly hour?: HourFigures;
}

const size: SampleSize = { lines: 100_000, people: 2_000 };
const syncLines = 5_000;
const rosterKeys = 80;

/** Each change is a real one: told by the engine, read again by the page. */
function startChangingRoster(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const answer = await window.o7.conversations.list({});
    const conversation = answer.ok ? (answer.value.conversations.at(-1)?.id ?? '') : '';
    let archived = false;
    const change = (): void => {
      archived = !archived;
      void window.o7.conversations.arrange({ conversation, archived });
    };
    Object.assign(window, { o7Changing: setInterval(change, 50) });
  });
}

const stopChangingRoster = (page: Page): Promise<void> =>
  page.evaluate(() => clearInterval((window as unknown as { o7Changing: number }).o7Changing));

async function benchRoster(
  sample: SampleWindow,
  bare: BareWindow,
): Promise<NonNullable<UiFigures['roster']>> {
  const type = () => typeInTurn(sample.page, bare.page, (key) => key >= rosterKeys);
  await rowOf(sample, sample.small[0] ?? '').click();
  await sample.page.locator('main textarea').focus();
  const idle = typingFigures(await type());
  await startChangingRoster(sample.page);
  const changing = typingFigures(await type());
  await stopChangingRoster(sample.page);
  return { idle, changing };
}

async function benchOnSample(stage: Stage, bare: BareWindow, { parts, minutes }: UiChoice) {
  const has = (part: UiPart): boolean => parts.includes(part);
  if (!parts.some((part) => part !== 'syncing')) return {};
  const sample = await openSample(stage.keyring, size);
  const figures = {
    ...(has('long') ? { long: await benchLong(sample, size.lines) } : {}),
    ...(has('hour') ? { hour: await benchHour(sample, minutes) } : {}),
    ...(has('scrolling') ? { scrolling: await benchScrolling(sample) } : {}),
    ...(has('switching') ? { switching: await benchSwitching(sample) } : {}),
    ...(has('roster') ? { roster: await benchRoster(sample, bare) } : {}),
  };
  await sample.close();
  return figures;
}

/** Under four minutes on a quiet machine, with every part and half an hour of use. */
export async function benchUi(choice: UiChoice): Promise<UiFigures> {
  const stage = await openStage();
  const bare = await launchBare();
  await probeKeys(bare.page);
  await bare.page.locator('textarea').focus();
  const onSample = await benchOnSample(stage, bare, choice);
  const syncing = choice.parts.includes('syncing')
    ? { syncing: await benchSyncing(stage.keyring, bare, syncLines) }
    : {};
  await bare.app.close();
  await stage.close();
  const { version, kind } = requireElectron();
  return {
    electron: `${version} (${kind})`,
    rendering: 'software, no GPU, Xvfb',
    sample: size,
    ...onSample,
    ...syncing,
  };
}

/** The sample practice grown large, in the real app: one conversation of many lines, a long list of people. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { ConversationView } from '../../contract/bridge/views.ts';
import { type Desk, deskOf } from '../../tests/e2e/desk.ts';
import { launchApp } from '../../tests/e2e/launch.ts';
import type { Keyring } from '../../tests/support/keyring.ts';
import { probeKeys } from './probes.ts';

export interface SampleSize {
  readonly lines: number;
  readonly people: number;
}

export interface SampleWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly desk: Desk;
  /** Labels of people with an ordinary conversation, pinned to the top of the list. */
  readonly small: readonly string[];
  /** Label of the very long conversation, pinned too. */
  readonly long: string;
  /** Label of the one of 200 lines, which the very long one is compared with. */
  readonly short: string;
  readonly close: () => Promise<void>;
}

const pinnedPeople = 6;

async function readPeople(page: Page): Promise<readonly ConversationView[]> {
  const answer = await page.evaluate(() => window.o7.conversations.list({}));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.conversations;
}

async function pin(page: Page, conversation: string): Promise<void> {
  await page.evaluate(
    (id) => window.o7.conversations.arrange({ conversation: id, pinned: true }),
    conversation,
  );
}

/** The row of a person in the list. */
export const rowOf = ({ page, desk }: SampleWindow, label: string) =>
  page
    .getByRole('region', { name: desk.t('people.title') })
    .locator('[data-row]')
    .filter({ hasText: label });

/** Launched, looked into, with the probes in the page. */
export async function openSample(keyring: Keyring, size: SampleSize): Promise<SampleWindow> {
  const profileDir = mkdtempSync(join(tmpdir(), 'o7b-'));
  const env = { O7_DEV_SAMPLE_LINES: `${size.lines}`, O7_DEV_SAMPLE_PEOPLE: `${size.people}` };
  const { app, page } = await launchApp({ profileDir, keyring, env });
  const desk = deskOf(page, 'en');
  await page.getByRole('button', { name: desk.t('firstRun.role.sample') }).click();
  await page.getByRole('navigation', { name: desk.t('rail.name') }).waitFor({ timeout: 120_000 });
  const people = await readPeople(page);
  const isOrdinary = ({ nickname, state, unread, label }: ConversationView) =>
    state === 'open' &&
    unread === 0 &&
    nickname !== 'chatterbox' &&
    nickname !== 'terse' &&
    label?.includes('waiting list') === false;
  const long = people.find(({ nickname }) => nickname === 'chatterbox');
  const small = people.filter(isOrdinary).slice(0, pinnedPeople);
  const short = people.find(({ nickname }) => nickname === 'terse');
  if (long === undefined || short === undefined || small.length < 2)
    throw new Error('the sample has nobody to switch between');
  for (const { id } of [...small, short, long]) await pin(page, id);
  await probeKeys(page);
  return {
    app,
    page,
    desk,
    small: small.map(({ label, nickname }) => label ?? nickname),
    long: long.label ?? long.nickname,
    short: short.label ?? short.nickname,
    close: async () => {
      await app.close();
      rmSync(profileDir, { recursive: true, force: true });
    },
  };
}

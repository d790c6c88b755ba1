/** Typing while thousands of lines arrive: written by real engines while the therapist's app was closed, collected by the real app. */
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { confirm, type Desk, deskOf, invite, openPerson, openPractice } from '../../tests/e2e/desk.ts';
import { launchApp, type RunningApp } from '../../tests/e2e/launch.ts';
import type { Keyring } from '../../tests/support/keyring.ts';
import { join as joinPractice } from '../../tests/support/pairing.ts';
import { Person } from '../../tests/support/person.ts';
import { Relay } from '../../tests/support/relay.ts';
import { TestService } from '../../tests/support/service.ts';
import type { BareWindow } from '../bare-window.ts';
import { round } from '../statistics.ts';
import { probeKeys } from './probes.ts';
import { both, type KeyTimes, type TypingFigures, typeInTurn, typingFigures } from './typing.ts';

export interface SyncFigures {
  readonly lines: number;
  readonly seconds: number;
  /** Nothing arrives: the same window, just before. */
  readonly idle: TypingFigures;
  /** Into the conversation whose lines arrive, and into another one. */
  readonly same: TypingFigures;
  readonly other: TypingFigures;
  /** 95th percentiles: while lines arrive in the same conversation over idle. */
  readonly p95ToIdle: number;
}

interface Writer {
  readonly person: Person;
  readonly conversation: string;
  readonly nickname: string;
  readonly lines: number;
}

/** Two of them: the service lets nobody leave more than 5,000 envelopes in one mailbox, and key renewals count. */
const shares = [
  { nickname: 'Sara', share: 0.8 },
  { nickname: 'Nour', share: 0.2 },
] as const;
const keysBetweenPlaces = 25;
const idleKeys = 120;

const lastLineOf = (nickname: string): string => `the last line of ${nickname}`;

const composer = (page: Page) => page.locator('main textarea');

/** Two clients of one practice, both confirmed. */
async function pairAll(
  therapist: Desk,
  serviceUrl: string,
  keyring: Keyring,
  lines: number,
): Promise<readonly Writer[]> {
  const writers: Writer[] = [];
  for (const { nickname, share } of shares) {
    const person = await new Person({ serviceUrl, env: keyring.env }).start();
    await joinPractice(person, await invite(therapist, `${nickname} of the bench`), nickname);
    await confirm(therapist, nickname);
    const list = () => person.call('conversations.list', {});
    const open = await person.until(list, (now) => now.conversations[0]?.state === 'open', 'open');
    const conversation = open.conversations[0]?.id ?? '';
    writers.push({ person, conversation, nickname, lines: Math.round(lines * share) });
  }
  return writers;
}

async function writeAll({ person, conversation, nickname, lines }: Writer): Promise<void> {
  for (let at = 1; at < lines; at++)
    await person.write(
      conversation,
      `Line ${at} of ${nickname}, about as long as people write between sessions.`,
    );
  await person.write(conversation, lastLineOf(nickname));
  // Longer than the patience of `until`: thousands go out one after the other.
  while ((await person.call('connection.status', {})).waiting > 0) await pause(200);
  await person.stop();
}

/** Notes in the page when the last line of each writer stands in the list. */
function watchArrival(page: Page): Promise<void> {
  return page.evaluate(
    (last) => {
      const look = async (): Promise<void> => {
        const answer = await window.o7.conversations.list({});
        if (!answer.ok) return;
        const texts = answer.value.conversations.map((one) => one.lastMessage?.text);
        if (last.every((text) => texts.includes(text))) Object.assign(window, { o7AllHere: true });
      };
      window.o7.events.onConversationsChanged(() => void look());
    },
    shares.map(({ nickname }) => lastLineOf(nickname)),
  );
}

const isAllHere = (page: Page): Promise<boolean> => page.evaluate(() => 'o7AllHere' in window);

async function collect(
  desk: Desk,
  bare: Page,
  relay: Relay,
): Promise<{ readonly same: KeyTimes; readonly other: KeyTimes; readonly seconds: number }> {
  const { page } = desk;
  await watchArrival(page);
  const started = performance.now();
  relay.hooks = {};
  await page.evaluate(() => window.o7.connection.retry({}));
  let isHere = false;
  let same: KeyTimes = { app: [], bare: [] };
  let other = same;
  while (!isHere) {
    for (const { nickname } of shares) {
      if (isHere) break;
      await openPerson(desk, nickname);
      await composer(page).focus();
      const times = await typeInTurn(page, bare, (key) => key >= keysBetweenPlaces);
      if (nickname === shares[0].nickname) same = both(same, times);
      else other = both(other, times);
      isHere = await isAllHere(page);
    }
  }
  return { same, other, seconds: (performance.now() - started) / 1000 };
}

async function prepare(
  running: RunningApp,
  serviceUrl: string,
  keyring: Keyring,
  lines: number,
): Promise<readonly string[]> {
  const desk = deskOf(running.page, 'en');
  await openPractice(desk, 'Bench Practice', 'Rana');
  const writers = await pairAll(desk, serviceUrl, keyring, lines);
  await running.app.close();
  await Promise.all(writers.map(writeAll));
  return writers.map(({ person }) => person.profileDir);
}

/** A service behind the relay has another origin than its own and cannot say which port it took. */
async function findFreePort(): Promise<number> {
  const server = createServer();
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', () => listening.resolve());
  await listening.promise;
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** About a minute, most of it writing the lines. */
export async function benchSyncing(keyring: Keyring, bare: BareWindow, lines: number): Promise<SyncFigures> {
  const relay = await Relay.start();
  const port = await findFreePort();
  relay.pointAt(port);
  const service = new TestService({ port, env: { O7_ORIGIN: relay.origin, O7_RATE_SCALE: '1000' } });
  await service.start();
  const profileDir = mkdtempSync(join(tmpdir(), 'o7b-'));
  const choice = { profileDir, keyring, serviceUrl: relay.origin };
  const folders = await prepare(await launchApp(choice), relay.origin, keyring, lines);
  relay.hooks = { onRequest: () => null };
  const { app, page } = await launchApp(choice);
  const desk = deskOf(page, 'en');
  await openPerson(desk, shares[0].nickname);
  await probeKeys(page);
  await composer(page).focus();
  const idle = typingFigures(await typeInTurn(page, bare.page, (key) => key >= idleKeys));
  const { same, other, seconds } = await collect(desk, bare.page, relay);
  await app.close();
  await relay.stop();
  await service.remove();
  for (const folder of [profileDir, ...folders]) rmSync(folder, { recursive: true, force: true });
  const sameFigures = typingFigures(same);
  return {
    lines,
    seconds: round(seconds),
    idle,
    same: sameFigures,
    other: typingFigures(other),
    p95ToIdle: round(sameFigures.p95Ms / idle.p95Ms),
  };
}

/** What people wait for at their windows, each beside its base in the same run: a line delivered, the app started, memory held. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { WebSocketServer } from 'ws';
import { requireElectron } from '../build/electron-runtime.js';
import { confirm, type Desk, deskOf, invite, join as joinPractice, openPractice } from '../tests/e2e/desk.ts';
import { launchApp } from '../tests/e2e/launch.ts';
import type { Keyring } from '../tests/support/keyring.ts';
import { startTestService } from '../tests/support/service.ts';
import { launchBare } from './bare-window.ts';
import { enterAt, noteEnter, paintedAt } from './page-clock.ts';
import { treeMemoryMiB } from './process-memory.ts';
import { openStage } from './stage.ts';
import { median, percentile, ratio, round } from './statistics.ts';

export interface WindowFigures {
  readonly electron: string;
  /** Enter pressed in one window → painted in the other, ms; and the ratio to a bare WebSocket echo plus paint. */
  readonly delivery: {
    readonly rounds: number;
    readonly p50Ms: number;
    readonly p99Ms: number;
    readonly bareP50Ms: number;
    readonly toBare: number;
  };
  /** Process started → list usable, ms; ratio to an empty Electron window. */
  readonly coldStart: {
    readonly rounds: number;
    readonly p50Ms: number;
    readonly bareP50Ms: number;
    readonly toBare: number;
  };
  /** Idle for three seconds with an open conversation, whole process tree, MiB; ratio to an empty Electron window. */
  readonly memory: { readonly miB: number; readonly bareMiB: number; readonly toBare: number };
}

/** A window that sends on Enter and paints what comes back. */
async function connectEcho(page: Page, port: number): Promise<void> {
  await page.evaluate(
    (to) =>
      new Promise<void>((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${to}`);
        const field = document.querySelector('textarea');
        socket.onopen = () => resolve();
        socket.onmessage = ({ data }) => {
          const line = document.createElement('p');
          line.textContent = data;
          document.querySelector('#list')?.append(line);
        };
        field?.addEventListener('keydown', (event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          socket.send(field.value);
          field.value = '';
        });
      }),
    port,
  );
}

async function timeLine(
  from: Page,
  field: string,
  to: Page,
  selector: string,
  text: string,
): Promise<number> {
  await from.locator(field).fill(text);
  const painted = paintedAt(to, selector, text);
  await from.locator(field).press('Enter');
  return (await painted) - (await enterAt(from));
}

async function timeDelivery(
  sender: Desk,
  receiver: Desk,
  rounds: number,
): Promise<{ app: number[]; bare: number[] }> {
  const echo = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  echo.on('connection', (socket) => socket.on('message', (data) => socket.send(data.toString())));
  const bare = await launchBare();
  await connectEcho(bare.page, (echo.address() as AddressInfo).port);
  for (const page of [sender.page, bare.page]) await noteEnter(page);
  const times = { app: [] as number[], bare: [] as number[] };
  for (let at = 0; at < rounds + 10; at++) {
    const app = await timeLine(
      sender.page,
      'main textarea',
      receiver.page,
      '[data-message]',
      `line number ${at} of the bench`,
    );
    const plain = await timeLine(
      bare.page,
      'textarea',
      bare.page,
      '#list p',
      `line number ${at} of the bench`,
    );
    if (at < 10) continue;
    times.app.push(app);
    times.bare.push(plain);
  }
  await bare.app.close();
  echo.close();
  return times;
}

async function timeColdStarts(profileDir: string, keyring: Keyring, serviceUrl: string, rounds: number) {
  const times = { app: [] as number[], bare: [] as number[] };
  const memory = { app: [] as number[], bare: [] as number[] };
  for (let at = 0; at < rounds; at++) {
    const started = performance.now();
    const { app, page } = await launchApp({ profileDir, keyring, serviceUrl });
    await page
      .getByRole('region', { name: deskOf(page, 'en').t('people.title') })
      .getByRole('button')
      .first()
      .waitFor();
    times.app.push(performance.now() - started);
    const startedBare = performance.now();
    const bare = await launchBare();
    times.bare.push(performance.now() - startedBare);
    await page.waitForTimeout(3_000);
    memory.app.push(treeMemoryMiB(app.process().pid ?? 0));
    memory.bare.push(treeMemoryMiB(bare.app.process().pid ?? 0));
    await Promise.all([app.close(), bare.app.close()]);
  }
  return { times, memory };
}

/** Two paired apps on the real service, under a display of the bench's own. */
export async function benchWindows(rounds = 100, starts = 5): Promise<WindowFigures> {
  const stage = await openStage();
  const { keyring } = stage;
  const service = await startTestService();
  const profiles = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'o7b-')));
  const [therapistDir, clientDir] = profiles as [string, string];
  const open = (profileDir: string) => launchApp({ profileDir, keyring, serviceUrl: service.origin });
  const [therapistApp, clientApp] = await Promise.all([open(therapistDir), open(clientDir)]);
  const [therapist, client] = [deskOf(therapistApp.page, 'en'), deskOf(clientApp.page, 'en')];
  await openPractice(therapist, 'Bench Practice', 'Rana');
  await joinPractice(client, await invite(therapist, 'Bench'), 'Sara');
  await confirm(therapist, 'Sara');
  const delivery = await timeDelivery(client, therapist, rounds);
  await Promise.all([therapistApp.app.close(), clientApp.app.close()]);
  const { times, memory } = await timeColdStarts(therapistDir, keyring, service.origin, starts);
  await service.remove();
  await stage.close();
  for (const folder of profiles) rmSync(folder, { recursive: true, force: true });
  return {
    electron: `${requireElectron().version} (${requireElectron().kind})`,
    delivery: {
      rounds,
      p50Ms: round(median(delivery.app)),
      p99Ms: round(percentile(delivery.app, 0.99)),
      bareP50Ms: round(median(delivery.bare)),
      toBare: ratio(delivery.app, delivery.bare),
    },
    coldStart: {
      rounds: starts,
      p50Ms: round(median(times.app), 0),
      bareP50Ms: round(median(times.bare), 0),
      toBare: ratio(times.app, times.bare),
    },
    memory: {
      miB: round(median(memory.app), 0),
      bareMiB: round(median(memory.bare), 0),
      toBare: ratio(memory.app, memory.bare),
    },
  };
}

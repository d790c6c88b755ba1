/** Launches the bench's call window: one folder of built pages, the policy of the call page, pretended devices. */
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { requireElectron } from '../../build/electron-runtime.js';

export interface CallWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the browser complained about and what was asked of other places than the app. */
  readonly refused: () => Promise<readonly string[]>;
}

export interface WindowChoice {
  /** Folder of built pages, and which of them. */
  readonly folder: string;
  readonly entry: string;
  /** Film of the pretended camera; sound of the pretended microphone. */
  readonly film: string;
  readonly sound?: string;
}

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types o7-call',
].join('; ');
const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** What a page must never be told: against the policy, or a frame that nobody gave back to the camera. */
const complaints = /Content Security Policy|Trusted(HTML|Script)|VideoFrame was garbage collected/;

export async function openCallWindow({ folder, entry, film, sound }: WindowChoice): Promise<CallWindow> {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = requireElectron().folder;
  const launch = () =>
    _electron.launch({
      args: [
        join(import.meta.dirname, 'app'),
        '--disable-gpu',
        '--no-proxy-server',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
        ...(sound === undefined ? [] : [`--use-file-for-fake-audio-capture=${sound}`]),
        '--allow-loopback-in-peer-connection',
        '--autoplay-policy=no-user-gesture-required',
      ],
      env: {
        ...(process.env as Record<string, string>),
        O7_BENCH_PAGE: folder,
        O7_BENCH_ENTRY: `${entry}.html`,
        O7_BENCH_POLICY: policy,
        O7_BENCH_WORKER_POLICY: workerPolicy,
      },
      chromiumSandbox: true,
      timeout: 30_000,
    });
  // One launch in some hundred hangs.
  const app = await launch().catch(launch);
  const page = await app.firstWindow();
  const said: string[] = [];
  page.on('console', (message) => {
    if (complaints.test(message.text())) said.push(message.text());
  });
  await page.waitForLoadState('load');
  return {
    app,
    page,
    refused: async () => [
      ...said,
      ...(await app.evaluate(() => (globalThis as unknown as { refused: string[] }).refused)),
    ],
  };
}

// Builds the page of the call tests as the app's own pages are built, serves it on loopback and opens it in Electron.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { build } from 'vite';
import { personModel } from '../../../build/effects/person-model.ts';
import { requireElectron } from '../../../build/electron-runtime.js';

import { openUdpLine, type UdpLine } from './udp-line.ts';

const here = import.meta.dirname;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** The call window's own policy. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types o7-call";

async function serve(folder: string) {
  const server = createServer(({ url = '/' }, response) => {
    try {
      const path = new URL(url, 'http://page').pathname;
      const bytes = readFileSync(join(folder, path));
      response.writeHead(200, {
        'content-type': types[extname(path)] ?? 'application/octet-stream',
        'content-security-policy': policy,
      });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return { port: (server.address() as AddressInfo).port, stop: () => server.close() };
}

export interface CallPage {
  readonly page: Page;
  /** What the page's policy refused, and errors that nobody caught. */
  readonly violations: readonly string[];
  /** What every call of the page passes through. */
  readonly line: UdpLine;
  readonly close: () => Promise<void>;
}

interface PageServer {
  /** Of the built page; a place for what the browser writes, too. */
  readonly folder: string;
  readonly address: string;
  readonly close: () => void;
}

/** Builds the page and serves it under the call window's policy. */
async function openPageServer(): Promise<PageServer> {
  const folder = mkdtempSync(join(tmpdir(), 'o7-call-'));
  await build({
    root: here,
    configFile: false,
    logLevel: 'warn',
    plugins: [personModel()],
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome130',
      modulePreload: false,
      assetsInlineLimit: 0,
      minify: false,
      rolldownOptions: { input: join(here, 'page.html') },
    },
  });
  const { port, stop } = await serve(folder);
  return {
    folder,
    address: `http://127.0.0.1:${port}/page.html`,
    close() {
      stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param args further switches of Chromium */
export async function openCallPage(args: readonly string[] = []): Promise<CallPage> {
  const { folder, address, close: stop } = await openPageServer();
  const electron = requireElectron();
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electron.folder;
  const app = await _electron.launch({
    args: [
      join(here, 'window'),
      '--disable-gpu',
      '--use-fake-device-for-media-stream',
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
      ...args,
    ],
    env: {
      PATH: process.env['PATH'] ?? '',
      DISPLAY: process.env['DISPLAY'] ?? '',
      XAUTHORITY: process.env['XAUTHORITY'] ?? '',
      HOME: folder,
      O7_CALL_PAGE: address,
    },
    chromiumSandbox: true,
    timeout: 30_000,
  });
  const page = await app.firstWindow();
  const line = await openUdpLine();
  await page.exposeFunction('stand', line.stand);
  const violations: string[] = [];
  page.on('pageerror', (error) => violations.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') violations.push(message.text());
  });
  await page.waitForFunction(() => 'rig' in window);
  return {
    page,
    violations,
    line,
    async close() {
      await app.close();
      line.close();
      stop();
    },
  };
}

// Serves the built page from inside the app: files of one folder only, never stored, each page under its own strict policy.

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { appScheme, isAppUrl, pathOf } from './app-origin.ts';

const pages = join(__dirname, '../renderer');

/** Vite writes this where a nonce belongs; each load gets a fresh one. */
const noncePlace = '__O7_NONCE__';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.tflite': 'application/octet-stream',
};

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, codeCache: false, supportFetchAPI: true },
    },
  ]);
}

/** The policy of one page load. Nothing is allowed that is not named. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** The file that an address of ours names, or null when it names none inside the folder. */
export function fileOf(url: string): string | null {
  const path = isAppUrl(url) ? pathOf(url) : null;
  if (path === null) return null;
  const file = normalize(join(pages, path));
  return file.startsWith(pages + sep) && extname(file) in contentTypes ? file : null;
}

/**
 * A built file, or a refusal. `policy` makes the policy of a page that is loaded; `workerPolicy` is that of a script that is
 * loaded as a worker, which has no other (scripts of a page follow the page's).
 */
export async function answerWithFile(
  request: Request,
  policy: (nonce: string) => string,
  workerPolicy?: string,
): Promise<Response> {
  const file = request.method === 'GET' ? fileOf(request.url) : null;
  if (file === null) return refusal();
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return refusal();
  const headers = new Headers({
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  });
  if (extname(file) !== '.html') {
    if (workerPolicy !== undefined) headers.set('content-security-policy', workerPolicy);
    return new Response(new Uint8Array(bytes), { headers });
  }
  const nonce = randomBytes(16).toString('base64');
  headers.set('content-security-policy', policy(nonce));
  return new Response(bytes.toString('utf8').replaceAll(noncePlace, nonce), { headers });
}

/** The same for everything that is not there. */
export function refusal(): Response {
  return new Response('', { status: 404, headers: { 'cache-control': 'no-store' } });
}

/** Makes `app://o7/` answer in this session. */
export function serveApp(session: Session): void {
  session.protocol.handle(appScheme, (request) => answerWithFile(request, contentSecurityPolicy));
}

// Answers https://call.invalid from the disk: our page, what it is built of, and the files of Zoom's SDK. Nothing else is there.

import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { pathOf } from '../window/app-origin.ts';
import { isZoomUrl } from './zoom-origin.ts';

const built = join(__dirname, '../renderer');
const sdk = join(__dirname, '../zoom');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.bin': 'application/octet-stream',
  '.wav': 'audio/wav',
};

/** Folders that are answered from, by the beginning of the path. */
const folders: readonly (readonly [beginning: string, folder: string])[] = [
  ['/assets/', join(built, 'assets')],
  ['/sdk/', sdk],
];

/**
 * What Zoom's code needs to run at all and no more (ADR 0043). Without zoom.us among the scripts: where its server fails, the
 * SDK would send token and passcode once more in the address of a script. `style-src` without a nonce: it writes styles.
 */
export const zoomPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval' blob:",
  "worker-src 'self' blob: data:",
  "connect-src 'self' blob: data: https://zoom.us https://*.zoom.us wss://*.zoom.us",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' data: blob:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The file that an address of ours names; null where it names none. */
export function zoomFileOf(url: string): string | null {
  const path = isZoomUrl(url) ? pathOf(url) : null;
  if (path === null) return null;
  if (path === '/zoom.html') return join(built, 'zoom.html');
  const [beginning, folder] = folders.find(([start]) => path.startsWith(start)) ?? ['', ''];
  if (folder === '') return null;
  const file = normalize(join(folder, path.slice(beginning.length)));
  const isKnown = extname(file) !== '.html' && extname(file) in contentTypes;
  return file.startsWith(folder + sep) && isKnown ? file : null;
}

/** A file, or 404. The headers let the SDK share memory between its threads (cross-origin isolation). */
export async function answerZoomFile(request: Request): Promise<Response> {
  const file = request.method === 'GET' ? zoomFileOf(request.url) : null;
  const bytes = file === null ? null : await readFile(file).catch(() => null);
  if (file === null || bytes === null)
    return new Response('', { status: 404, headers: { 'cache-control': 'no-store' } });
  const headers = new Headers({
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': zoomPolicy,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
  });
  return new Response(new Uint8Array(bytes), { headers });
}

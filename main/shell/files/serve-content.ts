// What a window for foreign content can reach: its own page, the one content it was opened for, and a place for its answer.

import { randomBytes } from 'node:crypto';
import type { Session } from 'electron';
import { appOrigin, appScheme } from '../window/app-origin.ts';
import { answerWithFile, refusal } from '../window/app-protocol.ts';
import type { Content } from './content.ts';

/** Nothing but this page's own scripts, and what it was given. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types o7-viewer',
  ].join('; ');
}

/** Something given to one window: its content, and who takes the answer. */
interface Given {
  readonly content: Content;
  readonly take: (answer: Buffer | null) => void;
}

const given = new Map<string, Given>();
/** Pixels of the largest small picture, and its size before them. */
const mostAnswerBytes = 8 + 480 * 480 * 4;

/** A name under which a window fetches this content; `withdraw` ends that. */
export function giveContent(content: Content, take: Given['take'] = () => {}) {
  const token = randomBytes(16).toString('hex');
  given.set(token, { content, take });
  return { token, withdraw: () => given.delete(token) };
}

const tokenOf = (url: string, kind: string): Given | undefined => {
  const start = `${appOrigin}/${kind}/`;
  return url.startsWith(start) ? given.get(url.slice(start.length)) : undefined;
};

async function takeAnswer(request: Request, { take }: Given): Promise<Response> {
  const length = Number(request.headers.get('content-length') ?? mostAnswerBytes);
  if (length > mostAnswerBytes) {
    take(null);
    return refusal();
  }
  const bytes = Buffer.from(await request.arrayBuffer());
  take(bytes.length > mostAnswerBytes ? null : bytes);
  return new Response('', { status: 204 });
}

async function answer(request: Request): Promise<Response> {
  const content = request.method === 'GET' ? tokenOf(request.url, 'content') : undefined;
  if (content !== undefined) {
    const { type, bytes } = content.content;
    const headers = {
      'content-type': type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    };
    return new Response(new Uint8Array(bytes), { headers });
  }
  const asked = request.method === 'POST' ? tokenOf(request.url, 'answer') : undefined;
  return asked === undefined ? answerWithFile(request, contentPolicy) : takeAnswer(request, asked);
}

/** Makes a session answer with these and nothing else. */
export function serveContent(session: Session): void {
  session.protocol.handle(appScheme, answer);
}

// Finds the system's ways to the service (settings, PAC files, environment) with Chromium's own resolver when the engine asks.

import { session } from 'electron';
import { mostWays } from '../../contract/bridge/engine-port.ts';
import { report } from './diagnostics.ts';
import type { EgressNotes } from './egress-record.ts';
import type { EngineHost } from './engine/engine-host.ts';

const schemes: Readonly<Record<string, string>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' };

/** Longer is no host and port. */
const longestOrigin = 300;

/**
 * The ways of a resolver's answer (`PROXY host:port; DIRECT`) that we can go, in its order: an origin, or null for
 * directly, which is a way only where the answer lists it or is empty. Where there are only SOCKS proxies it is
 * `socks://host:port`, which the engine refuses by name.
 */
export function readWays(answer: string): (string | null)[] {
  const ways: (string | null)[] = [];
  const socks: string[] = [];
  for (const part of answer.split(';')) {
    const [kind = '', place = ''] = part.trim().split(/\s+/);
    const scheme = schemes[kind.toUpperCase()];
    if (kind.toUpperCase() === 'DIRECT') ways.push(null);
    else if (place === '' || place.length > longestOrigin - 'https://'.length) continue;
    else if (scheme !== undefined) ways.push(`${scheme}://${place}`);
    else if (/^SOCKS/i.test(kind)) socks.push(`socks://${place}`);
  }
  const found = [...new Set(ways.length > 0 ? ways : socks.slice(0, 1))].slice(0, mostWays);
  return found.length > 0 ? found : [null];
}

/** Answers the ways to `url`, as a PAC file would. */
export type ResolveProxy = (url: string) => Promise<string>;

/** Asks Chromium on a session of its own, which no page uses and which keeps nothing. */
async function resolveSystemProxy(url: string): Promise<string> {
  const plain = session.fromPartition('o7-proxy', { cache: false });
  await plain.setProxy({ mode: 'system' });
  await plain.forceReloadProxyConfig();
  return plain.resolveProxy(url);
}

/** How long the system may think; a PAC file that nobody delivers takes longer. */
const patienceMs = 10_000;

async function withinPatience<Value>(slow: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('no answer in time')), patienceMs);
  try {
    return await Promise.race([slow, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The system is asked only when the engine asks, which it does when it is about to connect: asking may itself reach into
 * the network (WPAD, PAC), and before sign-up and in the sample nothing does. Where the system cannot say, or not in time,
 * the answer is "directly"; an answer under way is waited for again next time.
 */
export function answerWithSystemProxy(
  engine: Pick<EngineHost, 'onWantRoute' | 'tell'>,
  serviceUrl: string,
  notes: Pick<EgressNotes, 'askedForProxy'>,
  resolve: ResolveProxy = resolveSystemProxy,
): void {
  let underWay: Promise<string> | null = null;
  const ask = (): Promise<string> => {
    underWay ??= resolve(serviceUrl).finally(() => {
      underWay = null;
    });
    return underWay;
  };
  engine.onWantRoute(() => {
    notes.askedForProxy();
    void withinPatience(ask())
      .catch((problem: unknown) => {
        report('the system could not name a proxy', problem);
        return 'DIRECT';
      })
      .then((answer) => engine.tell({ t: 'route', ways: readWays(answer) }));
  });
}

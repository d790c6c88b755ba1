// Finds the system's way to the service (settings, PAC files, environment) with Chromium's own resolver and tells the engine.

import { session } from 'electron';
import type { EngineOptions } from '../../contract/bridge/engine-port.ts';
import { report } from './diagnostics.ts';
import type { EngineHost } from './engine/engine-host.ts';

/**
 * The first way of a resolver's answer (`PROXY host:port; DIRECT`) that we can go: an origin, or null for directly.
 * Where there are only SOCKS proxies it is `socks://host:port`, which the engine refuses by name.
 */
export function firstWay(answer: string): string | null {
  const schemes: Readonly<Record<string, string>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' };
  const ways = answer.split(';').map((part) => part.trim().split(/\s+/));
  for (const [kind = '', place = ''] of ways) {
    if (kind.toUpperCase() === 'DIRECT') return null;
    const scheme = schemes[kind.toUpperCase()];
    if (scheme !== undefined && place !== '') return `${scheme}://${place}`;
  }
  const [socks] = ways.filter(([kind = '']) => /^SOCKS/i.test(kind));
  return socks === undefined ? null : `socks://${socks[1] ?? ''}`;
}

/** Answers the way to `url`; directly when the system cannot say. */
export type ResolveProxy = (url: string) => Promise<string>;

/** Asks Chromium on a session of its own, which no page uses and which keeps nothing. */
export async function resolveSystemProxy(url: string): Promise<string> {
  const plain = session.fromPartition('o7-proxy', { cache: false });
  await plain.setProxy({ mode: 'system' });
  await plain.forceReloadProxyConfig();
  return plain.resolveProxy(url);
}

export interface SystemProxy {
  /** Asks the system anew and tells the engine. Never rejects. */
  readonly refresh: () => Promise<void>;
}

/**
 * Tells each new engine, and asks again whenever the service cannot be reached. Null, and nobody is asked, for a service
 * on this computer.
 */
export function followSystemProxy(
  engine: Pick<EngineHost, 'onState' | 'onEvent' | 'tell'>,
  { serviceUrl, awaitProxy }: Pick<EngineOptions, 'serviceUrl' | 'awaitProxy'>,
  resolve: ResolveProxy = resolveSystemProxy,
): SystemProxy | null {
  if (awaitProxy !== true) return null;
  const refresh = async (): Promise<void> => {
    let proxy: string | null = null;
    try {
      proxy = firstWay(await resolve(serviceUrl));
    } catch (problem) {
      report('the system could not name a proxy', problem);
    }
    engine.tell({ t: 'proxy', proxy });
  };
  engine.onState((state) => {
    if (state === 'running') void refresh();
  });
  engine.onEvent(({ name, payload }) => {
    const isOffline =
      name === 'connection.changed' &&
      typeof payload === 'object' &&
      payload !== null &&
      'state' in payload &&
      payload.state === 'offline';
    if (isOffline) void refresh();
  });
  return { refresh };
}

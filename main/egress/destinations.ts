/** Hosts and ports: read from addresses, and the few that may be connected to. */

export interface Destination {
  /** Lower case, an IPv6 address without its brackets. */
  readonly host: string;
  readonly port: number | null;
}

/** A host as it is compared and shown. */
export const plainHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .slice(0, 253);

const usualPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443, 'ws:': 80, 'wss:': 443 };

/** Host and port of an address; of one that names no host, its scheme. Never its path. */
export function destinationOf(address: string): Destination {
  if (!URL.canParse(address)) return { host: 'unreadable', port: null };
  const { protocol, hostname, port } = new URL(address);
  if (hostname === '') return { host: protocol.slice(0, 253), port: null };
  return { host: plainHost(hostname), port: port === '' ? (usualPorts[protocol] ?? null) : Number(port) };
}

/** What this process may reach. */
export interface Allowed {
  /** What a destination is to the app; null: nothing, and it is not to be reached. */
  readonly kindOf: (destination: Destination) => 'service' | 'proxy' | null;
  /** Whether a host's address may be asked for. */
  readonly knows: (host: string) => boolean;
}

export interface Allowlist extends Allowed {
  readonly setService: (origin: string) => void;
  /** The proxies that the system names now; others are allowed no more. */
  readonly setProxies: (origins: readonly string[]) => void;
}

const isSame = (one: Destination, other: Destination): boolean =>
  one.host === other.host && one.port === other.port;

/** Nothing is allowed at first. */
export function createAllowlist(): Allowlist {
  let service: readonly Destination[] = [];
  let proxies: readonly Destination[] = [];
  return {
    kindOf(asked) {
      if (service.some((one) => isSame(asked, one))) return 'service';
      return proxies.some((one) => isSame(asked, one)) ? 'proxy' : null;
    },
    knows: (host) => [...service, ...proxies].some((one) => one.host === host),
    setService(origin) {
      service = [destinationOf(origin)];
    },
    setProxies(origins) {
      proxies = origins.map(destinationOf);
    },
  };
}

/** For a process that connects to nothing. */
export const nothingAllowed: Allowed = { kindOf: () => null, knows: () => false };

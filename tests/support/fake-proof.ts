/** "Prove it" behind the fake bridge: every check finds what it should. */
import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import type { HostsProof, ProofReport } from '../../contract/bridge/proof-view.ts';

type Handlers = {
  readonly [Name in Extract<ChannelName, `proof.${string}`>]: (
    request: ChannelRequest<Name>,
  ) => ChannelResponse<Name>;
};

/** What the checks find. */
export const fakeFindings = {
  database: {
    firstBytes: '8fa1c07be2445d10c3f6a9d2b7e08134aa51f2c9d6077e3b8842b1f09c65de07',
    file: 'vault/o7.db',
    bytes: 1_310_720,
    noKey: 'refused',
    wrongKey: 'refused',
    ownKey: 'opened',
  },
  canary: { before: 9, after: 0, files: 14, bytesRead: 2_750_464, control: true },
  hosts: {
    since: Date.UTC(2026, 10, 23, 7, 30),
    service: { host: 'relay.o7therapy.example', port: 443 },
    contacts: [
      {
        from: 'engine',
        kind: 'service',
        host: 'relay.o7therapy.example',
        port: 443,
        connections: 3,
        sent: 48_200,
        received: 91_700,
        firstAt: Date.UTC(2026, 10, 23, 7, 30, 2),
        lastAt: Date.UTC(2026, 10, 23, 9, 12),
      },
    ],
    refusals: [],
    more: 0,
    proxyQuestions: 1,
  },
  build: {
    files: 42,
    bytes: 8_120_400,
    changed: 0,
    missing: 0,
    unknown: 0,
    fingerprint: '3f'.repeat(32),
    groups: [
      { group: 'recorder', words: ['MediaRecorder', 'cloud_recording'], found: 0 },
      { group: 'analytics', words: ['api.mixpanel.com', 'google-analytics.com'], found: 0 },
    ],
  },
  sealed: {
    sent: { acceptedAt: Date.UTC(2026, 10, 23, 9, 11), size: 745, isReadable: false, waitingFor: 1 },
  },
  connection: { state: 'tls', cipher: 'TLS_AES_256_GCM_SHA384', version: 'TLSv1.3', keyBits: 256 },
} satisfies Omit<ProofReport, 'format' | 'at' | 'version'>;

/** Findings of its own for each bridge: what a page reports as stopped is among them from then on. */
export function createFakeProof(): Handlers {
  let hosts: HostsProof = fakeFindings.hosts;
  return {
    'proof.database': () => fakeFindings.database,
    'proof.canary': () => fakeFindings.canary,
    'proof.sealed': () => fakeFindings.sealed,
    'proof.connection': () => fakeFindings.connection,
    'proof.hosts': () => hosts,
    'proof.build': () => fakeFindings.build,
    'proof.stopped': ({ address }) => {
      const at = Date.UTC(2026, 10, 23, 9, 13);
      const { hostname: host } = new URL(address);
      const one = {
        from: 'page',
        tried: 'policy',
        host,
        port: null,
        count: 1,
        firstAt: at,
        lastAt: at,
      } as const;
      hosts = { ...hosts, refusals: [...hosts.refusals, one] };
      return {};
    },
    'proof.save': () => ({ saved: true }),
  };
}

/** A real TURN server (coturn) on free ports of 127.0.0.1, as an ordinary user; dies with the test. */
import type { ChildProcess } from 'node:child_process';
import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { type CertificateFiles, makeCertificate } from './certificate.ts';
import { endHelper } from './child.ts';
import { ensureUser, spawnProgramAsUser, userFolder } from './service.ts';
import { bindingRequest } from './stun.ts';

type Transport = 'udp' | 'tcp' | 'tls';

/** A running TURN server. */
export interface TestTurn {
  readonly port: number;
  readonly tlsPort: number;
  /** Its relays are from here on, where no other program is given a port by the system. */
  readonly leastRelayPort: number;
  /** What it shares with the service. */
  readonly secret: string;
  /** For 127.0.0.1, and its own authority. */
  readonly certificate: CertificateFiles;
  /** What a service is started with: the addresses of these transports, and the secret. */
  readonly env: (...transports: readonly Transport[]) => NodeJS.ProcessEnv;
  /** The switch that makes a Chromium take that certificate, and no other. */
  readonly trust: string;
  /** Ends it at once, as a machine that is gone. */
  readonly stop: () => Promise<void>;
}

const leastRelayPort = 61_000;

/** A port that is free for UDP and TCP alike just now. */
async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const socket = createSocket('udp4');
    const bound = Promise.withResolvers<boolean>();
    socket.once('error', () => bound.resolve(false));
    socket.bind(port, '127.0.0.1', () => bound.resolve(true));
    const isFree = await bound.promise;
    socket.close();
    server.close();
    await once(server, 'close');
    if (isFree) return port;
  }
}

interface Place {
  readonly folder: string;
  readonly port: number;
  readonly tlsPort: number;
  readonly secret: string;
  readonly certificate: CertificateFiles;
}

/** Its command line: loopback alone, no console, a database of its own, and peers on loopback, which real ones refuse. */
function commandLine({ folder, port, tlsPort, secret, certificate }: Place): string[] {
  const options = {
    'listening-ip': '127.0.0.1',
    'relay-ip': '127.0.0.1',
    'listening-port': port,
    'tls-listening-port': tlsPort,
    'min-port': leastRelayPort,
    realm: 'calls.test',
    'static-auth-secret': secret,
    cert: certificate.cert,
    pkey: certificate.key,
    userdb: join(folder, 'turndb'),
    pidfile: join(folder, 'turn.pid'),
    'log-file': 'stdout',
    'relay-threads': 1,
  };
  const flags = ['use-auth-secret', 'allow-loopback-peers', 'no-dtls', 'no-cli', 'no-rfc5780', 'verbose'];
  return [
    '-n',
    ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
    ...flags.map((flag) => `--${flag}`),
  ];
}

function trustIn({ cert }: CertificateFiles): string {
  const key = new X509Certificate(readFileSync(cert)).publicKey.export({ type: 'spki', format: 'der' });
  return `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`;
}

/** Resolves at its first answer over UDP; rejects when it ends instead. */
async function untilItAnswers(child: ChildProcess, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = createSocket('udp4').once('message', () => resolve());
  // Nobody listens there yet: it is asked again.
  socket.on('error', () => undefined);
  const asking = setInterval(() => socket.send(bindingRequest(), port, '127.0.0.1'), 25);
  child.once('exit', (code) => reject(new Error(`turnserver ended with ${code}`)));
  child.once('error', reject);
  try {
    await promise;
  } finally {
    clearInterval(asking);
    socket.close();
  }
}

/** Resolves once it takes connections. */
async function untilItListens(child: ChildProcess, port: number): Promise<void> {
  while (child.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    const tried = Promise.withResolvers<boolean>();
    socket.once('connect', () => tried.resolve(true)).once('error', () => tried.resolve(false));
    const listens = await tried.promise;
    socket.destroy();
    if (listens) return;
  }
  throw new Error(`turnserver ended with ${child.exitCode}`);
}

/** Starts one with an operator's configuration, moved to loopback, to a free port, and to a certificate and a secret of ours. */
export async function startTurnOf(
  configuration: string,
): Promise<Pick<TestTurn, 'tlsPort' | 'certificate' | 'secret' | 'stop'>> {
  await ensureUser();
  const folder = userFolder('o7-turn-');
  const certificate = makeCertificate(folder, 'turn');
  const [tlsPort, secret] = [await freePort(), randomBytes(32).toString('base64url')];
  const moved = {
    'tls-listening-port': tlsPort,
    cert: certificate.cert,
    pkey: certificate.key,
    'listening-ip': '127.0.0.1',
    'relay-ip': '127.0.0.1',
    'static-auth-secret': secret,
    userdb: join(folder, 'turndb'),
    pidfile: join(folder, 'turn.pid'),
  };
  const kept = configuration.split('\n').filter((line) => !Object.hasOwn(moved, line.split('=')[0] ?? ''));
  const lines = [...kept, ...Object.entries(moved).map(([name, value]) => `${name}=${value}`)];
  writeFileSync(join(folder, 'turn.conf'), lines.join('\n'));
  const child = spawnProgramAsUser('turnserver', ['-c', join(folder, 'turn.conf')]);
  const stop = async (): Promise<void> => {
    await endHelper(child, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  await untilItListens(child, tlsPort);
  return { tlsPort, certificate, secret, stop };
}

/** Starts one and waits until it answers. */
export async function startTurn(): Promise<TestTurn> {
  await ensureUser();
  const folder = userFolder('o7-turn-');
  const certificate = makeCertificate(folder, 'turn');
  const [port, tlsPort] = [await freePort(), await freePort()];
  const secret = randomBytes(32).toString('base64url');
  const child = spawnProgramAsUser('turnserver', commandLine({ folder, port, tlsPort, secret, certificate }));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const stop = async (): Promise<void> => {
    await endHelper(child, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilItAnswers(child, port);
  } catch (problem) {
    await stop();
    throw new Error(`no TURN server:\n${said}`, { cause: problem });
  }
  const urls: Readonly<Record<Transport, string>> = {
    udp: `turn:127.0.0.1:${port}?transport=udp`,
    tcp: `turn:127.0.0.1:${port}?transport=tcp`,
    tls: `turns:127.0.0.1:${tlsPort}?transport=tcp`,
  };
  const env = (...transports: readonly Transport[]) => ({
    O7_TURN_URLS: transports.map((transport) => urls[transport]).join(','),
    O7_TURN_SECRET: secret,
  });
  return { port, tlsPort, leastRelayPort, secret, certificate, env, trust: trustIn(certificate), stop };
}

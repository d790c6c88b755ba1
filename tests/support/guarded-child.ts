// A process under the guard that tries every way out of Node. Prints what came of each, and what the ledger says.

import { createSocket } from 'node:dgram';
import dns, { lookup, promises, Resolver } from 'node:dns';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { type AddressInfo, connect, createServer as createPipe, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as secureConnect } from 'node:tls';
import { WebSocket as LibrarySocket } from 'ws';
import { createAllowlist } from '../../main/egress/destinations.ts';
import { guardNetwork } from '../../main/egress/guard.ts';
import { createLedger } from '../../main/egress/ledger.ts';

const ledger = createLedger('engine', Date.now);
const allowed = createAllowlist();
guardNetwork({ part: 'engine', allowed, ledger });

/** The refusal's own code, wherever in the chain of causes it stands. */
function codeOf(problem: unknown): string {
  for (let at = problem; at instanceof Error; at = at.cause)
    if ('code' in at && String(at.code).startsWith('network.')) return String(at.code);
  return problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem);
}

const outcomes: Record<string, string> = {};
async function attempt(name: string, work: () => Promise<unknown>): Promise<void> {
  outcomes[name] = await work().then(String, codeOf);
}
const opened = (socket: Socket) =>
  once(socket, 'connect').then(() => {
    socket.destroy();
    return 'connected';
  });
const answered = (call: (done: (problem: unknown) => void) => void) =>
  new Promise((resolve, reject) => {
    call((problem) => (problem == null ? resolve('answered') : reject(problem)));
  });
const asked = (sent: ReturnType<typeof request>) => {
  sent.end();
  return once(sent, 'response').then(() => 'answered');
};

const server = createServer((_request, answer) => answer.end('hello')).listen(0, '127.0.0.1');
const other = createServer((_request, answer) => answer.end('other')).listen(0, '127.0.0.1');
const pipePath = join(tmpdir(), `o7-pipe-${process.pid}`);
const pipe = createPipe().listen(pipePath);
await Promise.all([server, other, pipe].map((one) => once(one, 'listening')));
const portOf = (of: typeof server) => (of.address() as AddressInfo).port;
allowed.setService(`http://127.0.0.1:${portOf(server)}`);
const elsewhere = portOf(other);

await attempt('service', async () => {
  const sent = request({ host: '127.0.0.1', port: portOf(server), path: '/secret', agent: false });
  sent.end();
  const [answer] = (await once(sent, 'response')) as [AsyncIterable<Buffer> & { statusCode: number }];
  let body = '';
  for await (const part of answer) body += part;
  return `${answer.statusCode} ${body}`;
});
await attempt('pipe', () => opened(connect(pipePath)));
await attempt('port', () => opened(connect(elsewhere, '127.0.0.1')));
await attempt('options', () => opened(connect({ host: '::1', port: elsewhere })));
await attempt('own name', () => opened(connect({ host: 'localhost', port: portOf(server) })));
await attempt('tls', () => opened(secureConnect({ host: 'example.org', port: 443 })));
await attempt('http', () => asked(request(`http://127.0.0.1:${elsewhere}/secret?secret`)));
await attempt('https', () => asked(secureRequest('https://example.org/secret')));
await attempt('fetch', () => fetch(`http://127.0.0.1:${elsewhere}/secret`));
await attempt('web socket', async () => {
  const socket = new LibrarySocket(`ws://127.0.0.1:${elsewhere}/secret`);
  return once(socket, 'open');
});
await attempt('look-up', () => answered((done) => lookup('example.org', done)));
await attempt('promised look-up', () => promises.lookup('example.org'));
await attempt('name server', () => answered((done) => dns.resolveTxt('example.org', done)));
await attempt('resolver', () => answered((done) => new Resolver().resolve4('example.org', done)));
await attempt('reverse', () => answered((done) => dns.reverse('192.0.2.1', done)));
await attempt('packet', async () => createSocket('udp4').send('x', 53, '192.0.2.1'));

process.stdout.write(JSON.stringify({ outcomes, record: ledger.record() }));
for (const one of [server, other, pipe]) one.close();

/** Malformed requests, frames and raw bytes against a running service: what it answers must be a code of the contract. */
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { statusOf } from '../../contract/errors/catalogue.ts';
import { errorReportSchema } from '../../contract/errors/schema.ts';
import { deviceFrameSchema } from '../../contract/wire/mailbox.ts';
import { livePath, type RouteName, routePath, routes } from '../../contract/wire/routes.ts';
import { Fuzzer, type FuzzOutcome, heapAfterGc, Tally } from './fuzz.ts';
import type { TestClient } from './service-client.ts';

const names = Object.keys(routes) as RouteName[];

/** Judges one answer. */
function judge(tally: Tally, what: string, status: number, text: string, name: RouteName | null): void {
  const note = (wrong: string) => tally.wrong.push(`${what}: ${wrong}`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    note(`${status} without JSON`);
    return;
  }
  if (status === 200) {
    tally.add('done');
    if (name !== null && !routes[name].response.safeParse(body).success) note('an answer outside its schema');
    return;
  }
  const { error } = body as { readonly error?: unknown };
  const report = errorReportSchema.safeParse(error);
  if (!report.success) {
    note(`${status} without a code`);
    return;
  }
  const { code } = report.data;
  tally.add(code);
  if (code === 'internal.unexpected') note('no code of its own');
  if (statusOf(code) !== status) note(`${status} for ${code}`);
}

/** One request to a route, by the contract and then broken; or its JSON itself is. */
async function breakRequest(fuzzer: Fuzzer, client: TestClient, tally: Tally): Promise<void> {
  const name = fuzzer.pick(names);
  const request = { v: 1, ...(fuzzer.fitting(routes[name].request) as object) };
  const value = fuzzer.dice(6) === 0 ? request : fuzzer.broken(request);
  const json = Buffer.from(JSON.stringify(value) ?? '');
  const body = fuzzer.dice(5) === 0 ? fuzzer.brokenBytes(json) : json;
  const type =
    fuzzer.dice(20) === 0 ? fuzzer.pick(['text/plain', 'application/xml', '']) : 'application/json';
  const token = fuzzer.dice(20) === 0 ? fuzzer.pick(['', 'x', 'A'.repeat(43)]) : client.token;
  const answer = await fetch(`${client.origin}${routePath(name)}`, {
    method: 'POST',
    headers: { 'content-type': type, authorization: `Bearer ${token}` },
    body: new Uint8Array(body),
  });
  judge(tally, name, answer.status, await answer.text(), name);
}

/** Bytes that are hardly HTTP: an answer is a coded refusal, or the connection ends. */
function breakHttp(fuzzer: Fuzzer, client: TestClient, tally: Tally): Promise<void> {
  const { host, port } = new URL(client.origin);
  const upgrade = `GET ${livePath} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nAuthorization: Bearer ${client.token}\r\n\r\n`;
  const post = `POST /v1/health HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{"v":1}`;
  const bytes = fuzzer.brokenBytes(Buffer.from(fuzzer.pick([upgrade, post])));
  return new Promise((done) => {
    let answer = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes));
    socket.setEncoding('latin1').on('data', (text) => {
      answer += text;
    });
    // Half a request is waited for; here it is clear that no more comes.
    const enough = setTimeout(() => socket.destroy(), 200);
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(enough);
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
      tally.add(status === undefined ? 'closed' : `HTTP ${status}`);
      if (status?.startsWith('5')) tally.wrong.push(`raw bytes: HTTP ${status}`);
      done();
    });
  });
}

/** Frames on a live socket: a bad one ends it with a code, one that is right by chance is acknowledged. */
async function breakFrame(fuzzer: Fuzzer, client: TestClient, tally: Tally): Promise<void> {
  const socket = new WebSocket(`${client.origin.replace(/^http/, 'ws')}${livePath}`, {
    headers: { Authorization: `Bearer ${client.token}` },
  });
  const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));
  socket.on('error', () => {});
  const greeted = new Promise<void>((resolve) => socket.once('message', () => resolve()));
  await Promise.race([greeted, closed]);
  let said: unknown = null;
  const answered = new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { readonly t: string; readonly error?: unknown };
      if (frame.t !== 'bye' && frame.t !== 'acked') return;
      said = frame.t === 'bye' ? frame.error : 'acked';
      resolve();
    });
  });
  const frame = { v: 1, ...(fuzzer.fitting(deviceFrameSchema) as object) };
  const value = fuzzer.broken(frame);
  const text = Buffer.from(JSON.stringify(value) ?? '');
  const kind = fuzzer.dice(8);
  if (kind === 0) socket.send(fuzzer.bytes(fuzzer.dice(300)));
  else if (kind === 1) socket.send('x'.repeat(17 * 1024));
  else if (kind === 2) socket.send(fuzzer.brokenBytes(text), { binary: false });
  else socket.send(text, { binary: false });
  await Promise.race([answered, closed]);
  if (said === null) tally.add('socket closed');
  else if (said === 'acked') tally.add('acked');
  else {
    const report = errorReportSchema.safeParse(said);
    tally.add(report.success ? report.data.code : 'bye');
    if (!report.success || report.data.code === 'internal.unexpected')
      tally.wrong.push('frame: a goodbye without a code');
  }
  socket.terminate();
}

/** One malformed thing of any of these kinds. Throws where the service is gone. */
async function breakOne(fuzzer: Fuzzer, client: TestClient, tally: Tally): Promise<void> {
  const kind = fuzzer.dice(20);
  if (kind < 14) await breakRequest(fuzzer, client, tally);
  else if (kind < 19) await breakFrame(fuzzer, client, tally);
  else await breakHttp(fuzzer, client, tally);
}

/** So many at the same time. */
const atOnce = 8;

/** At least `count` of them against a service of this process, as this client, who knows some ids. Throws where it does not answer a right request any more. */
export async function fuzzService(
  client: TestClient,
  known: readonly string[],
  seed: number,
  count: number,
): Promise<FuzzOutcome> {
  const tally = new Tally();
  const fuzzer = new Fuzzer(seed, known);
  const some = () => Promise.all(Array.from({ length: atOnce }, () => breakOne(fuzzer, client, tally)));
  // Whatever is made once is made by now.
  for (let done = 0; done < Math.min(count / 4, 400); done += atOnce) await some();
  const before = await heapAfterGc();
  while (tally.total < count) await some();
  await client.call('account.holdings', {});
  return { tally, grownBytes: (await heapAfterGc()) - before };
}

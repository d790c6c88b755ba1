// Runs inside the sealed network: a session through a relay over UDP, looked at from the cable, cut and healed. Started by calls.spec.ts.

import { createSocket } from 'node:dgram';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { admit, expectRoom, fakeDevices, openRoom, pairUp, waitAtTheDoor } from '../e2e/call-desk.ts';
import { expectFlow, mediaOf } from '../e2e/call-media.ts';
import { expect } from '../e2e/fixtures.ts';
import { launchApp } from '../e2e/launch.ts';
import { startDisplay } from './display.ts';
import { startKeyring } from './keyring.ts';
import { startTestService } from './service.ts';
import { startTurn } from './turn.ts';

/** What was seen, printed as the last line. Lines are those of tcpdump. */
export interface CutCall {
  /** All UDP from the start of the apps until the host lets the other person in, and two planted packets. */
  readonly before: readonly string[];
  /** How many packets there were once they talked. */
  readonly talking: number;
  /** Those of them that were neither to or from the relay nor within it. */
  readonly elsewhere: readonly string[];
  readonly ways: readonly string[];
}

const capture = process.argv[2] ?? '';
const cable = process.env['NETWORK_SWITCH'] ?? '';
/** The far end of the cable shows everything a second time. */
const packets = (): string[] =>
  readFileSync(capture, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('end0'));

/** Plants a packet and waits until the capture shows it: what is sent later stands behind it. Answers its place. */
async function mark(port: number): Promise<number> {
  const sent = Promise.withResolvers<void>();
  const socket = createSocket('udp4');
  socket.send('planted', port, '192.0.2.1', (problem) => (problem ? sent.reject(problem) : sent.resolve()));
  await sent.promise;
  socket.close();
  const find = () => packets().findIndex((line) => line.includes(`192.0.2.1.${port}`));
  await expect.poll(find, { timeout: 30_000 }).toBeGreaterThanOrEqual(0);
  return find();
}

const folder = mkdtempSync(join(tmpdir(), 'o7c-'));
const [display, keyring, turn] = await Promise.all([startDisplay(), startKeyring(), startTurn()]);
process.env['DISPLAY'] = display.env.DISPLAY;
const service = await startTestService({ env: turn.env('udp') });
const begun = await mark(4417);
const { therapist, client } = await pairUp((name) => {
  mkdirSync(join(folder, name));
  const profileDir = join(folder, name);
  return launchApp({ profileDir, keyring, serviceUrl: service.origin, args: fakeDevices });
});
const host = await openRoom(therapist);
const guest = await waitAtTheDoor(client, '');
const admitted = await mark(4418);
await admit(host);
const ways: string[] = [];
for (const desk of [host, guest]) {
  await expectRoom(desk);
  await expectFlow(desk.page);
  ways.push(...(await mediaOf(desk.page)).ways);
}
const talked = await mark(4419);

writeFileSync(cable, 'cut\n');
for (const { page } of [host, guest]) await page.locator('figure[data-state=lost]').waitFor();
writeFileSync(cable, 'heal\n');
for (const desk of [host, guest]) {
  await expectRoom(desk);
  await expectFlow(desk.page);
}
const violations = [...therapist.violations, ...client.violations];
if (violations.length > 0) throw new Error(violations.join('\n'));
await Promise.all([therapist.app.close(), client.app.close()]);

const talking = packets().slice(admitted + 1, talked);
const isOfRelay = (line: string): boolean => {
  const ports = [...line.matchAll(/ 127\.0\.0\.1\.(\d+)/g)].map(([, port]) => Number(port));
  return (
    ports.length === 2 && (ports.includes(turn.port) || ports.every((port) => port >= turn.leastRelayPort))
  );
};
const seen: CutCall = {
  before: packets().slice(begun, admitted + 1),
  talking: talking.length,
  elsewhere: talking.filter((line) => !isOfRelay(line)),
  ways,
};
await service.remove();
await turn.stop();
await keyring.stop();
await display.stop();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(seen)}\n`);

// Runs inside the sealed network: a planted packet first, then a whole small life of two apps. Started by egress.spec.ts.

import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  confirm,
  deskOf,
  invite,
  join as joinPractice,
  openPractice,
  receive,
  whatO7Sees,
  write,
} from '../e2e/desk.ts';
import { launchApp } from '../e2e/launch.ts';
import { startDisplay } from './display.ts';
import { startKeyring } from './keyring.ts';
import { startTestService } from './service.ts';

/** A packet that the capture has to show, or it would prove nothing. */
async function plantPacket(): Promise<void> {
  const sent = Promise.withResolvers<void>();
  const socket = createSocket('udp4');
  socket.send('planted', 4417, '192.0.2.1', (problem) => (problem ? sent.reject(problem) : sent.resolve()));
  await sent.promise;
  socket.close();
}

async function liveALittle(folder: string): Promise<void> {
  const display = await startDisplay();
  process.env['DISPLAY'] = display.env.DISPLAY;
  const keyring = await startKeyring();
  const service = await startTestService();
  const open = (name: string) =>
    launchApp({ profileDir: join(folder, name), keyring, serviceUrl: service.origin, asShipped: true });
  const [first, second] = await Promise.all([open('therapist'), open('client')]);
  const [therapist, client] = [deskOf(first.page, 'en'), deskOf(second.page, 'en')];
  await openPractice(therapist, 'Nile Practice', 'Rana');
  await joinPractice(client, await invite(therapist, 'Tuesdays'), 'Sara');
  await confirm(therapist, 'Sara');
  await write(client, 'See https://example.org/page and write to sara@example.org');
  await receive(therapist, 'See https://example.org/page');
  await whatO7Sees(client);
  await Promise.all([first.app.close(), second.app.close()]);
  await service.remove();
  await keyring.stop();
  await display.stop();
}

const folder = mkdtempSync(join(tmpdir(), 'o7e-'));
await plantPacket();
await liveALittle(folder);
rmSync(folder, { recursive: true, force: true });

// Runs inside the sealed network: a planted packet first, then a day of two people. Started by egress.spec.ts.

import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDisplay } from './display.ts';
import { liveADay } from './egress-day.ts';

/** A packet that the capture has to show, or it would prove nothing. */
async function plantPacket(): Promise<void> {
  const sent = Promise.withResolvers<void>();
  const socket = createSocket('udp4');
  socket.send('planted', 4417, '192.0.2.1', (problem) => (problem ? sent.reject(problem) : sent.resolve()));
  await sent.promise;
  socket.close();
}

const folder = mkdtempSync(join(tmpdir(), 'o7e-'));
await plantPacket();
const display = await startDisplay();
process.env['DISPLAY'] = display.env.DISPLAY;
await liveADay(folder);
await display.stop();
rmSync(folder, { recursive: true, force: true });

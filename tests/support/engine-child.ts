/** The engine's own process entry in plain Node: its port is this child's IPC channel. Started by person.ts. */

import { flushCompileCache } from 'node:module';
import { armCrashPoint, crashPoints } from '../../main/engine/crash-points.ts';
import { shortenEpochs } from '../../main/engine/messaging/epoch-age.ts';

const port = {
  on(_event: 'message', listener: (event: { data: unknown }) => void) {
    process.on('message', (data) => listener({ data }));
  },
  postMessage(message: unknown) {
    // Whoever held the other end may have gone: nobody is left to tell.
    process.send?.(message, () => {});
  },
};
Object.defineProperty(process, 'parentPort', { value: port });
// At once: an orderly exit waits for V8's compiler threads, and one of those may be waiting for this thread for ever.
process.on('disconnect', () => {
  flushCompileCache();
  process.kill(process.pid, 'SIGKILL');
});
// `O7_DEV_CRASH_AT=point` or `point*3`: ends as a power cut would when that place is reached, or reached for the third time.
const [point, times] = (process.env['O7_DEV_CRASH_AT'] ?? '').split('*');
const named = crashPoints.find((one) => one === point);
if (named !== undefined) armCrashPoint(named, Number(times ?? 1));
else if (point !== '') throw new Error(`no crash point has the name ${point}`);
// `O7_DEV_EPOCH_MESSAGES=5`: keys are renewed after so many messages.
const epochMessages = Number(process.env['O7_DEV_EPOCH_MESSAGES'] ?? 0);
if (epochMessages > 0) shortenEpochs(epochMessages);
await import('../../main/engine/process.ts');
// `O7_DEV_REACH=http://127.0.0.1:4711`: tries to fetch it from inside the engine, as a library gone wrong would.
const reach = process.env['O7_DEV_REACH'];
if (reach !== undefined) await fetch(reach).catch(() => undefined);

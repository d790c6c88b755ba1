/** Passcodes: what may be one, what it costs on this machine, and the key that it gives. */
import { Worker } from 'node:worker_threads';
import { parsePasscode } from '../../../contract/domain/passcode.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { type Argon2Cost, randomBytes, wipe } from '../crypto/primitives.ts';
import type { Argon2Done, Argon2Job } from './argon2-worker.ts';
import { leastCost, type PasscodeCost } from './key-file.ts';

/** 32 bytes, and what made them of the passcode. */
export interface PasscodeKey {
  readonly key: Uint8Array;
  readonly cost: PasscodeCost;
}

/** What was typed, as the bytes that are hashed. Throws `passcode.tooShort`, `passcode.tooLong`. */
export function encodePasscode(typed: string): Uint8Array {
  return new TextEncoder().encode(parsePasscode(typed));
}

/** From source beside this file; once built in a folder of its own beside the engine's. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './argon2-worker.ts' : '../argon2-worker/argon2-worker.cjs',
  import.meta.url,
);

function compute(job: Argon2Job): Promise<Argon2Done> {
  const done = Promise.withResolvers<Argon2Done>();
  const worker = new Worker(workerFile, { workerData: job });
  worker.once('message', done.resolve);
  worker.once('error', done.reject);
  worker.once('exit', () => done.reject(new AppError('internal.unexpected')));
  return done.promise;
}

const mib = 1024 * 1024;
/** How long a passcode may take to check on this machine; a guess costs as much. */
const aimMs = 600;
/** From what RFC 9106 section 4 recommends downwards; never below OWASP's floor. */
const costs: readonly Argon2Cost[] = [
  { ops: 3, memBytes: 256 * mib },
  { ops: 3, memBytes: 128 * mib },
  { ops: 3, memBytes: 64 * mib },
  { ops: 3, memBytes: 32 * mib },
];

/** The dearest cost that stays within the aim, judged by one run at the floor. */
async function measureCost(): Promise<Argon2Cost> {
  const { ms, key } = await compute({
    password: new Uint8Array(8),
    salt: new Uint8Array(16),
    cost: leastCost,
  });
  wipe(key);
  const msPerByte = ms / (leastCost.ops * leastCost.memBytes);
  return costs.find(({ ops, memBytes }) => ops * memBytes * msPerByte <= aimMs) ?? leastCost;
}

/** The key of a passcode at a cost that is known. Takes as long as it was measured to, in a thread of its own. */
export async function passcodeKey(passcode: Uint8Array, cost: PasscodeCost): Promise<Uint8Array> {
  const { key } = await compute({ password: passcode, salt: fromBase64Url(cost.salt), cost });
  return key;
}

/** The key of a new passcode: cost measured now unless the least is asked for, new salt. */
export async function newPasscodeKey(passcode: Uint8Array, isLeast = false): Promise<PasscodeKey> {
  const { ops, memBytes } = isLeast ? leastCost : await measureCost();
  const cost = { ops, memBytes, salt: toBase64Url(randomBytes(16)) };
  return { key: await passcodeKey(passcode, cost), cost };
}

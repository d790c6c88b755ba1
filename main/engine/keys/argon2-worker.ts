/** A short-lived thread that computes one Argon2id hash and ends, so that its memory goes back to the system. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Argon2Cost, argon2id, loadSodium } from '../crypto/primitives.ts';

/** What the thread is given; `password` is wiped in the copy that the thread has. */
export interface Argon2Job {
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly cost: Argon2Cost;
}

export interface Argon2Done {
  readonly key: Uint8Array;
  readonly ms: number;
}

async function compute({ password, salt, cost }: Argon2Job): Promise<Argon2Done> {
  await loadSodium();
  const begun = performance.now();
  const key = argon2id(password, salt, cost, 32);
  password.fill(0);
  return { key, ms: performance.now() - begun };
}

void compute(workerData as Argon2Job).then((done) => parentPort?.postMessage(done));

// Malformed requests, frames, envelopes and bridge calls (tests/support/fuzz*.ts): coded refusals only, memory flat, everybody alive.

import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { systemClock } from '../../service/clock.ts';
import { type FuzzOutcome, mostHeapGrowth } from '../../tests/support/fuzz.ts';
import { fuzzBridge, mostProcessGrowth } from '../../tests/support/fuzz-bridge.ts';
import { fuzzMail } from '../../tests/support/fuzz-envelopes.ts';
import { fuzzService } from '../../tests/support/fuzz-service.ts';
import { startKeyring } from '../../tests/support/keyring.ts';
import { pair } from '../../tests/support/pairing.ts';
import { Person } from '../../tests/support/person.ts';
import { startTestPostgres } from '../../tests/support/postgres.ts';
import { startTestService } from '../../tests/support/service.ts';
import { startInProcess } from '../../tests/support/service-in-process.ts';
import { openConversation } from '../../tests/support/service-people.ts';
import type { PartReport } from './report.ts';

async function onService(seed: number, count: number): Promise<FuzzOutcome> {
  const postgres = await startTestPostgres();
  const service = await startInProcess(postgres.url, systemClock, { O7_RATE_SCALE: '1000' });
  try {
    const { therapist, client, conversation } = await openConversation(service.origin);
    const known = [conversation, therapist.account, client.account, therapist.device.id, client.device.id];
    return await fuzzService(therapist, known, seed, count);
  } finally {
    await service.close();
    await postgres.remove();
  }
}

async function onBridge(seed: number, count: number): Promise<FuzzOutcome> {
  const [keyring, service] = await Promise.all([
    startKeyring(),
    startTestService({ env: { O7_RATE_SCALE: '1000' } }),
  ]);
  const people = [1, 2].map(() => new Person({ serviceUrl: service.origin, env: keyring.env }));
  try {
    const [therapist, client] = (await Promise.all(people.map((person) => person.start()))) as [
      Person,
      Person,
    ];
    const { conversation } = await pair(therapist, client);
    const { id } = await therapist.write(conversation, 'before');
    return await fuzzBridge(therapist, [conversation, id], seed, count);
  } finally {
    for (const person of people) await person.stop();
    await service.remove();
    await keyring.stop();
  }
}

function report(seed: number, { tally, grownBytes }: FuzzOutcome, most: number): PartReport {
  const failed = tally.wrong.map((what) => `seed ${seed}: ${what}`);
  if (grownBytes > most) failed.push(`seed ${seed}: memory grew by ${grownBytes} bytes`);
  return { counts: { malformed: tally.total, 'grew by KiB': Math.round(grownBytes / 1024) }, failed };
}

/** Requests, frames and raw bytes. */
export const runServiceFuzz = async (seed: number, count: number): Promise<PartReport> =>
  report(seed, await onService(seed, count), mostHeapGrowth);

/** Calls of a page. */
export const runBridgeFuzz = async (seed: number, count: number): Promise<PartReport> =>
  report(seed, await onBridge(seed, count), mostProcessGrowth);

/** Mail for an engine; afterwards everybody still reads everybody. */
export async function runMailFuzz(seed: number, count: number): Promise<PartReport> {
  await loadSodium();
  const outcome = await fuzzMail(seed, count);
  const { counts, failed } = report(seed, outcome, mostHeapGrowth);
  return { counts, failed: [...failed, ...outcome.missing.map((what) => `seed ${seed}: ${what}`)] };
}

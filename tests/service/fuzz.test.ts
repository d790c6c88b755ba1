/** Malformed requests, frames and raw bytes: coded refusals only, and nothing stays in memory. 60,000 more: `npm run soak`. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../service/clock.ts';
import type { RunningService } from '../../service/start.ts';
import { mostHeapGrowth } from '../support/fuzz.ts';
import { fuzzService } from '../support/fuzz-service.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { codeOf } from '../support/service-client.ts';
import { startInProcess } from '../support/service-in-process.ts';
import { openConversation } from '../support/service-people.ts';

let postgres: TestPostgres;
let service: RunningService;
beforeAll(async () => {
  postgres = await startTestPostgres();
  service = await startInProcess(postgres.url, systemClock, { O7_RATE_SCALE: '1000' });
});
afterAll(async () => {
  await service.close();
  await postgres.remove();
});

it('refuses a number that no column holds', async () => {
  const { therapist, conversation } = await openConversation(service.origin);
  const far = { conversation, generation: 1, from: Number.MAX_SAFE_INTEGER };
  expect(await codeOf(therapist.call('conversations.log', far))).toBe('request.invalid');
});

it('answers 600 malformed requests, frames and connections with codes, and forgets them (seed 1)', async () => {
  const { therapist, client, conversation } = await openConversation(service.origin);
  const known = [conversation, therapist.account, client.account, therapist.device.id, client.device.id];
  const { tally, grownBytes } = await fuzzService(therapist, known, 1, 600);
  expect(tally.wrong).toEqual([]);
  expect(tally.counts['request.invalid']).toBeGreaterThan(100);
  expect(Object.keys(tally.counts).length).toBeGreaterThan(8);
  expect(grownBytes).toBeLessThan(mostHeapGrowth);
}, 120_000);

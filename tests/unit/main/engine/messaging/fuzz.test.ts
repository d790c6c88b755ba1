/** Malformed mail: every item is set aside with a code, the conversation goes on, and nothing stays in memory. 10,000 more: `npm run soak`. */
import { beforeAll, expect, it } from 'vitest';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { mostHeapGrowth } from '../../../../support/fuzz.ts';
import { fuzzMail } from '../../../../support/fuzz-envelopes.ts';

beforeAll(loadSodium);

it('takes 600 broken welcomes, commits, messages, lists and bodies, and loses no line that is right (seed 1)', async () => {
  const { tally, grownBytes, missing } = await fuzzMail(1, 600);
  expect(tally.wrong).toEqual([]);
  expect(missing).toEqual([]);
  expect(tally.counts['e2ee.malformed']).toBeGreaterThan(100);
  expect(Object.keys(tally.counts).length).toBeGreaterThan(8);
  expect(grownBytes).toBeLessThan(mostHeapGrowth);
}, 120_000);

// Any order of writing, renewing keys, coming, going, moving on, losing, waiting and starting again comes to one history. Thousands more: `npm run soak`.

import { beforeAll, expect, it } from 'vitest';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { findDifferences, interleave } from '../../../../support/interleaving.ts';

beforeAll(loadSodium);

// 324: an answer to an ask was lost. 340: somebody asked while the conversation was still opening here.
const seeds = [1, 2, 3, 4, 17, 18, 324, 340];
const seen = { faults: 0, epochs: 0, generation: 0, came: 0, went: 0 };

it.each(seeds)(
  'comes to the same history on every device of two people (seed %i)',
  async (seed) => {
    const outcome = await interleave(seed, 120);
    expect(outcome.written.length).toBeGreaterThan(10);
    expect(findDifferences(outcome)).toEqual([]);
    for (const what of Object.keys(seen) as (keyof typeof seen)[])
      seen[what] = Math.max(seen[what], outcome[what]);
  },
  30_000,
);

it('had something of everything in these runs', () => {
  expect(seen.faults).toBeGreaterThan(0);
  expect(seen.epochs).toBeGreaterThan(2);
  expect(seen.generation).toBeGreaterThan(1);
  expect(seen.came).toBeGreaterThan(0);
  expect(seen.went).toBeGreaterThan(0);
});

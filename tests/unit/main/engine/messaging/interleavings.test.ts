// Any order of writing, renewing keys, losing, waiting and starting again comes to one history. Thousands more: `npm run soak`.

import { beforeAll, expect, it } from 'vitest';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { interleave } from '../../../../support/interleaving.ts';

beforeAll(loadSodium);

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'comes to the same history on four devices of two people (seed %i)',
  async (seed) => {
    const { written, histories, epochs, faults } = await interleave(seed, 120);
    const [first] = histories;
    expect(written.length).toBeGreaterThan(10);
    expect(faults).toBeGreaterThan(0);
    expect(epochs).toBeGreaterThan(0);
    expect(first?.toSorted()).toEqual(written.toSorted());
    for (const history of histories) expect(history).toEqual(first);
  },
  30_000,
);

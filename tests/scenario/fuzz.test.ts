/** Malformed calls of a page into a real engine: coded refusals only, and the engine lives on. 30,000 more: `npm run soak`. */
import { expect, it } from 'vitest';
import { fuzzBridge, mostProcessGrowth } from '../support/fuzz-bridge.ts';
import { pair } from '../support/pairing.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();

it('answers 800 malformed calls with codes, and writes on (seed 1)', async () => {
  const { therapist, client } = scene;
  const { conversation } = await pair(therapist, client);
  const { id } = await therapist.write(conversation, 'before');
  const { tally, grownBytes } = await fuzzBridge(therapist, [conversation, id], 1, 800);
  expect(tally.wrong).toEqual([]);
  expect(tally.counts['request.invalid']).toBeGreaterThan(100);
  expect(tally.counts['done']).toBeGreaterThan(10);
  expect(grownBytes).toBeLessThan(mostProcessGrowth);
  await therapist.write(conversation, 'after');
  await client.until(
    () => client.texts(conversation),
    (texts) => texts.includes('after'),
    'a line after all that',
  );
}, 120_000);

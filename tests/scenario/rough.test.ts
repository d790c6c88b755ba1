/** Random kills under passcode changes, key changes and backups: short and seeded here, as long as you like with `npm run soak`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeKit } from '../support/kit.ts';
import { pair } from '../support/pairing.ts';
import { RoughPerson, roughWorks } from '../support/rough.ts';
import { setScene } from '../support/scene.ts';
import { seededRandom } from '../support/seeded-random.ts';

const scene = setScene();
const folder = mkdtempSync(join(tmpdir(), 'o7r-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('leaves every acknowledged message there once, and a profile that opens', {
  timeout: 180_000,
}, async () => {
  const random = seededRandom(1101);
  const { conversation } = await pair(scene.therapist, scene.client);
  await makeKit(scene.therapist);
  const rana = new RoughPerson(scene.therapist, join(folder, 'backup.o7backup'));
  const written: string[] = [];
  for (let round = 0; round < roughWorks.length; round++) {
    const text = `round ${round}`;
    await (random() < 0.5 ? scene.therapist : scene.client).write(conversation, text);
    written.push(text);
    const work = roughWorks[round % roughWorks.length] ?? 'keys';
    await rana.cut(work, random());
  }
  for (const person of [scene.therapist, scene.client]) {
    const texts = await person.until(
      () => person.allTexts(conversation),
      (found) => found.length >= written.length,
      'every message',
    );
    expect(texts.toSorted()).toEqual(written.toSorted());
  }
  const { state } = await scene.therapist.call('audit.list', { before: null, limit: 1 });
  expect(state).toEqual({ kind: 'whole' });
});

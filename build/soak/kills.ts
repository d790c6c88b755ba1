// Two people write while their engines and the service are killed at moments that a seed chooses, some of them while passcode or keys are changed or a backup is written.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startKeyring } from '../../tests/support/keyring.ts';
import { makeKit } from '../../tests/support/kit.ts';
import { confirm, invite, join, openPractice } from '../../tests/support/pairing.ts';
import { freshId, Person } from '../../tests/support/person.ts';
import { RoughPerson, roughWorks } from '../../tests/support/rough.ts';
import { seededRandom } from '../../tests/support/seeded-random.ts';
import { startTestService, type TestService } from '../../tests/support/service.ts';
import type { PartReport } from './report.ts';

interface Scene {
  readonly service: TestService;
  readonly therapist: Person;
  readonly client: Person;
}

/** The same two people, as those whose engines are killed. */
type Rough = Readonly<Record<'therapist' | 'client', RoughPerson>>;

interface Counts {
  written: number;
  refused: number;
  engineKills: number;
  serviceKills: number;
}

/** Writes one message and keeps trying under the same id until it is durable. */
async function write(person: Person, conversation: string, text: string, counts: Counts): Promise<void> {
  const message = freshId();
  while (true) {
    try {
      await person.write(conversation, text, message);
      counts.written += 1;
      return;
    } catch {
      // Killed under our hands: the same id again is the same message, once whoever killed the engine has started it.
      counts.refused += 1;
      await pause(20);
    }
  }
}

async function hurt(service: TestService, rough: Rough, counts: Counts, random: () => number): Promise<void> {
  const dice = (sides: number) => Math.floor(random() * sides);
  const victim = dice(3);
  if (victim === 2) {
    await pause(1 + random() * 400);
    counts.serviceKills += 1;
    await service.kill();
    await service.start();
    return;
  }
  counts.engineKills += 1;
  const person = victim === 0 ? rough.therapist : rough.client;
  // Now and then nothing but writing goes on.
  const work = roughWorks[dice(roughWorks.length + 1)];
  if (work !== undefined) {
    await person.cut(work, random());
    return;
  }
  await pause(1 + random() * 400);
  await person.person.kill();
  await person.start();
}

async function goOn(scene: Scene, folder: string, seed: number, ms: number): Promise<PartReport> {
  const random = seededRandom(seed);
  const endsAt = Date.now() + ms;
  await openPractice(scene.therapist);
  await join(scene.client, await invite(scene.therapist));
  const { conversation } = await confirm(scene.therapist, scene.client);
  for (const person of [scene.therapist, scene.client]) await makeKit(person);
  const rough: Rough = {
    therapist: new RoughPerson(scene.therapist, joinPath(folder, 'therapist.o7backup')),
    client: new RoughPerson(scene.client, joinPath(folder, 'client.o7backup')),
  };
  const counts: Counts = { written: 0, refused: 0, engineKills: 0, serviceKills: 0 };
  const expected: string[] = [];
  while (Date.now() < endsAt) {
    const texts = Array.from({ length: 1 + Math.floor(random() * 5) }, (_, at) => `${expected.length + at}`);
    expected.push(...texts);
    const writing = (async () => {
      for (const text of texts) {
        await write(Number(text) % 2 === 0 ? scene.therapist : scene.client, conversation, text, counts);
      }
    })();
    await Promise.all([writing, hurt(scene.service, rough, counts, random)]);
  }
  const failed: string[] = [];
  for (const name of ['therapist', 'client'] as const) {
    const person = scene[name];
    await person.online();
    const texts = await person
      .until(
        () => person.allTexts(conversation),
        (found) => new Set(found).size >= expected.length,
        name,
      )
      .catch(() => person.allTexts(conversation));
    const lost = expected.filter((text) => !texts.includes(text));
    if (lost.length > 0) failed.push(`seed ${seed}: the ${name} lost ${lost.join(', ')}`);
    const doubled = texts.length - new Set(texts).size;
    if (doubled > 0) failed.push(`seed ${seed}: the ${name} has ${doubled} lines twice`);
  }
  const works = Object.fromEntries(
    roughWorks.map((work) => [work, rough.therapist.done[work] + rough.client.done[work]]),
  );
  return { counts: { ...counts, ...works }, failed };
}

/** Goes on for `ms`. */
export async function runKills(seed: number, ms: number): Promise<PartReport> {
  const folder = mkdtempSync(joinPath(tmpdir(), 'o7-soak-'));
  const keyring = await startKeyring();
  const service = await startTestService({ env: { O7_RATE_SCALE: '1000' } });
  const newPerson = (): Promise<Person> =>
    new Person({ serviceUrl: service.origin, env: keyring.env }).start();
  const [therapist, client] = await Promise.all([newPerson(), newPerson()]);
  try {
    return await goOn({ service, therapist, client }, folder, seed, ms);
  } finally {
    for (const person of [therapist, client]) {
      await person.stop();
      rmSync(person.profileDir, { recursive: true, force: true });
    }
    await service.remove();
    await keyring.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

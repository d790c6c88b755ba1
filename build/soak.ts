// `npm run soak -- --minutes 5 --seeds 2000`: first seeded runs of four devices in one process (soak/interleavings.ts); then two
// people write while engines and the service are killed at random moments, some of them while passcode or keys are changed or a
// backup is written.
// It only reports (JSON at the end); the crash points that must hold are enumerated in tests/scenario.

import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startKeyring } from '../tests/support/keyring.ts';
import { makeKit } from '../tests/support/kit.ts';
import { confirm, invite, join, openPractice } from '../tests/support/pairing.ts';
import { freshId, Person } from '../tests/support/person.ts';
import { RoughPerson, roughWorks } from '../tests/support/rough.ts';
import { startTestService, type TestService } from '../tests/support/service.ts';
import { runInterleavings } from './soak/interleavings.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '2' }, seeds: { type: 'string', default: '2000' } },
});
const interleavings = await runInterleavings(Number(values.seeds));
const endsAt = Date.now() + Number(values.minutes) * 60_000;

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

async function hurt(service: TestService, rough: Rough, counts: Counts): Promise<void> {
  const victim = randomInt(3);
  if (victim === 2) {
    await pause(randomInt(1, 400));
    counts.serviceKills += 1;
    await service.kill();
    await service.start();
    return;
  }
  counts.engineKills += 1;
  const person = victim === 0 ? rough.therapist : rough.client;
  // Now and then nothing but writing goes on.
  const work = roughWorks[randomInt(roughWorks.length + 1)];
  if (work !== undefined) {
    await person.cut(work, Math.random());
    return;
  }
  await pause(randomInt(1, 400));
  await person.person.kill();
  await person.start();
}

async function soak(scene: Scene, folder: string): Promise<Record<string, unknown>> {
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
    const texts = Array.from({ length: randomInt(1, 6) }, (_, at) => `${expected.length + at}`);
    expected.push(...texts);
    const writing = (async () => {
      for (const text of texts) {
        await write(Number(text) % 2 === 0 ? scene.therapist : scene.client, conversation, text, counts);
      }
    })();
    await Promise.all([writing, hurt(scene.service, rough, counts)]);
  }
  const lost: Record<string, readonly string[]> = {};
  const repeated: Record<string, number> = {};
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
    lost[name] = expected.filter((text) => !texts.includes(text));
    repeated[name] = texts.length - new Set(texts).size;
  }
  const done = { therapist: rough.therapist.done, client: rough.client.done };
  return { ...counts, done, lost, repeated };
}

const folder = mkdtempSync(joinPath(tmpdir(), 'o7-soak-'));
const keyring = await startKeyring();
const service = await startTestService({ env: { O7_RATE_SCALE: '1000' } });
const newPerson = (): Promise<Person> => new Person({ serviceUrl: service.origin, env: keyring.env }).start();
const [therapist, client] = await Promise.all([newPerson(), newPerson()]);
try {
  const kills = await soak({ service, therapist, client }, folder);
  console.log(JSON.stringify({ interleavings, ...kills }, null, 2));
} finally {
  for (const person of [therapist, client]) {
    await person.stop();
    rmSync(person.profileDir, { recursive: true, force: true });
  }
  await service.remove();
  await keyring.stop();
  rmSync(folder, { recursive: true, force: true });
}

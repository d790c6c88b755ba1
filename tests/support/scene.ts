/** A whole scene for scenario tests: real keyring, real service behind a relay, and two people with their own engines. */
import { rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Keyring, startKeyring } from './keyring.ts';
import { Person, type PersonPlace } from './person.ts';
import { Relay } from './relay.ts';
import { TestService } from './service.ts';

export interface Scene {
  readonly keyring: Keyring;
  readonly relay: Relay;
  readonly service: TestService;
  /** New for each test, running, without a profile. */
  readonly therapist: Person;
  readonly client: Person;
  /** One more person on the same service and keyring, not started; `place` says what else is not as usual. */
  newPerson(place?: Partial<PersonPlace>): Person;
}

/** A port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', () => listening.resolve());
  await listening.promise;
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

type Stage = Pick<Scene, 'keyring' | 'relay' | 'service'>;

async function openStage(): Promise<Stage> {
  const [keyring, relay, port] = await Promise.all([startKeyring(), Relay.start(), findFreePort()]);
  relay.pointAt(port);
  const service = new TestService({ port, env: { O7_ORIGIN: relay.origin, O7_RATE_SCALE: '1000' } });
  await service.start();
  return { keyring, relay, service };
}

async function closeStage(stage: Stage): Promise<void> {
  await stage.relay.stop();
  await stage.service.remove();
  await stage.keyring.stop();
}

/** Registers the hooks of a test file: one keyring, relay and service for all its tests, new people for each. `env`: of their engines. */
export function setScene(env: Readonly<Record<string, string>> = {}): Scene {
  let stage: Stage;
  let people: Person[] = [];
  const newPerson = (place: Partial<PersonPlace> = {}): Person => {
    const person = new Person({
      serviceUrl: stage.relay.origin,
      env: { ...stage.keyring.env, ...env },
      ...place,
    });
    people.push(person);
    return person;
  };
  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(async () => {
    await Promise.all([newPerson().start(), newPerson().start()]);
  });
  afterEach(async () => {
    stage.relay.hooks = {};
    await Promise.all(people.map((person) => person.stop()));
    for (const person of people) rmSync(person.profileDir, { recursive: true, force: true });
    people = [];
  });
  afterAll(() => closeStage(stage));

  const at = (index: number): Person => {
    const person = people[index];
    if (person === undefined) throw new Error('people exist only while a test runs');
    return person;
  };
  return {
    get keyring() {
      return stage.keyring;
    },
    get relay() {
      return stage.relay;
    },
    get service() {
      return stage.service;
    },
    get therapist() {
      return at(0);
    },
    get client() {
      return at(1);
    },
    newPerson,
  };
}

/** A whole scene for scenario tests: real keyring, real service behind a relay, two people with their own engines. */
import { rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { type Keyring, startKeyring } from './keyring.ts';
import { Person } from './person.ts';
import { Relay } from './relay.ts';
import { TestService } from './service.ts';

export interface Scene {
  readonly keyring: Keyring;
  readonly relay: Relay;
  readonly service: TestService;
  readonly therapist: Person;
  readonly client: Person;
  /** One more person on the same service and keyring, not started. */
  newPerson(profileDir?: string): Person;
  close(): Promise<void>;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', () => listening.resolve());
  await listening.promise;
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Starts everything; both engines run and have no profile yet. */
export async function openScene(): Promise<Scene> {
  const [keyring, relay] = await Promise.all([startKeyring(), Relay.start()]);
  const port = await findFreePort();
  relay.pointAt(port);
  const service = new TestService({ port, env: { O7_ORIGIN: relay.origin, O7_RATE_SCALE: '1000' } });
  await service.start();
  const people: Person[] = [];
  const newPerson = (profileDir?: string): Person => {
    const place = { serviceUrl: relay.origin, env: keyring.env };
    const person = new Person(profileDir === undefined ? place : { ...place, profileDir });
    people.push(person);
    return person;
  };
  const [therapist, client] = await Promise.all([newPerson().start(), newPerson().start()]);
  return {
    keyring,
    relay,
    service,
    therapist,
    client,
    newPerson,
    async close() {
      relay.hooks = {};
      await Promise.all(people.map((person) => person.stop()));
      await relay.stop();
      await service.remove();
      await keyring.stop();
      for (const person of people) rmSync(person.profileDir, { recursive: true, force: true });
    },
  };
}

/** A service with an operator and a database that can be asked, for tests of what holds between people and towards the operator. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { ConversationView, PersonView } from '../../contract/bridge/views.ts';
import { runAdmin } from '../../service/admin/run.ts';
import { type Keyring, startKeyring } from './keyring.ts';
import { pair } from './pairing.ts';
import { Person } from './person.ts';
import { startTestPostgres, type TestPostgres } from './postgres.ts';
import { startTestService, type TestService } from './service.ts';
import { hearsIn } from './talking.ts';

/** A private key in a file, as the operator's commands read it. */
export function keyFileOf(privateKey: KeyObject): string {
  const file = join(mkdtempSync(join(tmpdir(), 'o7-key-')), 'operator.pem');
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }));
  return file;
}

/** Registers the hooks of a test file: one keyring, database and service for all its tests; people end with each. */
export function setOperatedScene() {
  const operator = generateKeyPairSync('x25519');
  const started: Person[] = [];
  let keyring: Keyring;
  let postgres: TestPostgres;
  let service: TestService;

  beforeAll(async () => {
    const env = { O7_OPERATOR_KEY: operator.publicKey.export({ format: 'jwk' }).x ?? '' };
    [keyring, postgres] = await Promise.all([startKeyring(), startTestPostgres()]);
    service = await startTestService({ env: { ...env, DATABASE_URL: postgres.url } });
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((person) => person.stop()));
  });
  afterAll(async () => {
    await service?.remove();
    await postgres?.remove();
    await keyring?.stop();
  });

  async function start(): Promise<Person> {
    const person = await new Person({ serviceUrl: service.origin, env: keyring.env }).start();
    started.push(person);
    return person;
  }

  /** What a command of the operator prints. */
  async function operate(...args: string[]): Promise<readonly string[]> {
    const said: string[] = [];
    const note = () => undefined;
    const env = { DATABASE_URL: postgres.url };
    assert.equal(await runAdmin(args, { env, note, print: (line) => said.push(line) }), 0);
    return said;
  }

  /** A therapist and a client who can write to each other. */
  async function meet() {
    const [therapist, client] = await Promise.all([start(), start()]);
    const { conversation } = await pair(therapist, client);
    const view = async (person: Person): Promise<ConversationView> => {
      const { conversations } = await person.call('conversations.list', {});
      const found = conversations.find(({ id }) => id === conversation);
      if (found === undefined) throw new Error('the conversation is there');
      return found;
    };
    const other = async (person: Person): Promise<PersonView> => {
      const [found] = (await view(person)).people;
      if (found === undefined) throw new Error('a pair has another person');
      return found;
    };
    const hears = (person: Person, text: string) => hearsIn(person, conversation, text);
    const notices = async (person: Person) =>
      (await person.messages(conversation)).flatMap(({ notice }) => (notice === null ? [] : [notice.code]));
    return { therapist, client, conversation, view, other, hears, notices };
  }

  return {
    get service() {
      return service;
    },
    get postgres() {
      return postgres;
    },
    operatorKey: operator.privateKey,
    start,
    operate,
    meet,
  };
}

/** What the library that Signal uses takes for one message between two people: measured beside ours, and part of no package. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { randomBytes } from '../main/engine/crypto/primitives.ts';
import { median, round } from './statistics.ts';

const version = '0.103.0';

export interface LibsignalFigures {
  readonly version: string;
  readonly encryptMs: number;
  readonly decryptMs: number;
}

/** Its interface as far as it is used here. */
// biome-ignore lint/suspicious/noExplicitAny: its types are not installed with this repository
type Library = any;

/** Downloads it once into the user's cache; its licence (AGPL) keeps it out of package.json. Null where there is no network. */
async function fetchLibrary(): Promise<Library | null> {
  const cache = join(
    process.env['XDG_CACHE_HOME'] ?? join(process.env['HOME'] ?? tmpdir(), '.cache'),
    'o7-bench',
  );
  const home = join(cache, `libsignal-${version}`);
  const entry = join(home, 'node_modules/@signalapp/libsignal-client/dist/index.js');
  try {
    if (!existsSync(entry)) {
      mkdirSync(home, { recursive: true });
      const what = `@signalapp/libsignal-client@${version}`;
      execFileSync('npm', ['install', '--prefix', home, '--no-save', '--no-audit', '--no-fund', what], {
        stdio: 'ignore',
        timeout: 180_000,
      });
    }
    return await import(pathToFileURL(entry).href);
  } catch {
    return null;
  }
}

/** A person's stores in memory, as its own tests have them. */
function makeStores(signal: Library) {
  const identity = signal.PrivateKey.generate();
  const kept = new Map<string, Uint8Array>();
  class Sessions extends signal.SessionStore {
    async saveSession(name: Library, record: Library) {
      kept.set(`${name.name()}.${name.deviceId()}`, record.serialize());
    }
    async getSession(name: Library) {
      const found = kept.get(`${name.name()}.${name.deviceId()}`);
      return found === undefined ? null : signal.SessionRecord.deserialize(found);
    }
    async getExistingSessions() {
      return [];
    }
  }
  class Identities extends signal.IdentityKeyStore {
    async getIdentityKey() {
      return identity;
    }
    async getLocalRegistrationId() {
      return 5;
    }
    async saveIdentity() {
      return 0;
    }
    async isTrustedIdentity() {
      return true;
    }
    async getIdentity() {
      return null;
    }
  }
  const one = (base: Library, save: string, get: string, mark: string | null) => {
    const records = new Map<number, Library>();
    const made = new base();
    made[save] = async (id: number, record: Library) => void records.set(id, record);
    made[get] = async (id: number) => records.get(id);
    if (mark !== null) made[mark] = async () => {};
    return made;
  };
  const Own = (base: Library) => class extends base {};
  return {
    identity,
    sessions: new Sessions(),
    identities: new Identities(),
    preKeys: one(Own(signal.PreKeyStore), 'savePreKey', 'getPreKey', 'removePreKey'),
    signedPreKeys: one(Own(signal.SignedPreKeyStore), 'saveSignedPreKey', 'getSignedPreKey', null),
    kyberPreKeys: one(
      Own(signal.KyberPreKeyStore),
      'saveKyberPreKey',
      'getKyberPreKey',
      'markKyberPreKeyUsed',
    ),
  };
}

/** What is measured in turn with each of its messages. */
export type InTurn = () => Promise<void>;

async function measure(signal: Library, rounds: number, inTurn: InTurn): Promise<LibsignalFigures> {
  const alice = makeStores(signal);
  const bob = makeStores(signal);
  const [aliceAt, bobAt] = [signal.ProtocolAddress.new('alice', 1), signal.ProtocolAddress.new('bob', 1)];
  const preKey = signal.PrivateKey.generate();
  const signedKey = signal.PrivateKey.generate();
  const kyber = signal.KEMKeyPair.generate();
  const signature = bob.identity.sign(signedKey.getPublicKey().serialize());
  const kyberSignature = bob.identity.sign(kyber.getPublicKey().serialize());
  await bob.preKeys.savePreKey(1, signal.PreKeyRecord.new(1, preKey.getPublicKey(), preKey));
  await bob.signedPreKeys.saveSignedPreKey(
    1,
    signal.SignedPreKeyRecord.new(1, Date.now(), signedKey.getPublicKey(), signedKey, signature),
  );
  await bob.kyberPreKeys.saveKyberPreKey(
    1,
    signal.KyberPreKeyRecord.new(1, Date.now(), kyber, kyberSignature),
  );
  const bundle = signal.PreKeyBundle.new(
    5,
    1,
    1,
    preKey.getPublicKey(),
    1,
    signedKey.getPublicKey(),
    signature,
    bob.identity.getPublicKey(),
    1,
    kyber.getPublicKey(),
    kyberSignature,
  );
  await signal.processPreKeyBundle(bundle, bobAt, aliceAt, alice.sessions, alice.identities);
  const seal = (body: Uint8Array) =>
    signal.signalEncrypt(body, bobAt, aliceAt, alice.sessions, alice.identities);
  const first = await seal(randomBytes(200));
  await signal.signalDecryptPreKey(
    signal.PreKeySignalMessage.deserialize(first.serialize()),
    aliceAt,
    bobAt,
    bob.sessions,
    bob.identities,
    bob.preKeys,
    bob.signedPreKeys,
    bob.kyberPreKeys,
  );
  const reply = await signal.signalEncrypt(randomBytes(200), aliceAt, bobAt, bob.sessions, bob.identities);
  await signal.signalDecrypt(
    signal.SignalMessage.deserialize(reply.serialize()),
    bobAt,
    aliceAt,
    alice.sessions,
    alice.identities,
  );
  const times = { encrypt: [] as number[], decrypt: [] as number[] };
  for (let at = 0; at < rounds; at++) {
    const started = performance.now();
    const sealed = (await seal(randomBytes(512))).serialize();
    const between = performance.now();
    await signal.signalDecrypt(
      signal.SignalMessage.deserialize(sealed),
      aliceAt,
      bobAt,
      bob.sessions,
      bob.identities,
    );
    times.encrypt.push(between - started);
    times.decrypt.push(performance.now() - between);
    await inTurn();
  }
  return { version, encryptMs: round(median(times.encrypt), 4), decryptMs: round(median(times.decrypt), 4) };
}

/** Session state is written and read as bytes for each message, as its stores do; no disk. */
export async function benchLibsignal(rounds: number, inTurn: InTurn): Promise<LibsignalFigures | null> {
  const library = await fetchLibrary();
  if (library === null) return null;
  await measure(library, 100, async () => {});
  return measure(library, rounds, inTurn);
}

// Measures MLS steps against the bare primitives they cannot avoid, interleaved in one run so that ratios carry over.

import {
  generateSignatureKeyPair,
  loadSodium,
  open,
  randomBytes,
  type SignatureKeyPair,
  seal,
  sign,
  verifySignature,
} from '../main/engine/crypto/primitives.ts';
import {
  addMembers,
  changedRows,
  checkKeyPackage,
  createGroup,
  createKeyPackage,
  decryptMessage,
  encryptMessage,
  fromRows,
  type GroupState,
  joinGroup,
  processCommit,
  promotePending,
  type Self,
  type SuiteName,
  toRows,
  updateKeys,
} from '../main/engine/e2ee/index.ts';
import { median } from './statistics.ts';

/** Medians of one group size, milliseconds, and ratios to the floor of the same run. */
export interface MlsFigures {
  readonly members: number;
  readonly rounds: number;
  /** XChaCha20-Poly1305 seal and Ed25519 signature of the same padded body; and the way back. */
  readonly floorSealMs: number;
  readonly floorOpenMs: number;
  readonly encryptMs: number;
  readonly decryptMs: number;
  readonly encryptToFloor: number;
  readonly decryptToFloor: number;
  /** The one signature that a message carries, made and verified alone: neither way is quicker than that. */
  readonly signMs: number;
  readonly verifyMs: number;
  readonly decryptToVerify: number;
  /** Finding and encoding the rows that one sent message changes, and their number and bytes. */
  readonly rowsMs: number;
  readonly rowsPerMessage: number;
  readonly rowBytesPerMessage: number;
  readonly keyPackageMs: number;
  readonly updateCommitMs: number;
  readonly processCommitMs: number;
  /** A commit that adds one device, and that device's way in from the Welcome. */
  readonly addCommitMs: number;
  readonly joinMs: number;
  /** Whole state to rows and back, as at start-up. */
  readonly saveMs: number;
  readonly restoreMs: number;
}

/** What `benchMls` returns; plain numbers and strings, ready for JSON. */
export interface MlsBench {
  readonly suite: SuiteName;
  readonly bodyBytes: number;
  readonly sizes: readonly MlsFigures[];
}

interface Player {
  readonly self: Self;
  readonly keys: SignatureKeyPair;
  readonly identity: Uint8Array;
}

const BODY_BYTES = 200;
const FLOOR_BYTES = 512;
const MESSAGES_PER_ROUND = 5;
const groupId = new Uint8Array(16).fill(7);
const policy = () => null;

function createPlayer(at: number): Player {
  const keys = generateSignatureKeyPair();
  const identity = Uint8Array.of(at >> 8, at & 255);
  const verifyCredential: Self['verifyCredential'] = (entry) => ({ accountId: `${entry}`, deviceId: 'one' });
  return { keys, identity, self: { signaturePrivateKey: keys.privateKey, verifyCredential } };
}

function packageOf(player: Player, suite: SuiteName, now: number) {
  return createKeyPackage({ suite, now, identity: player.identity, signatureKeyPair: player.keys });
}

/** Sender and one receiver of a group of this many members, in one epoch. */
export async function pairOf(
  members: number,
  suite: SuiteName,
  now: number,
): Promise<[GroupState, GroupState]> {
  const [founder, friend, ...others] = Array.from({ length: members }, (_, at) => createPlayer(at));
  if (founder === undefined || friend === undefined) throw new Error('a group needs two');
  const { self } = founder;
  const ownKeyPackage = await packageOf(founder, suite, now);
  const start = await createGroup({ suite, groupId, binding: groupId, ownKeyPackage, self, now });
  const friendPackage = await packageOf(friend, suite, now);
  const packages = [friendPackage, ...(await Promise.all(others.map((one) => packageOf(one, suite, now))))];
  const context = { suite, now, verifyCredential: self.verifyCredential };
  const parsed = await Promise.all(packages.map(({ publicBytes }) => checkKeyPackage(publicBytes, context)));
  const draft = await addMembers(start, parsed, policy);
  if (draft.welcome === null) throw new Error('no welcome');
  const joined = await joinGroup(draft.welcome, {
    suite,
    expectedGroupId: groupId,
    ownKeyPackage: friendPackage,
    self: friend.self,
    accept: () => true,
  });
  return [promotePending(draft.current, draft.pending, now).state, joined.state];
}

class Stopwatch {
  readonly #laps = new Map<string, number[]>();

  async time<T>(name: string, step: () => T | Promise<T>): Promise<T> {
    const from = performance.now();
    const value = await step();
    const lap = performance.now() - from;
    const laps = this.#laps.get(name);
    if (laps === undefined) this.#laps.set(name, [lap]);
    else laps.push(lap);
    return value;
  }

  median(name: string): number {
    return Number(median(this.#laps.get(name) ?? []).toFixed(4));
  }
}

async function measure(members: number, suite: SuiteName, rounds: number, now: number): Promise<MlsFigures> {
  let [sender, receiver] = await pairOf(members, suite, now);
  const watch = new Stopwatch();
  const body = randomBytes(BODY_BYTES);
  const floorBody = randomBytes(FLOOR_BYTES);
  const key = randomBytes(32);
  const keys = generateSignatureKeyPair();
  const player = createPlayer(1000);
  let rows = { count: 0, bytes: 0 };

  for (let round = 0; round < rounds; round += 1) {
    for (let message = 0; message < MESSAGES_PER_ROUND; message += 1) {
      const alone = await watch.time('sign', () => sign(keys.privateKey, floorBody));
      await watch.time('verify', () => verifySignature(keys.publicKey, floorBody, alone));
      const [sealed, signature] = await watch.time('floorSeal', () => {
        const made = seal(key, floorBody);
        return [made, sign(keys.privateKey, made)] as const;
      });
      const sent = await watch.time('encrypt', () => encryptMessage(sender, body));
      await watch.time('floorOpen', () => {
        verifySignature(keys.publicKey, sealed, signature);
        return open(key, sealed);
      });
      const received = await watch.time('decrypt', () => decryptMessage(receiver, sent.envelope));
      const { upserts } = await watch.time('rows', () => changedRows(sender, sent.state));
      rows = { count: upserts.length, bytes: upserts.reduce((sum, { data }) => sum + data.length, 0) };
      sender = sent.state;
      receiver = received.state;
    }

    if (round % 10 !== 0) continue;
    await watch.time('keyPackage', () => packageOf(player, suite, now));
    const draft = await watch.time('update', () => updateKeys(sender));
    const applied = await watch.time('process', () => processCommit(receiver, draft.commit, { policy, now }));
    sender = promotePending(draft.current, draft.pending, now).state;
    receiver = applied.state;
    const { publicBytes, privateBytes } = await packageOf(player, suite, now);
    const context = { suite, now, verifyCredential: sender.self.verifyCredential };
    const added = await checkKeyPackage(publicBytes, context);
    const adding = await watch.time('add', () => addMembers(sender, [added], policy));
    const { welcome } = adding;
    if (welcome === null) throw new Error('no welcome');
    await watch.time('join', () =>
      joinGroup(welcome, {
        suite,
        expectedGroupId: groupId,
        ownKeyPackage: { publicBytes, privateBytes },
        self: player.self,
        accept: () => true,
      }),
    );
    // The commit loses: the group keeps its size.
    sender = adding.current;
    const saved = await watch.time('save', () => toRows(receiver));
    receiver = await watch.time('restore', () => fromRows(saved, receiver.self));
  }

  const floorSealMs = watch.median('floorSeal');
  const floorOpenMs = watch.median('floorOpen');
  const encryptMs = watch.median('encrypt');
  const decryptMs = watch.median('decrypt');
  const verifyMs = watch.median('verify');
  return {
    members,
    rounds,
    floorSealMs,
    floorOpenMs,
    encryptMs,
    decryptMs,
    encryptToFloor: Number((encryptMs / floorSealMs).toFixed(2)),
    decryptToFloor: Number((decryptMs / floorOpenMs).toFixed(2)),
    signMs: watch.median('sign'),
    verifyMs,
    decryptToVerify: Number((decryptMs / verifyMs).toFixed(2)),
    rowsMs: watch.median('rows'),
    rowsPerMessage: rows.count,
    rowBytesPerMessage: rows.bytes,
    keyPackageMs: watch.median('keyPackage'),
    updateCommitMs: watch.median('update'),
    processCommitMs: watch.median('process'),
    addCommitMs: watch.median('add'),
    joinMs: watch.median('join'),
    saveMs: watch.median('save'),
    restoreMs: watch.median('restore'),
  };
}

/** Runs the MLS bench: groups of 2 and of 50, about ten seconds with the default rounds. */
export async function benchMls(
  options: { readonly suite?: SuiteName; readonly rounds?: number } = {},
): Promise<MlsBench> {
  await loadSodium();
  const suite = options.suite ?? 'x25519-chacha20';
  const rounds = options.rounds ?? 300;
  const now = Date.now();
  await measure(2, suite, Math.min(rounds, 100), now);
  const sizes = [await measure(2, suite, rounds, now), await measure(50, suite, rounds, now)];
  return { suite, bodyBytes: BODY_BYTES, sizes };
}

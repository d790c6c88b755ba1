// Devices with really signed credentials, and short words for what the e2ee tests do with them.

import { ByteReader, ByteWriter } from '../../../../../contract/encoding/bytes.ts';
import {
  generateSignatureKeyPair,
  type SignatureKeyPair,
  sign,
  verifySignature,
} from '../../../../../main/engine/crypto/primitives.ts';
import {
  addMembers,
  type CheckedKeyPackage,
  type CommitDraft,
  type CommitPolicy,
  checkKeyPackage,
  createGroup,
  createKeyPackage,
  type GroupState,
  joinGroup,
  type OwnKeyPackage,
  promotePending,
  type Self,
  type SuiteName,
  type VerifyCredential,
} from '../../../../../main/engine/e2ee/index.ts';

export const text = (value: string): Uint8Array => new TextEncoder().encode(value);
export const read = (value: Uint8Array): string => new TextDecoder().decode(value);
export const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

/** Accepts every commit: for tests that are not about rules. */
export const anything: CommitPolicy = () => null;

/** The time of all tests. The library compares lifetimes with the system clock when adding, so it is today. */
export const now = Date.now();

export const groupId = text('group-of-sixteen');
export const binding = text('conversation 1, generation 1');

export interface Account {
  readonly id: string;
  readonly keys: SignatureKeyPair;
}

export interface Device {
  readonly account: Account;
  readonly id: string;
  readonly keys: SignatureKeyPair;
  readonly identity: Uint8Array;
  readonly self: Self;
}

export const createAccount = (id: string): Account => ({ id, keys: generateSignatureKeyPair() });

/** A signed device entry: account, device, device key, account key, signature of the account key. */
export function signEntry(account: Account, device: string, deviceKey: Uint8Array): Uint8Array {
  const signed = new ByteWriter()
    .text(account.id)
    .text(device)
    .bytes(deviceKey)
    .bytes(account.keys.publicKey)
    .done();
  return new ByteWriter().bytes(signed).bytes(sign(account.keys.privateKey, signed)).done();
}

/** Checks the account's signature and that the leaf's key is the one in the entry. */
export const verifyCredential: VerifyCredential = (identity, signatureKey) => {
  try {
    const outer = new ByteReader(identity);
    const signed = outer.bytes();
    const signature = outer.bytes();
    outer.end();
    const inner = new ByteReader(signed);
    const accountId = inner.text();
    const deviceId = inner.text();
    const deviceKey = inner.bytes();
    const accountKey = inner.bytes();
    inner.end();
    const isRight = hex(deviceKey) === hex(signatureKey) && verifySignature(accountKey, signed, signature);
    return isRight ? { accountId, deviceId } : null;
  } catch {
    return null;
  }
};

export function createDevice(account: Account, id: string): Device {
  const keys = generateSignatureKeyPair();
  return {
    account,
    id,
    keys,
    identity: signEntry(account, id, keys.publicKey),
    self: { signaturePrivateKey: keys.privateKey, verifyCredential },
  };
}

/** A device of an account of its own, both named alike. */
export const createPerson = (name: string): Device => createDevice(createAccount(name), `${name}-1`);

export const suiteUnderTest: SuiteName = 'x25519-chacha20';

export function packageOf(device: Device, suite: SuiteName = suiteUnderTest): Promise<OwnKeyPackage> {
  return createKeyPackage({ suite, identity: device.identity, signatureKeyPair: device.keys, now });
}

export function checked(own: OwnKeyPackage, suite: SuiteName = suiteUnderTest): Promise<CheckedKeyPackage> {
  return checkKeyPackage(own.publicBytes, { suite, now, verifyCredential });
}

export async function found(device: Device, suite: SuiteName = suiteUnderTest): Promise<GroupState> {
  const ownKeyPackage = await packageOf(device, suite);
  return createGroup({ suite, groupId, binding, ownKeyPackage, self: device.self, now });
}

/** The draft accepted by the log at once. */
export function accept(draft: CommitDraft): GroupState {
  return promotePending(draft.current, draft.pending, now).state;
}

export async function join(
  device: Device,
  own: OwnKeyPackage,
  welcome: Uint8Array | null,
  suite: SuiteName = suiteUnderTest,
): Promise<GroupState> {
  if (welcome === null) throw new Error('no welcome');
  const joined = await joinGroup(welcome, {
    suite,
    expectedGroupId: groupId,
    ownKeyPackage: own,
    self: device.self,
    accept: () => true,
  });
  return joined.state;
}

/** A group of these devices, all added by the first in one commit; states in the same order. */
export async function groupOf(
  devices: readonly Device[],
  suite: SuiteName = suiteUnderTest,
): Promise<GroupState[]> {
  const [founder, ...others] = devices;
  if (founder === undefined) throw new Error('nobody');
  const start = await found(founder, suite);
  const packages = await Promise.all(others.map((device) => packageOf(device, suite)));
  const draft = await addMembers(
    start,
    await Promise.all(packages.map((own) => checked(own, suite))),
    anything,
  );
  const states = [accept(draft)];
  for (const [at, device] of others.entries()) {
    const own = packages[at];
    if (own !== undefined) states.push(await join(device, own, draft.welcome, suite));
  }
  return states;
}

/** The code that a call is refused with; a failure of the test when it is not refused. */
export async function refusal(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code === 'string') return code;
    throw error;
  }
  throw new Error('was not refused');
}

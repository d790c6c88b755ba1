// Our provider of the X-Wing suite against one on OpenSSL that shares no cryptography with it: the key encapsulation by itself, then a group of both.

import {
  acceptAll,
  type CiphersuiteImpl,
  type ClientState,
  createApplicationMessage,
  createCommit,
  createGroup,
  decodeMlsMessage,
  defaultCapabilities,
  defaultLifetime,
  emptyPskIndex,
  encodeMlsMessage,
  generateKeyPackage,
  joinGroup,
  type MLSMessage,
  processMessage,
} from 'ts-mls';
import { beforeAll, describe, expect, it } from 'vitest';
import { xwingDecapsulate, xwingEncapsulate, xwingKeyPair } from '../../../../../main/engine/crypto/kem.ts';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import { getSuite } from '../../../../../main/engine/e2ee/suites.ts';
import { opensslXwing, opensslXwingSuite } from './openssl-suite.ts';

beforeAll(loadSodium);

const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

describe('X-Wing on libsodium and on OpenSSL', () => {
  it('arrives at the same keys and secrets, whichever side begins', () => {
    for (let run = 0; run < 20; run++) {
      const seed = randomBytes(32);
      const pair = xwingKeyPair(seed);
      expect(hex(opensslXwing.publicKeyOf(seed))).toBe(hex(pair.publicKey));
      const theirs = opensslXwing.encapsulate(pair.publicKey);
      expect(hex(xwingDecapsulate(theirs.ciphertext, pair.privateKey))).toBe(hex(theirs.sharedSecret));
      const ours = xwingEncapsulate(pair.publicKey);
      expect(hex(opensslXwing.decapsulate(ours.ciphertext, seed))).toBe(hex(ours.sharedSecret));
    }
  });

  it('arrives at the same other secret where the ciphertext was changed', () => {
    const seed = randomBytes(32);
    const { publicKey, privateKey } = xwingKeyPair(seed);
    const { ciphertext, sharedSecret } = xwingEncapsulate(publicKey);
    for (const at of [0, 500, 1087, 1088]) {
      const bent = ciphertext.map((byte, index) => (index === at ? byte ^ 1 : byte));
      const secret = hex(xwingDecapsulate(bent, privateKey));
      expect(secret).not.toBe(hex(sharedSecret));
      expect(hex(opensslXwing.decapsulate(bent, seed))).toBe(secret);
    }
  });
});

interface Member {
  readonly suite: CiphersuiteImpl;
  state: ClientState;
}

/** Over the wire: only bytes pass from one to the other. */
function carried(message: MLSMessage): MLSMessage {
  const decoded = decodeMlsMessage(encodeMlsMessage(message), 0);
  if (decoded === undefined) throw new Error('does not decode');
  return decoded[0];
}

async function keyPackageOf(suite: CiphersuiteImpl, name: string) {
  const identity = new TextEncoder().encode(name);
  const capabilities = defaultCapabilities();
  return generateKeyPackage({ credentialType: 'basic', identity }, capabilities, defaultLifetime, [], suite);
}

async function take({ suite, state }: Member, message: MLSMessage) {
  if (message.wireformat !== 'mls_private_message') throw new Error('expected a private message');
  return processMessage(message, state, emptyPskIndex, acceptAll, suite);
}

async function say(from: Member, to: Member, words: string): Promise<void> {
  const made = await createApplicationMessage(from.state, new TextEncoder().encode(words), from.suite);
  from.state = made.newState;
  const { privateMessage } = made;
  const taken = await take(
    to,
    carried({ version: 'mls10', wireformat: 'mls_private_message', privateMessage }),
  );
  if (taken.kind !== 'applicationMessage') throw new Error('expected a message');
  to.state = taken.newState;
  expect(new TextDecoder().decode(taken.message)).toBe(words);
}

async function renewKeys(from: Member, to: Member): Promise<void> {
  const made = await createCommit({ state: from.state, cipherSuite: from.suite });
  from.state = made.newState;
  to.state = (await take(to, carried(made.commit))).newState;
}

const sodiumFirst = [() => getSuite('xwing-chacha20-exp1'), () => opensslXwingSuite] as const;

describe.each([
  ['libsodium', 'OpenSSL', sodiumFirst],
  ['OpenSSL', 'libsodium', sodiumFirst.toReversed()],
] as const)('a group that %s opens and %s joins', (_first, _second, suites) => {
  it('reads each other, renews keys from either side, and is in one epoch', async () => {
    const [suite, other] = suites.map((get) => get()) as [CiphersuiteImpl, CiphersuiteImpl];
    const mine = await keyPackageOf(suite, 'first');
    const theirs = await keyPackageOf(other, 'second');
    const groupId = new TextEncoder().encode('of both');
    const first: Member = {
      suite,
      state: await createGroup(groupId, mine.publicPackage, mine.privatePackage, [], suite),
    };
    const added = await createCommit(
      { state: first.state, cipherSuite: suite },
      {
        extraProposals: [{ proposalType: 'add', add: { keyPackage: theirs.publicPackage } }],
        ratchetTreeExtension: true,
      },
    );
    first.state = added.newState;
    if (added.welcome === undefined) throw new Error('no Welcome');
    const welcome = carried({ version: 'mls10', wireformat: 'mls_welcome', welcome: added.welcome });
    if (welcome.wireformat !== 'mls_welcome') throw new Error('no Welcome');
    const second: Member = {
      suite: other,
      state: await joinGroup(
        welcome.welcome,
        theirs.publicPackage,
        theirs.privatePackage,
        emptyPskIndex,
        other,
      ),
    };
    for (let round = 0; round < 3; round++) {
      await say(first, second, `صباح الخير ${round}`);
      await say(second, first, `good morning ${round}`);
      await renewKeys(round % 2 === 0 ? first : second, round % 2 === 0 ? second : first);
      const [here, there] = [first, second].map(({ state }) => hex(state.keySchedule.epochAuthenticator));
      expect(here).toBe(there);
    }
    expect(first.state.groupContext.epoch).toBe(4n);
  });
});

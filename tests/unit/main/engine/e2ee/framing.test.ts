// Our framing of private messages beside the MLS library's own: each opens what the other sealed, and both are then in one state.

import fc from 'fast-check';
import { createApplicationMessage, type PrivateMessage } from 'ts-mls';
import { unprotectPrivateMessage } from 'ts-mls/messageProtection.js';
import { encodePrivateMessageContent } from 'ts-mls/privateMessage.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { chachaSeal } from '../../../../../main/engine/crypto/kem.ts';
import { concat, loadSodium, sign } from '../../../../../main/engine/crypto/primitives.ts';
import { contentHeader, signedBytes } from '../../../../../main/engine/e2ee/framing/content.ts';
import { sealApplication } from '../../../../../main/engine/e2ee/framing/private-message.ts';
import {
  keysOfGeneration,
  takeGeneration,
  wipeTaken,
} from '../../../../../main/engine/e2ee/framing/ratchet.ts';
import { sealSenderData } from '../../../../../main/engine/e2ee/framing/sender-data.ts';
import { type GroupState, ownLeaf, suiteNames } from '../../../../../main/engine/e2ee/index.ts';
import { currentKeys, openPrivateMessage } from '../../../../../main/engine/e2ee/opening.ts';
import { retention, suiteOf } from '../../../../../main/engine/e2ee/state.ts';
import { hashOf } from '../../../../../main/engine/e2ee/suites.ts';
import { createPerson, groupOf, text } from './kit.ts';

beforeAll(loadSodium);

function openByLibrary(state: GroupState, message: PrivateMessage) {
  const { senderDataSecret, secretTree, ratchetTree, groupContext } = currentKeys(state);
  const suite = suiteOf(state);
  return unprotectPrivateMessage(
    senderDataSecret,
    message,
    secretTree,
    ratchetTree,
    groupContext,
    retention,
    suite,
  );
}

const withTree = (state: GroupState, secretTree: GroupState['mls']['secretTree']): GroupState => ({
  ...state,
  mls: { ...state.mls, secretTree },
});

describe.each(suiteNames)('framing of private messages over %s', (suite) => {
  it('opens what the library sealed, in any order, and comes to the same ratchets', async () => {
    const [sender, reader] = await groupOf([createPerson('a'), createPerson('b')], suite);
    if (sender === undefined || reader === undefined) throw new Error('two people');
    let { mls } = sender;
    const sealed: PrivateMessage[] = [];
    for (let at = 0; at < 90; at += 1) {
      const made = await createApplicationMessage(mls, text(`line ${at}`), suiteOf(sender), text('clear'));
      sealed.push(made.privateMessage);
      mls = made.newState;
    }
    const order = fc.shuffledSubarray(sealed.map((_, at) => at));
    await fc.assert(
      fc.asyncProperty(order, async (indices) => {
        let state = reader;
        for (const at of indices) {
          const message = sealed[at] as PrivateMessage;
          const theirs = await openByLibrary(state, message).catch(() => null);
          // More generations back than are kept: both refuse.
          if (theirs === null) {
            expect(() => openPrivateMessage(state, currentKeys(state), message)).toThrow();
            continue;
          }
          const ours = openPrivateMessage(state, currentKeys(state), message);
          expect(ours.content).toMatchObject({ applicationData: text(`line ${at}`) });
          expect(ours.tree).toEqual(theirs.tree);
          const given = new Set(theirs.consumed.map(String));
          expect(ours.consumed.filter((secret) => !given.has(String(secret)))).toEqual([]);
          state = withTree(state, ours.tree);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('seals what the library opens, with the sender and the data in clear that it says', async () => {
    const [sender, reader] = await groupOf([createPerson('a'), createPerson('b')], suite);
    if (sender === undefined || reader === undefined) throw new Error('two people');
    const leaf = ownLeaf(sender);
    let node = sender.mls.secretTree[leaf * 2] ?? null;
    let state = reader;
    for (const words of ['one', '', 'x'.repeat(70_000)]) {
      if (node === null) throw new Error('a sender has ratchets');
      const made = sealApplication(
        {
          hash: hashOf(suite),
          signaturePrivateKey: sender.mls.signaturePrivateKey,
          senderDataSecret: sender.mls.keySchedule.senderDataSecret,
          context: sender.mls.groupContext,
          leaf,
          node,
        },
        text(words),
        text('clear'),
      );
      const opened = await openByLibrary(state, made.message);
      expect(opened.content.content).toMatchObject({
        applicationData: text(words),
        authenticatedData: text('clear'),
        sender: { leafIndex: leaf },
      });
      state = withTree(state, opened.tree);
      node = made.node;
    }
  });
});

/** A message made by hand: each part can be other than a sender's own app makes it. */
interface Forged {
  readonly signer?: Uint8Array;
  readonly signedLeaf?: number;
  readonly claimedLeaf?: number;
  readonly ahead?: number;
  readonly tail?: Uint8Array;
  readonly change?: (message: PrivateMessage) => Partial<PrivateMessage>;
}

const nothing = new Uint8Array(0);
const lastFlipped = (bytes: Uint8Array): Uint8Array => bytes.with(-1, (bytes.at(-1) ?? 0) ^ 1);

function forge(sender: GroupState, forged: Forged): PrivateMessage {
  const { groupContext, keySchedule, signaturePrivateKey, secretTree } = sender.mls;
  const hash = hashOf(sender.suite);
  const leaf = ownLeaf(sender);
  const contentType = 'application';
  const content = { contentType, applicationData: text('hand-made') } as const;
  const signed = signedBytes(groupContext, forged.signedLeaf ?? leaf, nothing, content);
  const signature = sign(forged.signer ?? signaturePrivateKey, signed);
  const encode = encodePrivateMessageContent({ kind: 'alwaysPad', paddingLength: 0 });
  const plain = concat(encode({ ...content, auth: { contentType, signature } }), forged.tail ?? nothing);
  const ratchet = secretTree[leaf * 2]?.application;
  const taken =
    ratchet && takeGeneration(hash, ratchet, ratchet.generation + (forged.ahead ?? 0), Number.MAX_VALUE);
  if (ratchet === undefined || !taken) throw new Error('a sender has ratchets');
  const generation = ratchet.generation + (forged.ahead ?? 0);
  const { key, nonce } = keysOfGeneration(hash, taken.secret, generation);
  const header = { groupId: groupContext.groupId, epoch: groupContext.epoch, contentType } as const;
  const ciphertext = chachaSeal(key, nonce, contentHeader(header, nothing), plain);
  const unsealed = { ...header, authenticatedData: nothing, ciphertext };
  const data = { leaf: forged.claimedLeaf ?? leaf, generation, reuseGuard: new Uint8Array(4) };
  const sealed = sealSenderData(hash, keySchedule.senderDataSecret, data, unsealed);
  const message = { ...unsealed, encryptedSenderData: sealed };
  return { ...message, ...forged.change?.(message) };
}

describe.each(suiteNames)('a message that was made by hand, over %s', (suite) => {
  let sender: GroupState;
  let reader: GroupState;
  let third: GroupState;
  beforeAll(async () => {
    const states = await groupOf(['a', 'b', 'c'].map(createPerson), suite);
    [sender, reader, third] = states as [GroupState, GroupState, GroupState];
  });
  const open = (forged: Forged) =>
    openPrivateMessage(reader, currentKeys(reader), forge(sender, forged)).content.contentType;

  it('opens as the RFC has it, with padding of zeros', () => {
    expect([open({}), open({ tail: new Uint8Array(7) })]).toEqual(['application', 'application']);
  });

  it.each<[string, () => Forged, string]>([
    ['other padding', () => ({ tail: Uint8Array.of(0, 0, 1) }), 'undecryptable'],
    ["another member's signature", () => ({ signer: third.mls.signaturePrivateKey }), 'undecryptable'],
    ['a signature over another leaf', () => ({ signedLeaf: 2 }), 'undecryptable'],
    ["another member's leaf", () => ({ claimedLeaf: 2 }), 'undecryptable'],
    ["the reader's own leaf", () => ({ claimedLeaf: 1 }), 'ownMessage'],
    ['a leaf that is not there', () => ({ claimedLeaf: 4_000_000_000 }), 'unknownSender'],
    ['a generation too far ahead', () => ({ ahead: 1_001 }), 'tooFarAhead'],
    [
      'data in clear that was not sealed',
      () => ({ change: () => ({ authenticatedData: text('x') }) }),
      'undecryptable',
    ],
    ['no content', () => ({ change: () => ({ ciphertext: nothing }) }), 'undecryptable'],
    [
      'content shorter than a hash',
      () => ({ change: (m) => ({ ciphertext: m.ciphertext.slice(0, 10) }) }),
      'undecryptable',
    ],
    [
      'its last byte changed',
      () => ({ change: (m) => ({ ciphertext: lastFlipped(m.ciphertext) }) }),
      'undecryptable',
    ],
    [
      "a sender's data cut off",
      () => ({ change: (m) => ({ encryptedSenderData: m.encryptedSenderData.slice(0, 5) }) }),
      'undecryptable',
    ],
  ])('is refused with %s, and the reader reads on', (_what, forged, code) => {
    const before = structuredClone(reader.mls.secretTree);
    expect(() => open(forged())).toThrow(`e2ee.${code}`);
    expect(reader.mls.secretTree).toEqual(before);
    expect(open({})).toBe('application');
  });
});

describe('a ratchet', () => {
  it('leaves nothing of a generation that is not taken after all, and all of what it was', () => {
    const hash = hashOf('x25519-chacha20');
    const fresh = { secret: new Uint8Array(32).fill(1), generation: 0, unusedGenerations: {} };
    const before = takeGeneration(hash, fresh, 3, 64)?.ratchet;
    const taken = before && takeGeneration(hash, before, 9, 64);
    if (!before || !taken) throw new Error('generations ahead are there');
    const copy = structuredClone(before);
    wipeTaken(before, taken);
    expect(before).toEqual(copy);
    const old = new Set(Object.values(before.unusedGenerations).concat(before.secret));
    const made = [taken.secret, taken.ratchet.secret, ...Object.values(taken.ratchet.unusedGenerations)];
    const left = made.filter((secret) => !old.has(secret) && secret.some((byte) => byte !== 0));
    expect([made.length, left]).toEqual([10, []]);
  });

  it('gives each generation once, keeps the newest it passed over, and names what it let go', () => {
    const hash = hashOf('x25519-chacha20');
    const start = { secret: new Uint8Array(32).fill(1), generation: 0, unusedGenerations: {} };
    const ahead = takeGeneration(hash, start, 10, 4);
    expect(ahead?.ratchet.generation).toBe(11);
    expect(Object.keys(ahead?.ratchet.unusedGenerations ?? {})).toEqual(['6', '7', '8', '9']);
    // Six let go (the first of them the start's own), and the one that was asked for.
    expect(ahead?.consumed).toHaveLength(7);
    expect(ahead?.consumed[0]).toBe(start.secret);
    if (ahead === null) throw new Error('a generation ahead is there');
    const back = takeGeneration(hash, ahead.ratchet, 8, 4);
    expect(back?.secret).toBe(ahead.ratchet.unusedGenerations[8]);
    expect(back && takeGeneration(hash, back.ratchet, 8, 4)).toBeNull();
    expect(takeGeneration(hash, ahead.ratchet, 5, 4)).toBeNull();
  });
});

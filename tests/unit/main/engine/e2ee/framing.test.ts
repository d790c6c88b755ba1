// Our framing of private messages beside the MLS library's own: each opens what the other sealed, and both are then in one state.

import fc from 'fast-check';
import { createApplicationMessage, type PrivateMessage } from 'ts-mls';
import { unprotectPrivateMessage } from 'ts-mls/messageProtection.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { sealApplication } from '../../../../../main/engine/e2ee/framing/private-message.ts';
import { takeGeneration } from '../../../../../main/engine/e2ee/framing/ratchet.ts';
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

describe('a ratchet', () => {
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

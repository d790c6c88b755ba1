// Frames: one spelling per message, the right content for each kind, nothing too large.

import { beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../../../contract/domain/limits.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import {
  decodeCommitEnvelope,
  decodeKeyPackageEnvelope,
  decodeMessageEnvelope,
  decodeWelcomeEnvelope,
  type EnvelopeKind,
  envelopeKinds,
} from '../../../../../main/engine/e2ee/envelope.ts';
import { addMembers, encryptMessage, type GroupState } from '../../../../../main/engine/e2ee/index.ts';
import { anything, checked, createPerson, groupOf, packageOf, refusal, text } from './kit.ts';

beforeAll(loadSodium);

const openers: Record<EnvelopeKind, (envelope: Uint8Array) => unknown> = {
  message: decodeMessageEnvelope,
  commit: decodeCommitEnvelope,
  welcome: decodeWelcomeEnvelope,
  keyPackage: decodeKeyPackageEnvelope,
};

async function envelopes(): Promise<Record<EnvelopeKind, Uint8Array>> {
  const [a] = (await groupOf(['anna', 'ben'].map(createPerson))) as [GroupState];
  const own = await packageOf(createPerson('cleo'));
  const draft = await addMembers(a, [await checked(own)], anything);
  return {
    message: (await encryptMessage(a, text('x'))).envelope,
    commit: draft.commit,
    welcome: draft.welcome as Uint8Array,
    keyPackage: own.publicBytes,
  };
}

describe('an envelope', () => {
  it('holds for each kind only the MLS message that belongs there', async () => {
    const made = await envelopes();
    for (const kind of Object.keys(openers) as EnvelopeKind[]) {
      expect(openers[kind](made[kind])).toBeTypeOf('object');
      for (const other of Object.keys(openers) as EnvelopeKind[]) {
        if (other === kind) continue;
        const disguised = Uint8Array.of(1, envelopeKinds[kind], ...made[other].slice(2));
        expect(await refusal(() => openers[kind](disguised))).toBe('e2ee.wrongKind');
      }
    }
  });

  it('refuses a second spelling of the same message', async () => {
    const { message } = await envelopes();
    // Version (2 bytes), wire format (2), then the length of the group id, which fits one byte: spelled in two.
    expect(message[6]).toBe(16);
    const longer = Uint8Array.of(...message.slice(0, 6), 0x40, 16, ...message.slice(7));
    expect(await refusal(() => decodeMessageEnvelope(longer))).toBe('e2ee.malformed');
  });

  it('holds the longest text with every character escaped, and is never made larger than receivers accept', async () => {
    const [a] = (await groupOf(['anna', 'ben'].map(createPerson))) as [GroupState];
    const escaped = JSON.stringify({ text: '"'.repeat(limits.textBytes), ids: 'x'.repeat(400) });
    const longest = await encryptMessage(a, new TextEncoder().encode(escaped));
    expect(longest.envelope.length).toBeLessThan(limits.envelopeBytes);
    expect(await refusal(() => encryptMessage(a, new Uint8Array(limits.envelopeBytes)))).toBe(
      'e2ee.tooLarge',
    );
  });
});

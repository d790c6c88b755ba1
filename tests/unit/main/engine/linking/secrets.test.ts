/** Two computers and whoever stands between them: the same symbols without, others with; no part is good in another's place. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { encodeInvitationCode } from '../../../../../contract/domain/invitation-code.ts';
import { linkOfCode, parseLinkCode } from '../../../../../contract/domain/link-code.ts';
import { linkSymbols } from '../../../../../contract/domain/link-symbols.ts';
import { toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import {
  commitmentOf,
  deriveLink,
  handoverKey,
  type LinkSecrets,
  makeShare,
  openHandover,
  openPart,
  requireCommitted,
  type Share,
  sealHandover,
  sealPart,
  symbolsOf,
  transcriptOf,
} from '../../../../../main/engine/linking/secrets.ts';
import { derivePairing } from '../../../../../main/engine/messaging/pairing-crypto.ts';

const code = '7K3MQ9TX2WFH8RZP';
const anything = z.looseObject({});
let secrets: LinkSecrets;
beforeAll(async () => {
  await loadSodium();
  secrets = deriveLink(code);
});

const answerOf = (share: Share) =>
  sealPart(secrets, 'answer', {
    ephemeral: toBase64Url(share.ephemeral),
    nonce: toBase64Url(share.nonce),
  });

describe('a code', () => {
  it('leads to the same secrets on both computers, and to none of an invitation with the same letters', () => {
    expect(deriveLink(code)).toEqual(secrets);
    const invitation = derivePairing(code);
    expect(invitation.lookupId).not.toEqual(secrets.lookupId);
    expect(invitation.pairingKey).not.toEqual(secrets.key);
    expect(secrets.lookupId).not.toEqual(secrets.key);
  });

  it('is read from its link, its groups and what people type; another link is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
        const made = encodeInvitationCode(bytes);
        expect(parseLinkCode(linkOfCode(made))).toBe(made);
        expect(parseLinkCode(` ${made.toLowerCase()} `)).toBe(made);
      }),
    );
    expect(() => parseLinkCode('o7therapy://join#7K3M-Q9TX-2WFH-8RZP')).toThrow('link.malformed');
    expect(() => parseLinkCode('7K3M')).toThrow('link.malformed');
  });
});

describe('the symbols', () => {
  it('are seven of sixty-four that are told apart, the same where nobody stands between', () => {
    expect(new Set(linkSymbols).size).toBe(64);
    const [existing, other] = [makeShare(), makeShare()];
    const answer = answerOf(other);
    const shown = symbolsOf(transcriptOf(secrets, answer, existing));
    expect(shown).toHaveLength(7);
    expect(symbolsOf(transcriptOf(secrets, answer, { ...existing }))).toEqual(shown);
  });

  it('take each of their bits from the transcript: over many, every symbol stands in every place', () => {
    const seen = Array.from({ length: 7 }, () => new Set<string>());
    for (let round = 0; round < 2_000; round++)
      for (const [at, symbol] of symbolsOf(randomBytes(32)).entries()) seen[at]?.add(symbol);
    expect(seen.map((one) => one.size)).toEqual([64, 64, 64, 64, 64, 64, 64]);
  });

  it('differ on the two screens where somebody who knows the code answers in the place of the other', () => {
    const [existing, fresh, between, betweenToo] = [makeShare(), makeShare(), makeShare(), makeShare()];
    const there = symbolsOf(transcriptOf(secrets, answerOf(between), existing));
    const here = symbolsOf(transcriptOf(secrets, answerOf(fresh), betweenToo));
    expect(there).not.toEqual(here);
    // Passing on the real answer helps nobody: the existing computer's share is its own.
    const answer = answerOf(fresh);
    expect(symbolsOf(transcriptOf(secrets, answer, existing))).not.toEqual(
      symbolsOf(transcriptOf(secrets, answer, betweenToo)),
    );
  });

  it('cannot be searched for: what is revealed must be what was committed to before the answer', () => {
    const [committed, searched] = [makeShare(), makeShare()];
    const commitment = commitmentOf(secrets, committed);
    expect(() => requireCommitted(secrets, committed, commitment)).not.toThrow();
    for (const revealed of [
      searched,
      { ...committed, nonce: searched.nonce },
      { ...committed, ephemeral: searched.ephemeral },
    ])
      expect(() => requireCommitted(secrets, revealed, commitment)).toThrow('link.tampered');
    const elsewhere = { ...secrets, lookupId: randomBytes(32) };
    expect(() => requireCommitted(elsewhere, committed, commitment)).toThrow('link.tampered');
  });
});

describe('the parts', () => {
  it('open for who holds the code, as the part they are, and unchanged', () => {
    const sealed = sealPart(secrets, 'offer', { v: 1 });
    expect(openPart(secrets, 'offer', sealed, anything)).toEqual({ v: 1 });
    expect(() => openPart(secrets, 'reveal', sealed, anything)).toThrow('link.tampered');
    expect(() => openPart(deriveLink('0000000000000000'), 'offer', sealed, anything)).toThrow(
      'link.tampered',
    );
    expect(() => openPart(secrets, 'offer', sealed, z.strictObject({ v: z.literal(2) }))).toThrow(
      'link.tampered',
    );
    const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BA' : 'AA'}`;
    expect(() => openPart(secrets, 'offer', changed, anything)).toThrow('link.tampered');
  });

  it('hand over to the two who met and to nobody who only knows the code', () => {
    const [existing, fresh, other] = [makeShare(), makeShare(), makeShare()];
    const transcript = transcriptOf(secrets, answerOf(fresh), existing);
    const key = handoverKey(secrets, existing, fresh.ephemeral, transcript);
    expect(handoverKey(secrets, fresh, existing.ephemeral, transcript)).toEqual(key);
    const json = () => new TextEncoder().encode('{"secret":1}   ');
    const sealed = sealHandover(key, secrets, transcript, json());
    expect(openHandover(key, secrets, transcript, sealed, anything)).toEqual({ secret: 1 });
    const stranger = handoverKey(secrets, other, existing.ephemeral, transcript);
    expect(() => openHandover(stranger, secrets, transcript, sealed, anything)).toThrow('link.tampered');
    const later = transcriptOf(secrets, answerOf(fresh), existing);
    expect(() => openHandover(key, secrets, later, sealed, anything)).toThrow('link.tampered');
    expect(() => handoverKey(secrets, existing, new Uint8Array(32), transcript)).toThrow('link.tampered');
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { PairingOffer } from '../../../../../contract/domain/pairing.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import {
  derivePairing,
  openAnswer,
  openOffer,
  sealOffer,
} from '../../../../../main/engine/messaging/pairing-crypto.ts';
import { makeProfile } from '../../../../../main/engine/profile/sign-up.ts';

beforeAll(loadSodium);

const offerOf = (): PairingOffer => ({
  v: 1,
  conversation: newId(),
  practiceName: 'Nile Practice',
  nickname: 'Rana',
  deviceList: makeProfile('therapist', 'Rana', 1_000_000_000_000).account.deviceList,
  createdAt: 1_000_000_000_000,
});

describe('pairing', () => {
  it('gives both sides the same secrets from the code alone, and other codes others', () => {
    const one = derivePairing('0123456789ABCDEF');
    expect(derivePairing('0123456789ABCDEF')).toEqual(one);
    expect(derivePairing('0123456789ABCDEG').lookupId).not.toEqual(one.lookupId);
    expect(one.lookupId).not.toEqual(one.pairingKey);
  });

  it('opens an offer only with its own code, only as an offer, and only unchanged', () => {
    const secrets = derivePairing('0123456789ABCDEF');
    const offer = offerOf();
    const { sealed, hash } = sealOffer(secrets, offer);
    expect(openOffer(secrets, sealed)).toEqual({ offer, hash });
    expect(() => openOffer(derivePairing('0123456789ABCDEG'), sealed)).toThrow('invitation.tampered');
    expect(() => openAnswer(secrets, sealed)).toThrow('invitation.tampered');
    const otherLookup = { ...secrets, lookupId: new Uint8Array(32) };
    expect(() => openOffer(otherLookup, sealed)).toThrow('invitation.tampered');
    const changed = sealed.slice();
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
    expect(() => openOffer(secrets, changed)).toThrow('invitation.tampered');
  });
});

// Key packages: what a good one says, and every bad one refused by name.

import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { checkKeyPackage, createKeyPackage, suiteNames } from '../../../../../main/engine/e2ee/index.ts';
import { LAST_RESORT_EXTENSION } from '../../../../../main/engine/e2ee/leaf-profile.ts';
import { forgeKeyPackage, frameKeyPackage } from './insider.ts';
import { createPerson, hex, now, packageOf, refusal, verifyCredential } from './kit.ts';
import { context } from './scene.ts';

beforeAll(loadSodium);

describe.each(suiteNames)('a key package for %s', (suite) => {
  it('names its device, its end and whether it is the last resort', async () => {
    const device = createPerson('anna');
    for (const isLastResort of [false, true]) {
      const own = await createKeyPackage({
        suite,
        identity: device.identity,
        signatureKeyPair: device.keys,
        now,
        isLastResort,
      });
      const parsed = await checkKeyPackage(own.publicBytes, { suite, now, verifyCredential });
      expect(parsed).toMatchObject({ accountId: 'anna', deviceId: 'anna-1', isLastResort, suite });
      expect(parsed.notAfter).toBe(own.notAfter);
      expect(hex(parsed.ref)).toBe(hex(own.ref));
    }
  });

  it('is refused for the other suite', async () => {
    const other = suiteNames.find((name) => name !== suite) ?? suite;
    const own = await packageOf(createPerson('anna'), suite);
    const code = await refusal(() =>
      checkKeyPackage(own.publicBytes, { suite: other, now, verifyCredential }),
    );
    expect(code).toBe('e2ee.wrongSuite');
  });
});

describe('a bad key package', () => {
  const check = (...parts: Parameters<typeof forgeKeyPackage>): Promise<string> =>
    refusal(async () => checkKeyPackage(frameKeyPackage(await forgeKeyPackage(...parts)), context));

  it('is refused when it cannot do what our groups need', async () => {
    const device = createPerson('cleo');
    for (const capabilities of [
      { extensions: [] },
      { ciphersuites: [] },
      { credentials: [] },
      { versions: [] },
    ]) {
      expect(await check(device, { capabilities })).toBe('e2ee.keyPackageUnsupported');
    }
  });

  it('is refused with extensions we do not know, doubled or filled marks', async () => {
    const device = createPerson('cleo');
    const mark = { extensionType: LAST_RESORT_EXTENSION, extensionData: new Uint8Array(0) };
    for (const extensions of [
      [{ extensionType: 0xf7aa, extensionData: new Uint8Array(0) }],
      [mark, mark],
      [{ ...mark, extensionData: new Uint8Array(1) }],
    ]) {
      expect(await check(device, { extensions })).toBe('e2ee.keyPackageUnsupported');
    }
  });

  it('is refused with keys of the wrong length', async () => {
    const device = createPerson('cleo');
    expect(await check(device, { initKey: new Uint8Array(31) })).toBe('e2ee.keyPackageUnsupported');
    expect(await check(device, { hpkePublicKey: new Uint8Array(33) })).toBe('e2ee.keyPackageUnsupported');
  });

  it('is refused when the outer or the inner signature is not by its key', async () => {
    const good = await forgeKeyPackage(createPerson('cleo'));
    const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, at) => (at === 5 ? byte ^ 1 : byte));
    const outer = { ...good, signature: flip(good.signature) };
    const inner = { ...good, leafNode: { ...good.leafNode, signature: flip(good.leafNode.signature) } };
    for (const bad of [outer, inner]) {
      const code = await refusal(() => checkKeyPackage(frameKeyPackage(bad), context));
      expect(code).toBe('e2ee.keyPackageSignature');
    }
  });

  it('is refused whichever byte is changed', async () => {
    const { publicBytes } = await packageOf(createPerson('anna'));
    for (let at = 0; at < publicBytes.length; at += 1) {
      const changed = publicBytes.map((byte, index) => (index === at ? byte ^ 0x20 : byte));
      expect(await refusal(() => checkKeyPackage(changed, context))).toMatch(/^e2ee\./);
    }
  });
});

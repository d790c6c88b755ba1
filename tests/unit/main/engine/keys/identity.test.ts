import { beforeAll, describe, expect, it } from 'vitest';
import { credentialBytes, type DeviceList } from '../../../../../contract/domain/identity.ts';
import { fromBase64Url, toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import {
  generateSignatureKeyPair,
  loadSodium,
  randomBytes,
} from '../../../../../main/engine/crypto/primitives.ts';
import {
  comesFromKey,
  createDevice,
  signDeviceList,
  verifyDeviceList,
  verifyLeaf,
  verifyListContinues,
} from '../../../../../main/engine/keys/identity.ts';

beforeAll(loadSodium);

function makeAccount() {
  const key = generateSignatureKeyPair();
  const id = newId();
  const device = createDevice(id, key, 1_000_000_000_000);
  return { key, id, device, list: signDeviceList(key, id, [device.entry], null) };
}

describe('a signed device list', () => {
  it('verifies, and is refused when any field is another', () => {
    const { list } = makeAccount();
    verifyDeviceList(list);
    const [entry] = list.devices;
    if (entry === undefined) throw new Error('a list has a device');
    const other = toBase64Url(randomBytes(32));
    const forged: DeviceList[] = [
      { ...list, version: 2 },
      { ...list, account: newId() },
      { ...list, accountKey: other },
      { ...list, previousHash: other },
      { ...list, devices: [{ ...entry, mlsKey: other }] },
      { ...list, devices: [{ ...entry, loginKey: other }] },
      { ...list, devices: [{ ...entry, device: newId() }] },
      { ...list, devices: [{ ...entry, validUntil: entry.validUntil + 1 }] },
      { ...list, devices: [entry, entry] },
    ];
    for (const one of forged) expect(() => verifyDeviceList(one)).toThrow('deviceList.invalid');
  });

  it('goes on by one version, chained, under the same key; back, skips and forks are refused', () => {
    const { key, id, device, list } = makeAccount();
    const second = signDeviceList(key, id, [device.entry, createDevice(id, key, 0).entry], list);
    const fork = signDeviceList(key, id, [createDevice(id, key, 0).entry], list);
    const third = signDeviceList(key, id, [device.entry], second);
    verifyListContinues(list, second);
    verifyListContinues(second, third);
    for (const [known, next] of [
      [list, third],
      [second, list],
      [second, fork],
      [second, second],
    ] as const) {
      expect(() => verifyListContinues(known, next)).toThrow('deviceList.rollback');
    }
    const thief = generateSignatureKeyPair();
    const stolen = signDeviceList(thief, id, [createDevice(id, thief, 0).entry], list);
    expect(() => verifyListContinues(list, stolen)).toThrow('deviceList.rollback');
  });
});

describe('a changed account key', () => {
  const change = () => {
    const { key, id, device, list } = makeAccount();
    const next = generateSignatureKeyPair();
    const renewed = createDevice(id, next, 1_000_000_000_000);
    return {
      key,
      id,
      device,
      list,
      next,
      renewed,
      second: signDeviceList(next, id, [renewed.entry], list, key),
    };
  };

  it('is believed with a word signed by the key before, also by who missed lists in between', () => {
    const { list, second, id, next, renewed } = change();
    verifyListContinues(list, second);
    const third = signDeviceList(next, id, [renewed.entry], second);
    verifyListContinues(second, third);
    const last = generateSignatureKeyPair();
    const fourth = signDeviceList(last, id, [createDevice(id, last, 0).entry], third, next);
    verifyListContinues(third, fourth);
    expect(fourth.keyChanges).toHaveLength(2);
    for (const known of [list, second, third, fourth]) {
      expect(comesFromKey(fourth, known.accountKey)).toBe(true);
    }
    expect(comesFromKey(list, fourth.accountKey)).toBe(false);
  });

  it('is refused without that word, with another’s, and with one for another list', () => {
    const { list, second, id, key, next, renewed } = change();
    const thief = generateSignatureKeyPair();
    const [word] = second.keyChanges ?? [];
    if (word === undefined) throw new Error('a change has a word');
    const { keyChanges: _left, ...without } = second;
    const byThief = signDeviceList(next, id, [renewed.entry], list, thief);
    const claimed = { ...byThief, keyChanges: [{ ...(byThief.keyChanges?.[0] ?? word), from: word.from }] };
    for (const one of [without, byThief])
      expect(() => verifyListContinues(list, one)).toThrow('deviceList.rollback');
    expect(() => verifyDeviceList(claimed)).toThrow('deviceList.invalid');
    expect(() => verifyDeviceList({ ...second, keyChanges: [{ ...word, version: 3 }] })).toThrow(
      'deviceList.invalid',
    );
    expect(() => verifyDeviceList({ ...second, keyChanges: [{ ...word, to: list.accountKey }] })).toThrow(
      'deviceList.invalid',
    );
    // A true word, used once more for a later list of a key that was never named in it.
    const own = signDeviceList(key, id, list.devices, list);
    const replayed = signDeviceList(next, id, [renewed.entry], own);
    expect(() => verifyListContinues(own, { ...replayed, keyChanges: [word] })).toThrow(
      'deviceList.rollback',
    );
  });

  it('leaves readable what its key of before signed, and only that', () => {
    const { device, next, id, key } = change();
    const pinned = () => next.publicKey;
    const wasListed = ({ mlsKey }: { readonly mlsKey: Uint8Array }) =>
      toBase64Url(mlsKey) === device.entry.mlsKey;
    const leaf = credentialBytes(device.entry);
    expect(verifyLeaf(leaf, device.mls.publicKey, pinned)).toBeNull();
    expect(verifyLeaf(leaf, device.mls.publicKey, pinned, wasListed)?.accountId).toBe(id);
    const later = createDevice(id, key, 1_000_000_000_000);
    expect(verifyLeaf(credentialBytes(later.entry), later.mls.publicKey, pinned, wasListed)).toBeNull();
  });
});

describe('an MLS leaf', () => {
  it('is believed only with the pinned account key, its own signed entry and its own key', () => {
    const { key, id, device } = makeAccount();
    const credential = credentialBytes(device.entry);
    const pinned = (account: string) => (account === id ? key.publicKey : null);
    expect(verifyLeaf(credential, device.mls.publicKey, pinned)).toEqual({
      accountId: id,
      deviceId: device.id,
    });
    expect(verifyLeaf(credential, randomBytes(32), pinned)).toBeNull();
    expect(verifyLeaf(credential, device.mls.publicKey, () => randomBytes(32))).toBeNull();
    expect(verifyLeaf(credential, device.mls.publicKey, () => null)).toBeNull();
    for (let at = 0; at < credential.length; at += 7) {
      const changed = credential.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(verifyLeaf(changed, device.mls.publicKey, pinned)).toBeNull();
    }
    expect(verifyLeaf(credential.slice(0, -1), device.mls.publicKey, pinned)).toBeNull();
    expect(fromBase64Url(device.entry.mlsKey)).toEqual(device.mls.publicKey);
  });
});

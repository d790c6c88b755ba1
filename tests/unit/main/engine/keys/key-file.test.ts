import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { createDataKey, unwrapDataKey } from '../../../../../main/engine/keys/data-key.ts';
import { decodeKeyFile, encodeKeyFile, type KeyFile } from '../../../../../main/engine/keys/key-file.ts';
import type { Keychain } from '../../../../../main/engine/keys/keychain.ts';

beforeAll(loadSodium);

function memoryKeychain(): Keychain {
  const held = new Map<string, string>();
  return {
    backend: 'libsecret',
    read: async (name) => held.get(name) ?? '',
    write: async (name, secret) => void held.set(name, secret),
    remove: async (name) => void held.delete(name),
  };
}

describe('the key file', () => {
  it('gives back the data key from disk and keychain together', async () => {
    const keychain = memoryKeychain();
    const { dataKey, keyFile } = await createDataKey(keychain, 1_700_000_000_000);
    expect(await unwrapDataKey(decodeKeyFile(encodeKeyFile(keyFile)), keychain)).toEqual(dataKey);
    await expect(unwrapDataKey(keyFile, memoryKeychain())).rejects.toMatchObject({
      code: 'keyFile.wrongKey',
    });
  });

  it('is bound as a whole: no header field can be changed', async () => {
    const keychain = memoryKeychain();
    const { keyFile } = await createDataKey(keychain, 1_700_000_000_000);
    const [wrap] = keyFile.wraps;
    if (wrap === undefined) throw new Error('a key file has a wrap');
    const changed: KeyFile[] = [
      { ...keyFile, createdAt: 1 },
      { ...keyFile, wraps: [{ ...wrap, id: 'AAAAAAAAAAAAAAAAAAAAAA' }] },
      { ...keyFile, wraps: [{ ...wrap, machineBinding: 'machine-id' }] },
      {
        ...keyFile,
        wraps: [{ ...wrap, passcode: { ops: 2, memBytes: 1024, salt: 'AAAAAAAAAAAAAAAAAAAAAA' } }],
      },
    ];
    for (const one of changed)
      await expect(unwrapDataKey(one, keychain)).rejects.toMatchObject({ code: 'keyFile.wrongKey' });
  });

  it('never falls back to another backend than the one recorded', async () => {
    const keychain = memoryKeychain();
    const { keyFile } = await createDataKey(keychain, 0);
    const other: Keychain = { ...keychain, backend: 'macos-keychain' };
    await expect(unwrapDataKey(keyFile, other)).rejects.toMatchObject({ code: 'keychain.weak' });
  });

  it('carries several wraps, and is exact: newer, damaged and unknown content is refused', async () => {
    const { keyFile } = await createDataKey(memoryKeychain(), 0);
    const [wrap] = keyFile.wraps;
    if (wrap === undefined) throw new Error('a key file has a wrap');
    const both: KeyFile = { ...keyFile, wraps: [wrap, { ...wrap, kind: 'recovery', backend: 'none' }] };
    expect(decodeKeyFile(encodeKeyFile(both))).toEqual(both);
    expect(() => decodeKeyFile(JSON.stringify({ ...keyFile, version: 2 }))).toThrow('keyFile.newer');
    for (const text of [
      '',
      '{',
      'null',
      JSON.stringify({ ...keyFile, extra: 1 }),
      JSON.stringify({ ...keyFile, wraps: [] }),
    ]) {
      expect(() => decodeKeyFile(text)).toThrow('keyFile.damaged');
    }
  });
});

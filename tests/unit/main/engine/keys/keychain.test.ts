import { describe, expect, it } from 'vitest';
import { type Keytar, openKeychain } from '../../../../../main/engine/keys/keychain.ts';

/** A keytar whose failures can be chosen; the real one runs in the scenario tests. */
function fakeKeytar(overrides: Partial<Keytar> = {}): Keytar {
  const held = new Map<string, string>();
  return {
    getPassword: async (_service, name) => held.get(name) ?? null,
    setPassword: async (_service, name, secret) => void held.set(name, secret),
    deletePassword: async (_service, name) => held.delete(name),
    ...overrides,
  };
}

describe('the keychain', () => {
  it('tells a missing entry from a locked keychain from none at all', async () => {
    const refuse = (message: string) =>
      fakeKeytar({ setPassword: async () => Promise.reject(new Error(message)) });
    const causes = [
      [fakeKeytar(), 'keychain.entryMissing'],
      [refuse('Cannot create an item in a locked collection'), 'keychain.locked'],
      [refuse('The name org.freedesktop.secrets was not provided'), 'keychain.unavailable'],
    ] as const;
    for (const [keytar, code] of causes) {
      await expect(openKeychain(keytar, 'test', 'linux').read('x')).rejects.toMatchObject({ code });
    }
  });

  it('leaves no probe behind', async () => {
    const keytar = fakeKeytar();
    await expect(openKeychain(keytar, 'test', 'linux').read('x')).rejects.toThrow();
    expect(await keytar.getPassword('test', 'probe')).toBeNull();
  });

  it('does not trust a write that reads back differently', async () => {
    const keytar = fakeKeytar({ getPassword: async () => 'something else' });
    await expect(openKeychain(keytar, 'test', 'darwin').write('x', 'secret')).rejects.toMatchObject({
      code: 'keychain.unavailable',
    });
  });

  it('names its backend, and refuses systems that have none', () => {
    expect(openKeychain(fakeKeytar(), 'test', 'win32').backend).toBe('windows-credential-vault');
    expect(() => openKeychain(fakeKeytar(), 'test', 'freebsd')).toThrow('keychain.unavailable');
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import {
  decodeKeyFile,
  encodeKeyFile,
  type KeyFile,
  type KeyFileHeader,
} from '../../../../../main/engine/keys/key-file.ts';
import {
  checkSecrets,
  unwrapDataKey,
  type WrapSecrets,
  wrapDataKey,
} from '../../../../../main/engine/keys/wrap.ts';

beforeAll(loadSodium);

const header: KeyFileHeader = {
  version: 2,
  cipher: 'sqlcipher4',
  profile: 'AAAAAAAAAAAAAAAAAAAAAA',
  createdAt: 1_700_000_000_000,
  keysAt: 1_700_000_000_000,
  shared: false,
  database: 'o7.db',
};
const machine = '0123456789abcdef0123456789abcdef';
const passcode = {
  key: new Uint8Array(32).fill(7),
  cost: { ops: 2, memBytes: 19 * 1024 * 1024, salt: 'AAAAAAAAAAAAAAAAAAAAAA' },
};

function make(change: Partial<WrapSecrets> = {}) {
  const dataKey = randomBytes(32);
  const secrets: WrapSecrets = {
    deviceSecret: randomBytes(32),
    backend: 'libsecret',
    machineId: null,
    passcode: null,
    ...change,
  };
  return { dataKey, secrets, keyFile: wrapDataKey(dataKey, header, secrets) };
}

const code = (run: () => unknown): string => {
  try {
    run();
    return 'nothing thrown';
  } catch (thrown) {
    return (thrown as { code: string }).code;
  }
};

describe('the key file', () => {
  it('gives back the data key with all that it was wrapped for, over the disk', () => {
    const { dataKey, secrets, keyFile } = make({ machineId: machine, passcode });
    const read = decodeKeyFile(encodeKeyFile(keyFile));
    checkSecrets(read, secrets.deviceSecret, machine);
    expect(unwrapDataKey(read, secrets.deviceSecret, machine, passcode.key)).toEqual(dataKey);
  });

  it('tells another keychain entry, another machine and a wrong passcode apart', () => {
    const { secrets, keyFile } = make({ machineId: machine, passcode });
    expect(code(() => checkSecrets(keyFile, randomBytes(32), machine))).toBe('keyFile.wrongKey');
    expect(code(() => checkSecrets(keyFile, secrets.deviceSecret, `${machine}0`))).toBe(
      'keyFile.otherMachine',
    );
    expect(code(() => checkSecrets(keyFile, secrets.deviceSecret, null))).toBe('keyFile.otherMachine');
    const wrong = () => unwrapDataKey(keyFile, secrets.deviceSecret, machine, randomBytes(32));
    expect(code(wrong)).toBe('passcode.wrong');
    expect(code(() => unwrapDataKey(keyFile, secrets.deviceSecret, machine, null))).toBe('passcode.wrong');
  });

  it('needs the machine only where it is bound to one', () => {
    const { dataKey, secrets, keyFile } = make();
    checkSecrets(keyFile, secrets.deviceSecret, null);
    expect(unwrapDataKey(keyFile, secrets.deviceSecret, machine, null)).toEqual(dataKey);
  });

  it('is bound as a whole: no field of it opens anything once it was changed', () => {
    const { secrets, keyFile } = make({ machineId: machine });
    const changed: KeyFile[] = [
      { ...keyFile, createdAt: 1 },
      { ...keyFile, keysAt: 1 },
      { ...keyFile, shared: true },
      { ...keyFile, database: 'o7-2.db' },
      { ...keyFile, wrap: { ...keyFile.wrap, backend: 'none' } },
      { ...keyFile, wrap: { ...keyFile.wrap, passcode: passcode.cost } },
      { ...keyFile, wrap: { ...keyFile.wrap, machine: null } },
    ];
    for (const one of changed) {
      expect(code(() => unwrapDataKey(one, secrets.deviceSecret, machine, null))).toMatch(
        /^(keyFile\.damaged|passcode\.wrong)$/,
      );
    }
  });

  it('tells damage from everything else: one flipped bit anywhere in it', () => {
    const text = encodeKeyFile(make({ machineId: machine, passcode }).keyFile);
    const bytes = Buffer.from(text);
    const versionAt = text.indexOf('"version": ') + '"version": '.length;
    const flips = Array.from({ length: bytes.length * 8 }, (_unused, index) => index);
    for (const flip of flips) {
      const at = flip >> 3;
      const broken = Buffer.from(bytes);
      broken[at] = (bytes[at] ?? 0) ^ (1 << (flip & 7));
      const found = code(() => decodeKeyFile(broken.toString('utf8')));
      if (at === versionAt) expect(found).toMatch(/^keyFile\.(damaged|newer)$/);
      else expect(found, `bit ${flip & 7} of byte ${at}`).toBe('keyFile.damaged');
    }
  });

  it('refuses what a later version wrote, by that name', () => {
    const { keyFile } = make();
    const later = JSON.stringify({ ...keyFile, version: 3, more: 1 });
    expect(code(() => decodeKeyFile(later))).toBe('keyFile.newer');
    for (const text of ['', '{', 'null', '{"version":1}'])
      expect(code(() => decodeKeyFile(text))).toBe('keyFile.damaged');
  });

  it('takes no passcode cheaper than the floor', () => {
    const cheap = { ...passcode, cost: { ...passcode.cost, memBytes: 1024 * 1024 } };
    expect(code(() => decodeKeyFile(encodeKeyFile(make({ passcode: cheap }).keyFile)))).toBe(
      'keyFile.damaged',
    );
  });
});

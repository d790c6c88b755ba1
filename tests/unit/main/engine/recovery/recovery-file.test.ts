import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import { openRecoveryFile, writeRecoveryFile } from '../../../../../main/engine/recovery/recovery-file.ts';
import { makeRecoveryKey } from '../../../../../main/engine/recovery/recovery-key.ts';
import {
  deriveRecoveryKeys,
  type RecoveryKeys,
  vouchFor,
} from '../../../../../main/engine/recovery/recovery-keys.ts';

let vault: string;
let keys: RecoveryKeys;
let dataKey: Uint8Array;
let kit: string;
beforeAll(loadSodium);
beforeEach(() => {
  vault = mkdtempSync(join(tmpdir(), 'o7r-'));
  keys = deriveRecoveryKeys(makeRecoveryKey());
  dataKey = randomBytes(32);
  kit = newId();
  writeRecoveryFile(
    vault,
    { kit, publicKey: keys.publicKey },
    [{ database: 'o7.db', dataKey }],
    1_700_000_000_000,
  );
});
afterEach(() => rmSync(vault, { recursive: true }));

const file = () => join(vault, 'recovery.json');

describe('the recovery file', () => {
  it('gives the data key to the words of its kit alone', () => {
    expect(openRecoveryFile(vault, keys)).toEqual([{ database: 'o7.db', dataKey }]);
    expect(() => openRecoveryFile(vault, deriveRecoveryKeys(makeRecoveryKey()))).toThrow(
      'recovery.wrongWords',
    );
    expect(readdirSync(vault)).toEqual(['recovery.json']);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('holds the old key and the new one while keys are changed', () => {
    const both = [
      { database: 'o7-2.db', dataKey: randomBytes(32) },
      { database: 'o7.db', dataKey },
    ];
    writeRecoveryFile(vault, { kit, publicKey: keys.publicKey }, both, 1);
    expect(openRecoveryFile(vault, keys)).toEqual(both);
  });

  it('is named damaged, not the words wrong, whichever bit of it changed', () => {
    const whole = readFileSync(file());
    for (let at = 0; at < whole.length; at++) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 1;
      writeFileSync(file(), broken);
      let outcome: unknown = 'opened';
      try {
        expect(openRecoveryFile(vault, keys)).toEqual([{ database: 'o7.db', dataKey }]);
        // White space between the fields may change its kind.
        expect(String.fromCharCode(whole[at] ?? 0)).toMatch(/\s/);
        outcome = 'keyFile.damaged';
      } catch (thrown) {
        outcome = (thrown as Error).message;
      }
      expect(outcome, `byte ${at}`).toMatch(/^keyFile\.(damaged|newer)$/);
    }
    writeFileSync(file(), whole.subarray(0, 40));
    expect(() => openRecoveryFile(vault, keys)).toThrow('keyFile.damaged');
    rmSync(file());
    expect(() => openRecoveryFile(vault, keys)).toThrow('recovery.noKit');
  });
});

describe('the keys of a kit', () => {
  it('are the same for the same key, and tell each other apart', () => {
    const recoveryKey = new Uint8Array(32).fill(1);
    const [one, two] = [deriveRecoveryKeys(recoveryKey), deriveRecoveryKeys(recoveryKey)];
    expect(one).toEqual(two);
    const all = [one.publicKey, one.privateKey, one.lookupId, one.vouchingKey, recoveryKey];
    expect(new Set(all.map((key) => Buffer.from(key).toString('hex'))).size).toBe(all.length);
  });

  it('vouch for one account', () => {
    const account = { id: newId(), publicKey: randomBytes(32) };
    expect(vouchFor(keys, account)).toEqual(vouchFor(keys, account));
    expect(vouchFor(keys, account)).not.toEqual(vouchFor(keys, { ...account, id: newId() }));
    expect(vouchFor(keys, account)).not.toEqual(vouchFor(keys, { ...account, publicKey: randomBytes(32) }));
    expect(vouchFor(keys, account)).not.toEqual(vouchFor(deriveRecoveryKeys(makeRecoveryKey()), account));
  });
});

/** Proves in a built app that the parts which fail first really work: the encrypted database, libsodium, the MLS library. */
import { dirname, join } from 'node:path';
import type { EngineOptions } from '../../contract/bridge/engine-port.ts';
import { storageRegister } from '../../contract/domain/storage-register.ts';
import { mkdirSync } from '../writing/files.ts';
import { generateSignatureKeyPair, loadSodium, randomBytes } from './crypto/primitives.ts';
import { createGroup, createKeyPackage, encryptMessage } from './e2ee/index.ts';
import { encodePasscode, newPasscodeKey } from './keys/passcode.ts';
import { openStore } from './store/database.ts';

const suite = 'x25519-chacha20';

function storeVersion({ profileDir, nativeBinding }: EngineOptions): number {
  // Where a profile has its own: nothing may be written anywhere else.
  const file = join(profileDir, storageRegister.database.place.replace('*', '.db'));
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const place = { file, dataKey: randomBytes(32), nativeBinding };
  openStore({ ...place, mode: 'create' }).close();
  const reopened = openStore({ ...place, mode: 'open' });
  const version = reopened.pragma('user_version', { simple: true }) as number;
  reopened.close();
  return version;
}

async function envelopeBytes(): Promise<number> {
  const now = Date.now();
  const keys = generateSignatureKeyPair();
  const verifyCredential = () => ({ accountId: 'self-test', deviceId: 'self-test' });
  const self = { signaturePrivateKey: keys.privateKey, verifyCredential };
  const identity = randomBytes(16);
  const ownKeyPackage = await createKeyPackage({ suite, identity, signatureKeyPair: keys, now });
  const group = {
    suite,
    groupId: randomBytes(16),
    binding: randomBytes(16),
    ownKeyPackage,
    self,
    now,
  } as const;
  const sent = await encryptMessage(await createGroup(group), randomBytes(100), randomBytes(8));
  return sent.envelope.length;
}

/** Rejects when a part does not work. Writes into the profile folder, which must be a temporary one. */
export async function selfTest(
  options: EngineOptions,
): Promise<{ storeVersion: number; envelopeBytes: number; passcodePasses: number }> {
  await loadSodium();
  // In a thread of its own, which has to be found in the package.
  const { cost } = await newPasscodeKey(encodePasscode('self-test'));
  return {
    storeVersion: storeVersion(options),
    envelopeBytes: await envelopeBytes(),
    passcodePasses: cost.ops,
  };
}

/** Makes and unwraps the data key: the database's raw key, reachable only through a wrap in the key file. */
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { ByteWriter } from '../../../contract/encoding/bytes.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
import { hkdfSha256Expand, hkdfSha256Extract, open, randomBytes, seal, wipe } from '../crypto/primitives.ts';
import { type KeyFile, type KeyWrap, keyFileVersion, wrapHeaderBytes } from './key-file.ts';
import type { Keychain } from './keychain.ts';

const secretBytes = 32;

/** Name of the device secret's entry in the keychain. */
export const deviceSecretName = (profile: string): string => `device-secret:${profile}`;
/** Name of the start counter's entry in the keychain. */
export const startCounterName = (profile: string): string => `starts:${profile}`;

/** KDF over device secret and what else binds the wrap; a passcode's Argon2id output joins here when one is set. */
function wrapKey(deviceSecret: Uint8Array, wrap: Pick<KeyWrap, 'id' | 'machineBinding'>): Uint8Array {
  const salt = new ByteWriter().text('o7-wrap-v1').text(wrap.id).text(wrap.machineBinding).done();
  const extracted = hkdfSha256Extract(salt, deviceSecret);
  const key = hkdfSha256Expand(extracted, new TextEncoder().encode('data key wrap'), 32);
  wipe(extracted);
  return key;
}

/** A new data key, its key file (not yet written), and the keychain entry already written and read back. */
export async function createDataKey(
  keychain: Keychain,
  now: number,
): Promise<{ dataKey: Uint8Array; keyFile: KeyFile }> {
  const header = {
    version: keyFileVersion,
    cipher: 'sqlcipher4',
    profile: newId(),
    createdAt: now,
  } as const;
  const wrapHeader = {
    id: newId(),
    kind: 'keychain',
    backend: keychain.backend,
    machineBinding: 'none',
    passcode: null,
  } as const;
  const deviceSecret = randomBytes(secretBytes);
  await keychain.write(deviceSecretName(header.profile), toBase64Url(deviceSecret));
  const dataKey = randomBytes(secretBytes);
  const key = wrapKey(deviceSecret, wrapHeader);
  const sealed = toBase64Url(seal(key, dataKey, wrapHeaderBytes(header, wrapHeader)));
  wipe(deviceSecret);
  wipe(key);
  return { dataKey, keyFile: { ...header, wraps: [{ ...wrapHeader, sealed }] } };
}

function decodeSecret(text: string): Uint8Array {
  try {
    const secret = fromBase64Url(text);
    if (secret.length === secretBytes) return secret;
  } catch {
    // Falls through: a foreign entry is treated like a wrong key.
  }
  throw new AppError('keyFile.wrongKey');
}

/**
 * Unwraps through the keychain. Changes nothing anywhere. Throws `keychain.*`, `keychain.weak` when the entry would come
 * from another backend than the one recorded, `keyFile.wrongKey` when the secret does not open the wrap.
 */
export async function unwrapDataKey(keyFile: KeyFile, keychain: Keychain): Promise<Uint8Array> {
  const wrap = keyFile.wraps.find((candidate) => candidate.kind === 'keychain');
  if (wrap === undefined) throw new AppError('keyFile.damaged');
  if (wrap.backend !== keychain.backend) throw new AppError('keychain.weak');
  const deviceSecret = decodeSecret(await keychain.read(deviceSecretName(keyFile.profile)));
  const key = wrapKey(deviceSecret, wrap);
  const { sealed, ...wrapHeader } = wrap;
  const { wraps: _wraps, ...header } = keyFile;
  const dataKey = open(key, fromBase64Url(sealed), wrapHeaderBytes(header, wrapHeader));
  wipe(deviceSecret);
  wipe(key);
  if (dataKey === null) throw new AppError('keyFile.wrongKey');
  return dataKey;
}

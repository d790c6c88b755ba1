/** The device secret: 32 random bytes in the keychain, or in a file where there is none and a passcode is the other half. */
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { randomBytes } from '../crypto/primitives.ts';
import type { Keychain } from './keychain.ts';

const secretBytes = 32;

const secretName = (profile: string): string => `device-secret:${profile}`;
/** Name of the start counter's entry. */
export const startCounterName = (profile: string): string => `starts:${profile}`;

/** Makes one and writes it under this profile's name; it was read back. */
export async function makeDeviceSecret(keychain: Keychain, profile: string): Promise<Uint8Array> {
  const secret = randomBytes(secretBytes);
  await keychain.write(secretName(profile), toBase64Url(secret));
  return secret;
}

/** Throws `keychain.*`; a foreign entry is `keyFile.wrongKey`. */
export async function readDeviceSecret(keychain: Keychain, profile: string): Promise<Uint8Array> {
  const text = await keychain.read(secretName(profile), startCounterName(profile));
  try {
    const secret = fromBase64Url(text);
    if (secret.length === secretBytes) return secret;
  } catch {
    // Falls through: somebody else's value is treated like a wrong key.
  }
  throw new AppError('keyFile.wrongKey');
}

/** Takes both entries of a profile away; what is not there is no failure. */
export async function removeDeviceSecret(keychain: Keychain, profile: string): Promise<void> {
  await keychain.remove(secretName(profile));
  await keychain.remove(startCounterName(profile));
}

/** Proves to the service which device this is: signs a fresh nonce with a key used for nothing else. */
import { loginBytes } from '../../../contract/domain/identity.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import type { Clock } from '../clock.ts';
import { sign } from '../crypto/primitives.ts';
import type { ServiceClient } from './service-client.ts';

export interface Session {
  readonly token: string;
  /** On this computer's clock, whatever the service's says. */
  readonly expiresAt: number;
}

/** A new token. Errors: `auth.failed`, `device.revoked`, `network.*`. */
export async function logIn(
  client: ServiceClient,
  origin: string,
  account: string,
  device: { readonly id: string; readonly privateKey: Uint8Array },
  clock: Clock,
): Promise<Session> {
  const { nonce } = await client.ask('login.challenge', { account, device: device.id });
  const signed = loginBytes({ origin, account, device: device.id, nonce });
  const answer = await client.ask('login.finish', {
    account,
    device: device.id,
    nonce,
    signature: toBase64Url(sign(device.privateKey, signed)),
  });
  return { token: answer.token, expiresAt: clock.now() + (answer.expiresAt - answer.time) };
}

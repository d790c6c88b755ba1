/** Login: a nonce for whoever asks, a token for whoever signs it with the device's login key. */
import { createHash, randomBytes } from 'node:crypto';
import { loginBytes } from '../../contract/domain/identity.ts';
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { decodeBytes, encodeBytes, sameBytes } from '../bytes.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/open.ts';
import { refusePaused } from '../erasure/schedule.ts';
import { verifyEd25519 } from './ed25519.ts';
import { noteSeen } from './seen.ts';
import { issueToken } from './tokens.ts';

const hashOf = (nonce: Buffer) => createHash('sha256').update(nonce).digest();

/** Verified in place of a key that we do not have, so that an unknown device takes as long as a wrong signature. */
export const nobodysKey = Buffer.from('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', 'base64url');

/** A nonce good once for 60 s; unknown devices get one too. */
export async function makeChallenge(
  { db, clock }: Context,
  asked: { account: string; device: string },
): Promise<{ nonce: string; expiresAt: number }> {
  const nonce = randomBytes(32);
  const expiresAt = clock.now() + limits.loginNonceLifetimeMs;
  await db
    .insertInto('login_nonces')
    .values({
      nonce_hash: hashOf(nonce),
      account: decodeBytes(asked.account),
      device: decodeBytes(asked.device),
      expires_at: expiresAt,
    })
    .execute();
  return { nonce: encodeBytes(nonce), expiresAt };
}

interface Proof {
  readonly account: string;
  readonly device: string;
  readonly nonce: string;
  readonly signature: string;
}

/** Uses a nonce up. Null for one that was not given out for this account and device, or was used. */
export async function spendNonce(
  { db }: Context,
  proof: Pick<Proof, 'account' | 'device' | 'nonce'>,
): Promise<{ readonly expiresAt: number } | null> {
  const nonce = await db
    .deleteFrom('login_nonces')
    .where('nonce_hash', '=', hashOf(decodeBytes(proof.nonce)))
    .returning(['account', 'device', 'expires_at'])
    .executeTakeFirst();
  const fits =
    nonce !== undefined &&
    sameBytes(nonce.account, decodeBytes(proof.account)) &&
    sameBytes(nonce.device, decodeBytes(proof.device));
  return fits ? { expiresAt: nonce.expires_at } : null;
}

/** Uses the nonce up, whatever follows; throws `auth.failed` (one answer for all causes), `auth.expired`, `device.revoked`, `account.paused`. */
export async function finishLogin(
  context: Context,
  proof: Proof,
): Promise<{ token: string; expiresAt: number; time: number }> {
  const { db, clock } = context;
  const account = decodeBytes(proof.account);
  const device = decodeBytes(proof.device);
  const nonce = await spendNonce(context, proof);
  const known = await db
    .selectFrom('devices')
    .select(['login_key', 'valid_from', 'valid_until', 'revoked_at'])
    .where('id', '=', device)
    .where('account', '=', account)
    .executeTakeFirst();
  const signed = verifyEd25519(
    known?.login_key ?? nobodysKey,
    loginBytes({ ...proof, origin: context.origin() }),
    decodeBytes(proof.signature),
  );
  if (known === undefined || !signed || nonce === null) throw new AppError('auth.failed');
  const now = clock.now();
  if (nonce.expiresAt <= now) throw new AppError('auth.expired');
  if (known.revoked_at !== null || known.valid_until <= now) throw new AppError('device.revoked');
  await refusePaused(db, account);
  const issued = await inTransaction(db, async (tx) => {
    await noteSeen(tx, device, now);
    return issueToken(tx, device, now);
  });
  return { ...issued, time: now };
}

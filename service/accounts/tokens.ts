/** Short-lived tokens: 32 random bytes that name one device, kept only as their SHA-256. */
import { createHash, randomBytes } from 'node:crypto';
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import type { Tx } from '../db/open.ts';

const hashOf = (token: Buffer) => createHash('sha256').update(token).digest();

/** Makes a token for a device; the only copy of the secret is the returned one. */
export async function issueToken(
  tx: Tx,
  device: Buffer,
  now: number,
): Promise<{ token: string; expiresAt: number }> {
  const token = randomBytes(32);
  const expiresAt = now + limits.tokenLifetimeMs;
  await tx
    .insertInto('tokens')
    .values({ token_hash: hashOf(token), device, created_at: now, expires_at: expiresAt })
    .execute();
  return { token: encodeBytes(token), expiresAt };
}

/** Makes the device's only token for counting; the one before it ends. */
export async function issueCountToken(
  tx: Tx,
  device: Buffer,
  now: number,
): Promise<{ token: string; expiresAt: number }> {
  const token = randomBytes(32);
  const fresh = { token_hash: hashOf(token), created_at: now, expires_at: now + limits.countTokenLifetimeMs };
  await tx
    .insertInto('tokens')
    .values({ ...fresh, device, scope: 'count' })
    .onConflict((conflict) => conflict.column('device').where('scope', '=', 'count').doUpdateSet(fresh))
    .execute();
  return { token: encodeBytes(token), expiresAt: fresh.expires_at };
}

/**
 * The device behind an Authorization header. A token opens what its scope names and nothing else, either way.
 * Throws `auth.failed`, `auth.expired`, `device.revoked`.
 */
export async function authenticate(
  context: Context,
  header: string | undefined,
  scope: 'device' | 'count',
): Promise<Caller> {
  const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(header ?? '')?.[1];
  if (token === undefined) throw new AppError('auth.failed');
  const row = await context.db
    .selectFrom('tokens')
    .innerJoin('devices', 'devices.id', 'tokens.device')
    .select([
      'devices.account',
      'devices.id',
      'devices.revoked_at',
      'devices.valid_until',
      'tokens.expires_at',
    ])
    .where('tokens.token_hash', '=', hashOf(Buffer.from(token, 'base64url')))
    .where('tokens.scope', '=', scope)
    .executeTakeFirst();
  if (row === undefined) throw new AppError('auth.failed');
  const now = context.clock.now();
  if (row.revoked_at !== null || row.valid_until <= now) throw new AppError('device.revoked');
  if (row.expires_at <= now) throw new AppError('auth.expired');
  return { account: row.account, device: row.id, tokenExpiresAt: row.expires_at };
}

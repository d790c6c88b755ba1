/** Tells everybody who was joined to an erased account, in a way that names it only to them. */
import { createHash } from 'node:crypto';
import { type ErasedNotice, type ErasureRequest, erasedWhoBytes } from '../../contract/domain/erasure.ts';
import { encodeBytes } from '../bytes.ts';
import type { Tx } from '../db/open.ts';
import { deliver } from '../mailbox/deliver.ts';
import type { LockedDevice } from '../mailbox/lock-devices.ts';

interface Erased {
  readonly account: Buffer;
  readonly erasedAt: number;
  readonly request: ErasureRequest | null;
}

/** The devices are locked. What the account signed goes along: a service that made it up could not. */
export async function tellErased(
  tx: Tx,
  audience: readonly LockedDevice[],
  { account, erasedAt, request }: Erased,
  now: number,
): Promise<void> {
  const who = createHash('sha256')
    .update(erasedWhoBytes(encodeBytes(account)))
    .digest('base64url');
  const notice: ErasedNotice = { who, erasedAt, request };
  const bytes = Buffer.from(JSON.stringify(notice));
  const item = { kind: 'erased', bytes, sender_device: null, envelope: null, invitation: null } as const;
  await deliver(
    tx,
    audience.map((to) => ({ to, item })),
    now,
  );
}

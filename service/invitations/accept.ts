/** Accepting: the client's account comes to exist, the invitation is used up, the sealed answer goes to the inviting account. */
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import { type CheckedList, checkDeviceList } from '../accounts/device-list.ts';
import { join } from '../accounts/relations.ts';
import { firstDevice, storeAccount } from '../accounts/store-account.ts';
import { decodeBytes, digestOf, sameBytes } from '../bytes.ts';
import type { Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/open.ts';
import type { InvitationRow } from '../db/schema.ts';
import { storeOffer } from '../keys/key-packages.ts';
import { deliver } from '../mailbox/deliver.ts';
import { lockDevices } from '../mailbox/lock-devices.ts';
import { requireOpen } from './state.ts';

/**
 * All in one transaction; the same acceptance again gets the same answer. Throws the invitation's state as its code,
 * `account.exists`, `deviceList.invalid`.
 */
export async function acceptInvitation(
  { db, clock }: Context,
  request: RouteRequest<'invitations.accept'>,
): Promise<void> {
  const now = clock.now();
  const list = checkDeviceList(request.deviceList, now);
  const device = firstDevice(list);
  const answer = decodeBytes(request.sealedAnswer, limits.sealedPairingBytes);
  const digest = digestOf(list.signed, list.signature, answer);
  await inTransaction(db, async (tx) => {
    const invitation = await tx
      .selectFrom('invitations')
      .selectAll()
      .where('lookup_id', '=', decodeBytes(request.lookupId))
      .forUpdate()
      .executeTakeFirst();
    if (invitation === undefined) throw new AppError('invitation.unknown');
    if (isRepeat(invitation, digest)) return;
    requireOpen(invitation, now);
    await storeAccount(tx, list, now);
    await storeOffer(tx, device.id, request.keyPackages, now);
    await join(tx, invitation.account, list.account, now);
    await markUsed(tx, invitation, list, digest, now);
    const devices = await lockDevices(tx, [invitation.account], now);
    const item = { kind: 'pairing', invitation: invitation.id, bytes: answer } as const;
    await deliver(
      tx,
      devices.map((to) => ({ to, item })),
      now,
    );
  });
}

function isRepeat(invitation: InvitationRow, digest: Buffer): boolean {
  return invitation.answer_digest !== null && sameBytes(invitation.answer_digest, digest);
}

async function markUsed(
  tx: Tx,
  invitation: InvitationRow,
  list: CheckedList,
  digest: Buffer,
  now: number,
): Promise<void> {
  await tx
    .updateTable('invitations')
    .set({
      ended_at: now,
      ended_as: 'used',
      used_by: list.account,
      answer_digest: digest,
      sealed_offer: null,
    })
    .where('account', '=', invitation.account)
    .where('id', '=', invitation.id)
    .execute();
}

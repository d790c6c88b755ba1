/** A computer that is none of this person's any more knows the codes of all open invitations: they end here at once, and at the service. */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Companion } from '../desk-connection.ts';
import { endInvitation, listInvitations, noteEndedWithComputer } from '../store/repositories/invitations.ts';
import { findSetting, putSetting, removeSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Desk } from './desk.ts';
import { tellOwnDevices } from './own-devices.ts';

/** Set until the service has ended them too. */
const dueSetting = 'invitations-end-due';

/** From here on no answer to them is taken in, whoever typed the code. Call in the transaction that notes the computer's end. */
export function endOpenInvitations(desk: Pick<Desk, 'store' | 'clock'>): void {
  const { store } = desk;
  for (const { id, state } of listInvitations(store)) {
    if (state !== 'open') continue;
    endInvitation(store, id, 'revoked');
    noteEndedWithComputer(store, id);
    tellOwnDevices(desk, { kind: 'invitationEnded', invitation: id, state: 'revoked', withComputer: true });
  }
  putSetting(store, dueSetting, 'yes');
}

/** Which ones of the service's: those that ended here; of a person who stands alone, those that are not known here too. */
function isOver({ store, account }: Desk, id: string): boolean {
  const known = listInvitations(store).find((one) => one.id === id);
  return known === undefined ? account.deviceList.devices.length === 1 : known.state !== 'open';
}

async function endAtService(desk: Desk, authorised: Authorised): Promise<void> {
  const { invitations } = await authorised('invitations.list', {});
  for (const { invitation, state } of invitations) {
    if (state === 'open' && isOver(desk, invitation)) await authorised('invitations.revoke', { invitation });
  }
  inTransaction(desk.store, () => removeSetting(desk.store, dueSetting));
  desk.emit('invitations.changed', {});
}

/** A companion of the connection. What the service does not do now stays due. */
export function endInvitations(desk: Desk): Companion {
  return {
    async whileConnected(authorised) {
      if (findSetting(desk.store, dueSetting) === undefined) return;
      try {
        await endAtService(desk, authorised);
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
      }
    },
    close() {},
  };
}

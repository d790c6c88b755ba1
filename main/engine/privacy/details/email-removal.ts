/** A service that was put back from its own backup may hold an e-mail address again that was taken away since. */
import { AppError } from '../../../../contract/errors/app-error.ts';
import type { Companion } from '../../desk-connection.ts';
import type { Desk } from '../../messaging/desk.ts';
import { isOutside } from '../../messaging/troubles.ts';
import type { Store } from '../../store/database.ts';
import { getOwnDetails } from '../../store/repositories/details.ts';
import { findSetting, putSetting, removeSetting } from '../../store/repositories/settings.ts';

const dueSetting = 'email-removal-due';

/** Only what was removed is said again: nothing comes to be there that the person did not press for. Call inside a transaction. */
export function noteEmailForgotten(store: Store): void {
  const { address, since } = getOwnDetails(store).email;
  if (address === null && since > 0) putSetting(store, dueSetting, 'yes');
}

export function removeEmailAgain({ store }: Pick<Desk, 'store'>): Companion {
  return {
    async whileConnected(authorised) {
      if (findSetting(store, dueSetting) === undefined) return;
      try {
        // Given anew meanwhile: that word stands.
        if (getOwnDetails(store).email.address === null)
          await authorised('account.setEmail', { address: null });
        removeSetting(store, dueSetting);
      } catch (thrown) {
        if (!(thrown instanceof AppError) || !isOutside(thrown)) throw thrown;
      }
    },
    close() {},
  };
}

/** The service's signing key as it was first seen here. Another one counts only once the person has said yes to it. */
import type { ServiceKeyView } from '../../../../contract/bridge/receipt-view.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import type { Store } from '../../store/database.ts';
import { findSetting, putSetting, removeSetting } from '../../store/repositories/settings.ts';
import { inTransaction } from '../../store/statement.ts';

const pinnedSetting = 'service-signing-key';
const shownSetting = 'service-signing-key-shown';

export function viewServiceKey(store: Store): ServiceKeyView {
  return {
    pinned: findSetting(store, pinnedSetting) ?? null,
    shown: findSetting(store, shownSetting) ?? null,
  };
}

/** Pins the first key; answers whether the service shows the pinned one. Another is noted, so that the person is told. */
export function noteServiceKey(store: Store, key: string): boolean {
  const { pinned, shown } = viewServiceKey(store);
  return inTransaction(store, () => {
    if (pinned === null) putSetting(store, pinnedSetting, key);
    if (pinned === null || pinned === key) {
      if (shown !== null) removeSetting(store, shownSetting);
      return true;
    }
    if (shown !== key) putSetting(store, shownSetting, key);
    return false;
  });
}

/** Throws `request.invalid` where the service has not shown this key. */
export function acceptServiceKey(store: Store, key: string): void {
  if (viewServiceKey(store).shown !== key) throw new AppError('request.invalid');
  inTransaction(store, () => {
    putSetting(store, pinnedSetting, key);
    removeSetting(store, shownSetting);
  });
}

/** Choices that a person takes along to another installation. */
import { idleMinutes } from '../../../contract/domain/idle-minutes.ts';
import type { PortableSettings } from '../../../contract/domain/portable.ts';
import type { Desk } from '../messaging/desk.ts';
import { getTelling, putTelling } from '../messaging/telling-settings.ts';
import { idleSetting } from '../profile/lock-settings.ts';
import type { Store } from '../store/database.ts';
import { findSetting, putSetting } from '../store/repositories/settings.ts';

export function readPortableSettings(store: Store): PortableSettings {
  const telling = getTelling(store);
  const chosen = Number(findSetting(store, idleSetting));
  return {
    tellRead: telling.read,
    tellTyping: telling.typing,
    lockAfterMinutes: idleMinutes.find((minutes) => minutes === chosen) ?? null,
  };
}

/** Call inside the transaction of the import. */
export function takePortableSettings(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  taken: PortableSettings,
): void {
  const since = clock.now();
  putTelling(store, 'read', { isOn: taken.tellRead, since });
  putTelling(store, 'typing', { isOn: taken.tellTyping, since });
  if (taken.lockAfterMinutes !== null) putSetting(store, idleSetting, String(taken.lockAfterMinutes));
}

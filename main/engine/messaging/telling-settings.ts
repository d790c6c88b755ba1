/** Whether this person tells, and is told, of reading and typing. */
import type { Telling } from '../../../contract/bridge/channels/telling.ts';
import type { Told, ToldBoth } from '../../../contract/domain/sync-change.ts';
import type { Store } from '../store/database.ts';
import { findSetting, putSetting } from '../store/repositories/settings.ts';

const names = { read: 'tell-read', typing: 'tell-typing' } as const;
const sinceOf = (name: keyof Telling) => `${names[name]}-since` as const;

export function getTelling(store: Store): Telling {
  return { read: findSetting(store, names.read) === 'on', typing: findSetting(store, names.typing) === 'on' };
}

/** A choice with its time; 0 before anything was chosen. */
export const getTold = (store: Store, name: keyof Telling): Told => ({
  isOn: getTelling(store)[name],
  since: Number(findSetting(store, sinceOf(name)) ?? 0),
});

/** Both, as they travel between computers of this person. */
export const describeTelling = (store: Store): ToldBoth => ({
  read: getTold(store, 'read'),
  typing: getTold(store, 'typing'),
});

export function putTelling(store: Store, name: keyof Telling, { isOn, since }: Told): void {
  putSetting(store, names[name], isOn ? 'on' : 'off');
  putSetting(store, sinceOf(name), String(since));
}

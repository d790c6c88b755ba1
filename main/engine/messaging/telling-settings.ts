/** Whether this person tells, and is told, of reading and typing. */
import type { Telling } from '../../../contract/bridge/channels/telling.ts';
import type { Store } from '../store/database.ts';
import { findSetting, putSetting } from '../store/repositories/settings.ts';

const names = { read: 'tell-read', typing: 'tell-typing' } as const;

export function getTelling(store: Store): Telling {
  return { read: findSetting(store, names.read) === 'on', typing: findSetting(store, names.typing) === 'on' };
}

export function putTelling(store: Store, name: keyof Telling, isOn: boolean): void {
  putSetting(store, names[name], isOn ? 'on' : 'off');
}

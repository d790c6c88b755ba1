/** The way back to an account without any of its devices. */
import { recoverDeviceList } from '../accounts/publish-list.ts';
import { currentList, readLists } from '../accounts/read-lists.ts';
import type { Handlers } from '../http/route.ts';
import { fetchRecord, putRecord } from '../recovery/records.ts';

export const recoveryHandlers = {
  'recovery.put': putRecord,
  'recovery.fetch': fetchRecord,
  'deviceLists.current': currentList,
  'deviceLists.recover': recoverDeviceList,
  'deviceLists.read': readLists,
} satisfies Partial<Handlers>;

/** "What we hold": direct counts of every data class on this device and at the service, and what lies on this disk. */
import type { WhatWeHold } from '../../../contract/bridge/views.ts';
import { dataClasses, dataClassIds } from '../../../contract/domain/data-classes.ts';
import { storageItemIds, storageRegister } from '../../../contract/domain/storage-register.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import type { RouteResponse } from '../../../contract/wire/routes.ts';
import type { Desk } from '../messaging/desk.ts';
import { listFiles, sumBytes } from '../profile/files.ts';
import { countRows } from '../store/repositories/holdings.ts';
import type { Authorised } from '../sync/authorised.ts';

/** Whether a file belongs to a place of the storage register. */
export function isInPlace(path: string, place: string): boolean {
  if (place.endsWith('/')) return path.startsWith(place);
  return place.endsWith('*') ? path.startsWith(place.slice(0, -1)) : path === place;
}

/** Where a profile keeps things outside its database. */
export interface Place {
  readonly profileDir: string;
  /** Without its entry a profile of one's own could not have been opened; the sample practice has none. */
  readonly hasKeychainEntry: boolean;
}

function listStorage({ profileDir, hasKeychainEntry }: Place): WhatWeHold['storage'] {
  const files = listFiles(profileDir);
  return storageItemIds.map((item) => {
    const { place } = storageRegister[item];
    if (place === 'keychain') return { item, present: hasKeychainEntry, bytes: 0 };
    const own = files.filter((file) => isInPlace(file.path, place));
    return { item, present: own.length > 0, bytes: sumBytes(own) };
  });
}

/** Never throws for the service being away: its column is then empty and `serviceError` says why. */
export async function readHoldings(desk: Desk, authorised: Authorised, place: Place): Promise<WhatWeHold> {
  let holdings: RouteResponse<'account.holdings'>['holdings'] | null = null;
  let serviceError: WhatWeHold['serviceError'] = null;
  try {
    holdings = (await authorised('account.holdings', {})).holdings;
  } catch (thrown) {
    serviceError = toAppError(thrown).toReport();
  }
  return {
    holdings: dataClassIds.map((dataClass) => {
      const atService = holdings?.find((one) => one.dataClass === dataClass);
      return {
        dataClass,
        device: countRows(desk.store, dataClasses[dataClass].deviceTables),
        service:
          holdings === null
            ? null
            : {
                count: atService?.count ?? 0,
                bytes: atService?.bytes ?? 0,
                oldestAt: atService?.oldestAt ?? null,
              },
      };
    }),
    storage: listStorage(place),
    serviceError,
  };
}

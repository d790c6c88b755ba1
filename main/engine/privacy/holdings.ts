/** "What we hold": direct counts of every data class on this device and at the service, with what they take. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { WhatWeHold } from '../../../contract/bridge/views.ts';
import { dataClasses, dataClassIds } from '../../../contract/domain/data-classes.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import type { RouteResponse } from '../../../contract/wire/routes.ts';
import type { Desk } from '../messaging/desk.ts';
import { listFiles, sumBytes } from '../profile/files.ts';
import { attachmentPath } from '../store/attachments.ts';
import type { Store } from '../store/database.ts';
import { fileOf } from '../store/pages.ts';
import { countRows } from '../store/repositories/holdings.ts';
import { measureGroups } from '../store/repositories/sizes.ts';
import type { Authorised } from '../sync/authorised.ts';

/** Files of messages lie beside the database; the sample practice has none. */
function bytesOfFiles(store: Store): number {
  const file = fileOf(store);
  const folder = file === null ? null : attachmentPath(dirname(file), '');
  return folder === null || !existsSync(folder) ? 0 : sumBytes(listFiles(folder));
}

/** A class without rows takes nothing, whatever page SQLite keeps for it. */
function countDevice(store: Store) {
  const groups = dataClassIds.map((id) => [id, dataClasses[id].deviceTables] as const);
  const sizes = measureGroups(store, groups, 'messages');
  return dataClassIds.map((dataClass) => {
    const { count, oldestAt } = countRows(store, dataClasses[dataClass].deviceTables);
    const files = dataClass === 'messages' ? bytesOfFiles(store) : 0;
    return { dataClass, count, oldestAt, bytes: count === 0 ? 0 : (sizes.get(dataClass) ?? 0) + files };
  });
}

/** Never throws for the service being away: its column is then empty and `serviceError` says why. */
export async function readHoldings(desk: Desk, authorised: Authorised): Promise<WhatWeHold> {
  let holdings: RouteResponse<'account.holdings'>['holdings'] | null = null;
  let serviceError: WhatWeHold['serviceError'] = null;
  try {
    holdings = (await authorised('account.holdings', {})).holdings;
  } catch (thrown) {
    serviceError = toAppError(thrown).toReport();
  }
  return {
    holdings: countDevice(desk.store).map(({ dataClass, ...device }) => {
      const atService = holdings?.find((one) => one.dataClass === dataClass);
      return {
        dataClass,
        device,
        service:
          holdings === null
            ? null
            : {
                count: atService?.count ?? 0,
                bytes: atService?.bytes ?? 0,
                oldestAt: atService?.oldestAt ?? null,
                expiredAt: atService?.expiredAt ?? null,
              },
      };
    }),
    serviceError,
  };
}

/** "What we hold": direct counts of every data class on this device and at the service, and what lies on this disk. */
import type { WhatWeHold } from '../../../contract/bridge/views.ts';
import { dataClasses, dataClassIds } from '../../../contract/domain/data-classes.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import type { RouteResponse } from '../../../contract/wire/routes.ts';
import type { Desk } from '../messaging/desk.ts';
import { countRows } from '../store/repositories/holdings.ts';
import type { Authorised } from '../sync/authorised.ts';

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
    serviceError,
  };
}

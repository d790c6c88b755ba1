/** What every use case of an open profile works with. */
import type { Clock } from '../clock.ts';
import type { Emit, EmitCall } from '../emit.ts';
import type { Store } from '../store/database.ts';
import type { Account, Device } from '../store/repositories/account.ts';
import type { Network } from '../sync/network.ts';
import type { ServiceClient } from '../sync/service-client.ts';
import type { GroupStore } from './group-store.ts';
import type { Troubles } from './troubles.ts';

export interface Desk {
  readonly store: Store;
  readonly clock: Clock;
  readonly emit: Emit;
  /** Tells the window of one call something. */
  readonly emitCall: EmitCall;
  readonly network: Network;
  readonly service: ServiceClient;
  readonly account: Account;
  readonly device: Device;
  readonly groups: GroupStore;
  readonly troubles: Troubles;
  /** Tells the connection that there is something to do. */
  readonly wake: () => void;
}

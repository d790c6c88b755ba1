/** What every use case of the service is given: database, clock, live sockets, log, configuration. */
import type { Clock } from './clock.ts';
import type { ServiceConfig } from './config.ts';
import type { Db } from './db/open.ts';
import type { SigningKey } from './keys/signing-key.ts';
import type { Log } from './log.ts';
import type { Hub } from './realtime/hub.ts';

export interface Context {
  readonly config: ServiceConfig;
  readonly clock: Clock;
  readonly db: Db;
  readonly log: Log;
  readonly hub: Hub;
  readonly serviceGeneration: string;
  /** What this service signs with. */
  readonly signingKey: SigningKey;
  /** A live socket whose network takes nothing for this long is cut. */
  readonly slowReaderMs: number;
  /** The origin apps use: part of every login signature and the only accepted Host. Known once the port is. */
  origin(): string;
}

/** The device behind an authenticated request. */
export interface Caller {
  readonly account: Buffer;
  readonly device: Buffer;
  readonly tokenExpiresAt: number;
}

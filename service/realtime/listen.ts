/** Listens to the database's notifications on a connection of its own, and comes back when that connection is lost. */
import pg from 'pg';
import type { Db } from '../db/open.ts';
import type { Log } from '../log.ts';
import { catchUp } from './catch-up.ts';
import type { Hub } from './hub.ts';
import { endedChannel, mailboxChannel, type PassingNote, passingChannel, revokedChannel } from './notify.ts';

const againAfterMs = 500;
const channels = [mailboxChannel, revokedChannel, endedChannel, passingChannel];

interface ListenOptions {
  readonly url: string;
  readonly db: Db;
  readonly hub: Hub;
  readonly log: Log;
}

/** Resolves once the first connection listens. */
export async function listenForWakeUps(options: ListenOptions): Promise<{ close(): Promise<void> }> {
  const { url, db, hub, log } = options;
  let closing = false;
  let client: pg.Client | null = null;
  let again: NodeJS.Timeout | null = null;

  const connect = async (): Promise<void> => {
    const made = new pg.Client({
      connectionString: url,
      application_name: 'o7-service-listen',
      keepAlive: true,
    });
    made.on('notification', ({ channel, payload }) => onNotification(hub, channel, payload ?? ''));
    made.on('error', () => undefined);
    made.once('end', () => retry());
    client = made;
    await made.connect();
    for (const channel of channels) await made.query(`LISTEN ${channel}`);
    // From here on nothing is missed; what was before is looked up.
    await catchUp(db, hub);
  };

  const retry = (): void => {
    if (closing || again !== null) return;
    again = setTimeout(() => {
      again = null;
      connect().catch((error: unknown) => {
        log.warn({ err: error }, 'cannot listen to the database');
        // Whatever is left of this attempt; its end asks for the next one, as does this.
        client?.end().catch(() => undefined);
        retry();
      });
    }, againAfterMs);
  };

  await connect();
  return {
    async close() {
      closing = true;
      if (again !== null) clearTimeout(again);
      await client?.end();
    },
  };
}

function onNotification(hub: Hub, channel: string, payload: string): void {
  if (channel === mailboxChannel) hub.wake(payload);
  if (channel === revokedChannel) hub.closeDevice(payload, 'device.revoked');
  if (channel === endedChannel) hub.closeDevice(payload, 'auth.expired');
  if (channel === passingChannel) {
    const { devices, item } = JSON.parse(payload) as PassingNote;
    hub.pass(devices, item);
  }
}

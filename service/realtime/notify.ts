/** What nodes tell each other through the database (LISTEN/NOTIFY), in the transaction that changed it. */
import { sql } from 'kysely';
import type { PassingItem } from '../../contract/wire/mailbox.ts';
import { encodeBytes } from '../bytes.ts';
import type { Tx } from '../db/open.ts';

/** A mailbox has new items; the payload is the device's id. */
export const mailboxChannel = 'o7_mailbox';
/** A device was revoked. */
export const revokedChannel = 'o7_revoked';
/** A device's tokens ended: it may log in anew and hear why not. */
export const endedChannel = 'o7_ended';
/** Something for devices that are connected now; the payload is a `PassingNote`. */
export const passingChannel = 'o7_passing';

/** To whom, and what. */
export interface PassingNote {
  readonly devices: readonly string[];
  readonly item: PassingItem;
}

/** PostgreSQL refuses longer payloads (NOTIFY). */
const mostBytes = 7_900;
/** Devices of one note, so that it stays below that whatever the item is. */
const devicesAtOnce = 100;

export async function notifyPassing(tx: Tx, devices: readonly string[], item: PassingItem): Promise<void> {
  for (let at = 0; at < devices.length; at += devicesAtOnce) {
    const note: PassingNote = { devices: devices.slice(at, at + devicesAtOnce), item };
    const payload = JSON.stringify(note);
    if (payload.length <= mostBytes) await sql`SELECT pg_notify(${passingChannel}, ${payload})`.execute(tx);
  }
}

export async function notifyEnded(tx: Tx, device: Buffer): Promise<void> {
  await sql`SELECT pg_notify(${endedChannel}, ${encodeBytes(device)})`.execute(tx);
}

/** Something may wait in this mailbox that was not handed out before. */
export async function notifyMailbox(tx: Tx, device: Buffer): Promise<void> {
  await sql`SELECT pg_notify(${mailboxChannel}, ${encodeBytes(device)})`.execute(tx);
}

export async function notifyRevoked(tx: Tx, device: Buffer): Promise<void> {
  await sql`SELECT pg_notify(${revokedChannel}, ${encodeBytes(device)})`.execute(tx);
}

/** Counters that reveal an older copy of this store, and the per-device counters of message bodies. */
import type { Store } from '../database.ts';
import { getRow, run } from '../statement.ts';

/** Call in the transaction that stores the state an envelope came from. */
export function countEnvelopeMade(store: Store): void {
  run(store, 'UPDATE store_counter SET envelopes_made = envelopes_made + 1');
}

export interface StoreCounters {
  readonly envelopesMade: number;
  readonly starts: number;
  /** Once set, nothing is encrypted until the device has been registered anew. */
  readonly olderCopy: boolean;
}

export function getCounters(store: Store): StoreCounters {
  const row = getRow<{ envelopes_made: number; starts: number; older_copy: number }>(
    store,
    'SELECT * FROM store_counter',
  );
  return {
    envelopesMade: row?.envelopes_made ?? 0,
    starts: row?.starts ?? 0,
    olderCopy: row?.older_copy === 1,
  };
}

/** Counts this start; answers the new value. */
export function countStart(store: Store): number {
  run(store, 'UPDATE store_counter SET starts = starts + 1');
  return getCounters(store).starts;
}

export function setStarts(store: Store, starts: number): void {
  run(store, 'UPDATE store_counter SET starts = $starts', { starts });
}

export function markOlderCopy(store: Store): void {
  run(store, 'UPDATE store_counter SET older_copy = 1');
}

/** After the device was registered anew: counting starts over with its new id. */
export function resetForNewDevice(store: Store): void {
  run(store, 'UPDATE store_counter SET older_copy = 0, envelopes_made = 0');
}

/** Counting of a device's bodies begins with the next one: how many came before is not known here. */
export const unknownCounter = -1;

/** The last body counter known of a device in a conversation; 0 before the first, -1 where it is not known (missed-lists.ts). */
export function getSenderCounter(store: Store, conversation: string, device: string): number {
  return (
    getRow<{ counter: number }>(
      store,
      'SELECT counter FROM sender_counter WHERE conversation = $conversation AND device = $device',
      { conversation, device },
    )?.counter ?? 0
  );
}

/** Counting of everybody's bodies but this device's begins with the next one. */
export function forgetSenderCounters(store: Store, conversation: string, ownDevice: string): void {
  run(
    store,
    'UPDATE sender_counter SET counter = -1 WHERE conversation = $conversation AND device <> $ownDevice',
    {
      conversation,
      ownDevice,
    },
  );
}

export function setSenderCounter(store: Store, conversation: string, device: string, counter: number): void {
  run(
    store,
    `INSERT INTO sender_counter VALUES ($conversation, $device, $counter)
     ON CONFLICT (conversation, device) DO UPDATE SET counter = max(counter, $counter)`,
    { conversation, device, counter },
  );
}

/** The body that this number was meant for never left: the next one gets it, unless a later one was made since. */
export function giveBackCounter(store: Store, conversation: string, device: string, counter: number): void {
  run(
    store,
    `UPDATE sender_counter SET counter = counter - 1
     WHERE conversation = $conversation AND device = $device AND counter = $counter`,
    { conversation, device, counter },
  );
}

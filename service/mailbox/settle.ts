/** Takes items out of a mailbox; an envelope's bytes go with its last waiting delivery, its row stays until it expires. */
import { sql } from 'kysely';
import type { Tx } from '../db/open.ts';

/**
 * Deletes these items (all of them for `seqs` null). Unknown numbers are ignored, so an acknowledgement may be repeated.
 * `collectedAt` is null where nobody collected them: the device was revoked.
 * Envelopes are locked in one order, so that devices acknowledging at once never wait for each other in a circle.
 */
export async function settleDeliveries(
  tx: Tx,
  device: Buffer,
  seqs: readonly number[] | null,
  collectedAt: number | null,
): Promise<void> {
  const which = seqs === null ? sql`true` : sql`seq = ANY(${seqs}::bigint[])`;
  await sql`
    WITH taken AS (
      DELETE FROM deliveries WHERE device = ${device} AND ${which} RETURNING sender_device, envelope
    ), gone AS (
      SELECT sender_device AS sender, envelope, count(*)::int AS devices FROM taken
      WHERE envelope IS NOT NULL GROUP BY sender_device, envelope
    ), held AS (
      SELECT sender_device, envelope FROM envelopes
      WHERE (sender_device, envelope) IN (SELECT sender, envelope FROM gone)
      ORDER BY sender_device, envelope
      FOR NO KEY UPDATE
    )
    UPDATE envelopes SET
      waiting = waiting - gone.devices,
      bytes = CASE WHEN waiting = gone.devices THEN NULL ELSE bytes END,
      collected_at = CASE WHEN waiting = gone.devices THEN ${collectedAt}::bigint ELSE collected_at END
    FROM gone JOIN held ON held.sender_device = gone.sender AND held.envelope = gone.envelope
    WHERE envelopes.sender_device = gone.sender AND envelopes.envelope = gone.envelope`.execute(tx);
}

/** Receipts of what the person did about their data, as they were signed. */
import {
  type Countersignature,
  countersignatureSchema,
  type Receipt,
  receiptSchema,
} from '../../../../contract/domain/receipt.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

export interface StoredReceipt {
  readonly receipt: Receipt;
  readonly countersignature: Countersignature | null;
}

interface Row {
  readonly signed: string;
  readonly countersignature: string | null;
}

const toReceipt = ({ signed, countersignature }: Row): StoredReceipt => ({
  receipt: receiptSchema.parse(JSON.parse(signed)),
  countersignature:
    countersignature === null ? null : countersignatureSchema.parse(JSON.parse(countersignature)),
});

/** A receipt that is here already stays as it is. */
export function addReceipt(store: Store, receipt: Receipt): void {
  run(
    store,
    'INSERT INTO receipt (id, at, signed, countersignature) VALUES ($id, $at, $signed, NULL) ON CONFLICT DO NOTHING',
    { id: receipt.id, at: receipt.at, signed: JSON.stringify(receipt) },
  );
}

export function putCountersignature(store: Store, id: string, countersignature: Countersignature): void {
  run(store, 'UPDATE receipt SET countersignature = $countersignature WHERE id = $id', {
    id,
    countersignature: JSON.stringify(countersignature),
  });
}

export function findReceipt(store: Store, id: string): StoredReceipt | undefined {
  const row = getRow<Row>(store, 'SELECT signed, countersignature FROM receipt WHERE id = $id', { id });
  return row === undefined ? undefined : toReceipt(row);
}

/** The oldest that the service has not signed. */
export function findUnsignedReceipt(store: Store): Receipt | undefined {
  const row = getRow<Row>(
    store,
    'SELECT signed, countersignature FROM receipt WHERE countersignature IS NULL ORDER BY at, id LIMIT 1',
  );
  return row === undefined ? undefined : toReceipt(row).receipt;
}

/** Newest first. */
export function listReceipts(store: Store): readonly StoredReceipt[] {
  const rows = getRows<Row>(store, 'SELECT signed, countersignature FROM receipt ORDER BY at DESC, id');
  return rows.map(toReceipt);
}

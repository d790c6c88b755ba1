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
    `INSERT INTO receipt (id, at, act, purpose, signed, countersignature)
     VALUES ($id, $at, $act, $purpose, $signed, NULL) ON CONFLICT DO NOTHING`,
    {
      id: receipt.id,
      at: receipt.at,
      act: receipt.act,
      purpose: receipt.details['purpose'] ?? null,
      signed: JSON.stringify(receipt),
    },
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

/** Whether a receipt of this act names this request. */
export function isReceiptedRequest(store: Store, act: Receipt['act'], request: string): boolean {
  return (
    getRow(
      store,
      `SELECT 1 FROM receipt WHERE signed ->> '$.act' = $act AND signed ->> '$.details.request' = $request`,
      { act, request },
    ) !== undefined
  );
}

/** Newest first. */
export function listReceipts(store: Store): readonly StoredReceipt[] {
  const rows = getRows<Row>(store, 'SELECT signed, countersignature FROM receipt ORDER BY at DESC, id');
  return rows.map(toReceipt);
}

/** The newest decision about a purpose; undefined: nothing was ever decided. */
export function findDecision(store: Store, purpose: string): StoredReceipt | undefined {
  const row = getRow<Row>(
    store,
    'SELECT signed, countersignature FROM receipt WHERE purpose = $purpose ORDER BY at DESC, id DESC LIMIT 1',
    { purpose },
  );
  return row === undefined ? undefined : toReceipt(row);
}

/** The newest receipt of a restriction or its end. */
export function findRestrictionReceipt(store: Store): Receipt | undefined {
  const row = getRow<Row>(
    store,
    `SELECT signed, countersignature FROM receipt WHERE act IN ('restricted', 'unrestricted')
     ORDER BY at DESC, id DESC LIMIT 1`,
  );
  return row === undefined ? undefined : toReceipt(row).receipt;
}

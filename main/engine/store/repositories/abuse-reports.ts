/** Reports that this person made; what they say is sealed at once and gone from here once the service has it. */
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

export interface StoredReport {
  readonly id: string;
  readonly conversation: string;
  /** How many messages it carries. */
  readonly messages: number;
  readonly madeAt: number;
  readonly sealed: Uint8Array | null;
  readonly sentAt: number | null;
}

const columns = 'id, conversation, messages, made_at AS madeAt, sealed, sent_at AS sentAt';

export function addReport(store: Store, report: Omit<StoredReport, 'sentAt'>): void {
  run(store, 'INSERT INTO abuse_report VALUES ($id, $conversation, $messages, $madeAt, $sealed, NULL)', {
    ...report,
  });
}

export function findUnsentReport(store: Store): StoredReport | undefined {
  return getRow(
    store,
    `SELECT ${columns} FROM abuse_report WHERE sent_at IS NULL ORDER BY made_at, id LIMIT 1`,
  );
}

export function markReportSent(store: Store, id: string, at: number): void {
  run(store, 'UPDATE abuse_report SET sealed = NULL, sent_at = $at WHERE id = $id', { id, at });
}

/** Newest first. */
export function listReports(store: Store, conversation: string): readonly StoredReport[] {
  return getRows(
    store,
    `SELECT ${columns} FROM abuse_report WHERE conversation = $conversation ORDER BY made_at DESC, id`,
    { conversation },
  );
}

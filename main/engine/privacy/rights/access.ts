/** The finished report of what is held: written where the person said, then its receipt. */
import type { ShellRequest } from '../../../../contract/bridge/shell-calls.ts';
import { chosenPlace } from '../../../writing/gate.ts';
import { writeDurably } from '../../keys/durable-file.ts';
import type { Desk } from '../../messaging/desk.ts';
import { inTransaction } from '../../store/statement.ts';
import { issueReceipt } from '../receipts/issue.ts';

/** Whole or not at all. Throws `store.diskFull`, `store.readOnly`. */
export function writeAccessReport(desk: Desk, report: ShellRequest<'rights.writeReport'>): void {
  const { file, text, classes, isServiceCounted } = report;
  writeDurably(chosenPlace('accessReport', file), text);
  inTransaction(desk.store, () =>
    issueReceipt(desk, { act: 'access', details: { classes, service: isServiceCounted ? 1 : 0 } }),
  );
  desk.emit('receipts.changed', {});
}

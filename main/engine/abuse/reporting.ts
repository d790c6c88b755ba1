/** A person reports: sealed and stored at once, handed in once when the connection stands. */
import type { ReportStatus } from '../../../contract/bridge/channels/abuse.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError, type ErrorReport } from '../../../contract/errors/app-error.ts';
import { recordEvent } from '../audit/record.ts';
import type { Companion } from '../desk-connection.ts';
import type { Desk } from '../messaging/desk.ts';
import { isOutside } from '../messaging/troubles.ts';
import type { Store } from '../store/database.ts';
import {
  addReport,
  findUnsentReport,
  listReports,
  markReportSent,
  type StoredReport,
} from '../store/repositories/abuse-reports.ts';
import { inTransaction } from '../store/statement.ts';
import { getOperatorKey, pinOperatorKey, requireSameKey } from './operator-key.ts';
import { type Chosen, putTogether } from './report.ts';
import { sealReport } from './sealed-report.ts';

/** Why nothing could be handed in, by store, since the app started. */
const troubles = new WeakMap<Store, ErrorReport>();

const toStatus = (store: Store, report: StoredReport): ReportStatus => ({
  id: report.id,
  madeAt: report.madeAt,
  messages: report.messages,
  sentAt: report.sentAt,
  trouble: report.sentAt === null ? (troubles.get(store) ?? null) : null,
});

/** Throws `report.notOffered`, and what `putTogether` and `sealReport` throw. */
export function makeReport(desk: Desk, chosen: Chosen): ReportStatus {
  const { store } = desk;
  const key = getOperatorKey(store);
  const report = putTogether(desk, chosen);
  const made = {
    id: report.report,
    conversation: report.conversation,
    messages: report.messages.length,
    madeAt: report.at,
    sealed: sealReport(report, key),
  };
  inTransaction(store, () => {
    addReport(store, made);
    recordEvent(store, report.at, { code: 'report.made', count: made.messages });
  });
  desk.wake();
  return toStatus(store, { ...made, sentAt: null });
}

export function viewReports(store: Store, conversation: string): ReportStatus[] {
  return listReports(store, conversation).map((report) => toStatus(store, report));
}

/** A companion of the connection. */
export function handInReports({ store, emit }: Desk): Companion {
  return {
    async whileConnected(authorised) {
      try {
        await pinOperatorKey(store, authorised);
        for (let next = findUnsentReport(store); next?.sealed != null; next = findUnsentReport(store)) {
          await requireSameKey(store, authorised);
          const { receivedAt } = await authorised('reports.put', {
            report: next.id,
            sealed: toBase64Url(next.sealed),
          });
          const { id } = next;
          inTransaction(store, () => markReportSent(store, id, receivedAt));
          troubles.delete(store);
          emit('conversations.changed', {});
        }
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
        // It waits here; everything else goes on.
        if (!isOutside(thrown)) troubles.set(store, thrown.toReport());
      }
    },
    close() {},
  };
}

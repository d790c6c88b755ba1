/** Puts a report together and seals it: bytes that the operator's private key alone opens. */
import {
  type AbuseReport,
  abuseReportContext,
  abuseReportSchema,
} from '../../../contract/domain/abuse-report.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
import { wipe } from '../crypto/primitives.ts';
import { openSealed, sealTo } from '../crypto/sealed-to-key.ts';
import { padBody, unpadBody } from '../e2ee/index.ts';
import type { Desk } from '../messaging/desk.ts';
import { listOthers } from '../messaging/people.ts';
import { getConversation } from '../store/repositories/conversations.ts';
import { findReported } from '../store/repositories/messages.ts';

export interface Chosen {
  readonly conversation: string;
  readonly messages: readonly string[];
  readonly words: string;
}

/** Throws `conversation.unknown`, `report.empty` (neither messages nor words), `report.tooLarge`. */
export function putTogether({ store, account, clock }: Desk, chosen: Chosen): AbuseReport {
  const words = chosen.words.toWellFormed().trim();
  if ([...words].length > limits.reportLetters)
    throw new AppError('report.tooLarge', { fields: { max: limits.reportLetters } });
  const conversation = getConversation(store, chosen.conversation);
  const messages = findReported(store, conversation.id, chosen.messages);
  if (messages.length === 0 && words === '') throw new AppError('report.empty');
  return {
    v: 1,
    report: newId(),
    at: clock.now(),
    reporter: account.id,
    others: [...listOthers(store, account, conversation)],
    conversation: conversation.id,
    words,
    messages: [...messages],
  };
}

/** Throws `report.tooLarge`. */
export function sealReport(report: AbuseReport, operatorKey: Uint8Array): Uint8Array {
  const padded = padBody(new TextEncoder().encode(JSON.stringify(report)));
  const sealed = sealTo(operatorKey, padded, abuseReportContext(report.report, report.reporter));
  wipe(padded);
  if (sealed.length > limits.reportBytes)
    throw new AppError('report.tooLarge', { fields: { max: limits.reportMessages } });
  return sealed;
}

/** What the operator reads; null where the key is another, or anything was changed. */
export function openReport(
  sealed: Uint8Array,
  privateKey: Uint8Array,
  report: string,
  reporter: string,
): AbuseReport | null {
  const padded = openSealed(privateKey, sealed, abuseReportContext(report, reporter));
  if (padded === null) return null;
  const parsed = abuseReportSchema.safeParse(JSON.parse(new TextDecoder().decode(unpadBody(padded))));
  if (!parsed.success || parsed.data.report !== report || parsed.data.reporter !== reporter) return null;
  return parsed.data;
}

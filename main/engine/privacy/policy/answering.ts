/** What a person answers to a version of the privacy policy: a receipt of the exact text, and nothing else changes by it. */
import type { ChannelRequest } from '../../../../contract/bridge/channels.ts';
import type { Receipt, ReceiptText } from '../../../../contract/domain/receipt.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import {
  daysInMs,
  leaveDays,
  type Policy,
  type PolicyLanguage,
  policyPlainText,
} from '../../../../contract/policy/document.ts';
import { declinedFrom, isWritingStopped } from '../../../../contract/policy/standing.ts';
import { hasClockJumped } from '../../clock-watch.ts';
import type { Desk } from '../../messaging/desk.ts';
import type { Store } from '../../store/database.ts';
import { inTransaction } from '../../store/statement.ts';
import { hashText, issueReceipt } from '../receipts/issue.ts';
import { getPolicy, policyName, standNow, trustedTime } from './known.ts';

export function textOf(policy: Policy, language: PolicyLanguage): ReceiptText {
  const hash = hashText(policyPlainText(policy, language));
  return { name: policyName, version: String(policy.version), language, hash };
}

/** A clock that was set to another day does not shorten the thirty days, and does not lengthen them while the right one is known. */
function timeOfAnswer(desk: Desk): number {
  const trusted = trustedTime(desk.store) ?? 0;
  if (trusted > 0 && hasClockJumped(desk)) return trusted;
  return Math.max(trusted, desk.clock.now());
}

/** The same answer again is the first one. Throws `policy.unknown`, `policy.over`. */
export function answerPolicy(
  desk: Desk,
  { version, language, answer }: ChannelRequest<'policy.answer'>,
): Receipt {
  const { store } = desk;
  const policy = getPolicy(store, version);
  return inTransaction(store, () => {
    const before = standNow(store);
    if (version < before.current) throw new AppError('policy.over');
    const act = `policy.${answer}` as const;
    const last = before.answer;
    if (last?.act === act && last.text?.version === String(version)) return last;
    const from = declinedFrom(policy, timeOfAnswer(desk));
    const days = { from, until: from + daysInMs(leaveDays) };
    return issueReceipt(desk, {
      act,
      text: textOf(policy, language),
      ...(answer === 'declined' ? { details: days } : {}),
    });
  });
}

/** Throws `policy.declined` while writing and inviting rest. */
export function requireWriting(store: Store): void {
  if (isWritingStopped(standNow(store).standing)) throw new AppError('policy.declined');
}

/** Puts a report together: the ticked messages, a few words, and who is in the conversation. */
import type { AbuseReport } from '../../../contract/domain/abuse-report.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
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

/** "Send me our conversation again", and the other side's yes or no. */
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
import type { Desk } from '../messaging/desk.ts';
import { addNotice } from '../messaging/notices.ts';
import { getConversationView } from '../messaging/views.ts';
import { findContact } from '../store/repositories/contacts.ts';
import { getPair } from '../store/repositories/conversations.ts';
import { addHistoryRequest, findOpenRequest, setHistoryProgress } from '../store/repositories/history.ts';
import { addToOutbox } from '../store/repositories/outbox.ts';
import { inTransaction } from '../store/statement.ts';

function tell(desk: Desk, conversation: string): ConversationView {
  desk.emit('conversations.changed', {});
  desk.emit('messages.reordered', { conversation });
  desk.wake();
  return getConversationView(desk, conversation);
}

/** Asks the other person for what this computer does not have. Throws `conversation.*`, `history.alreadyAsked`. */
export function askForHistory(desk: Desk, conversation: string): ConversationView {
  const { store, clock, account } = desk;
  const pair = getPair(store, conversation);
  if (pair.state !== 'open') throw new AppError('conversation.notOpen');
  inTransaction(store, () => {
    if (findOpenRequest(store, conversation) !== undefined) throw new AppError('history.alreadyAsked');
    const id = newId();
    const at = clock.now();
    addHistoryRequest(store, { id, conversation, account: account.id, mine: true, state: 'asked', at });
    addToOutbox(store, { conversation, message: id, type: 'historyAsk', payload: {}, at });
    addNotice(desk, conversation, { code: 'history.asked', names: [null] });
  });
  return tell(desk, conversation);
}

/**
 * Answers the other person's request. Yes only to somebody whose safety number was compared, for whoever took over an account
 * would ask too. Throws `history.notAsked`, `history.notVerified`, `conversation.*`.
 */
export function answerHistory(
  desk: Desk,
  { conversation, send }: { readonly conversation: string; readonly send: boolean },
): ConversationView {
  const { store, clock } = desk;
  const { contact } = getPair(store, conversation);
  inTransaction(store, () => {
    const request = findOpenRequest(store, conversation);
    if (request === undefined || request.mine === 1) throw new AppError('history.notAsked');
    if (request.state !== 'asked') return;
    if (send && findContact(store, contact)?.verifiedAt == null) throw new AppError('history.notVerified');
    const state = send ? 'moving' : 'declined';
    setHistoryProgress(store, request.id, { ...request, state });
    if (send) return;
    addToOutbox(store, {
      conversation,
      message: newId(),
      type: 'historyAnswer',
      payload: { request: request.id, accepted: false },
      at: clock.now(),
    });
  });
  return tell(desk, conversation);
}

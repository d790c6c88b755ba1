/** A person changes a line of theirs, or takes lines back on all sides. */
import type { MessageView } from '../../../contract/bridge/views.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { reach } from '../crash-points.ts';
import { newId } from '../crypto/ids.ts';
import {
  addChange,
  type ChangeTarget,
  eraseContent,
  findChangeTarget,
  replaceText,
  settleEdits,
} from '../store/repositories/changes.ts';
import { getConversation } from '../store/repositories/conversations.ts';
import { eraseMessages, hideMessages } from '../store/repositories/deletions.ts';
import { findMessage } from '../store/repositories/messages.ts';
import { addToOutbox, isUnsealed } from '../store/repositories/outbox.ts';
import { inTransaction } from '../store/statement.ts';
import { tellAttention } from './attention.ts';
import { isBeingSealed } from './being-sealed.ts';
import type { Desk } from './desk.ts';
import { finishErasing, noteErased } from './erasing.ts';
import { parseText } from './writing.ts';

/** Throws `message.unknown`, `message.notYours`, `message.tooLate`. */
function getOwn(desk: Desk, conversation: string, message: string, spanMs: number): ChangeTarget {
  const found = findMessage(desk.store, message);
  const target = findChangeTarget(desk.store, message);
  if (found?.conversation !== conversation || target === undefined || target.isErased)
    throw new AppError('message.unknown');
  if (!target.mine || target.isNotice) throw new AppError('message.notYours');
  if (desk.clock.now() - target.at > spanMs) throw new AppError('message.tooLate');
  return target;
}

/** Waits here and has never been put into an envelope: nobody else can have it. */
const isOnlyHere = ({ store }: Desk, message: string): boolean =>
  isUnsealed(store, message) && !isBeingSealed(store, message);

function needWritable(desk: Desk, id: string): void {
  if (getConversation(desk.store, id).state === 'ended') throw new AppError('conversation.ended');
}

/** Durable before it answers. Throws `message.*`, `conversation.*`. */
export function editMessage(
  desk: Desk,
  edit: { readonly conversation: string; readonly message: string; readonly text: string },
): MessageView {
  const { store, clock } = desk;
  const text = parseText(edit.text);
  needWritable(desk, edit.conversation);
  inTransaction(store, () => {
    const target = getOwn(desk, edit.conversation, edit.message, limits.editMs);
    if (findMessage(store, target.id)?.text === text) return;
    if (isOnlyHere(desk, target.id)) {
      replaceText(store, target.id, text);
      return;
    }
    const now = clock.now();
    const body = newId();
    const { conversation, account } = target;
    addChange(store, {
      body,
      target: target.id,
      conversation,
      account,
      number: null,
      text,
      at: now,
      receivedAt: now,
    });
    addToOutbox(store, {
      conversation,
      message: body,
      type: 'edit',
      payload: { target: target.id },
      at: now,
    });
    settleEdits(store, target.id);
  });
  reach('edit.stored');
  const view = findMessage(store, edit.message);
  if (view === undefined) throw new AppError('message.unknown');
  desk.emit('message.changed', view);
  desk.emit('conversations.changed', {});
  desk.wake();
  return view;
}

/** What was never sealed is gone with everything, as by a deletion; answers the ids of the others. Call inside a transaction. */
function dropUnsent(desk: Desk, conversation: string, messages: readonly string[]): readonly string[] {
  const now = desk.clock.now();
  const unsent = messages.filter((id) => isOnlyHere(desk, id));
  hideMessages(desk.store, conversation, unsent, now);
  for (const gone of eraseMessages(desk.store, unsent, now)) noteErased(desk, gone);
  return messages.filter((id) => !unsent.includes(id));
}

/** All of them or none. Throws `message.*`, `conversation.*`. */
export function eraseForAll(
  desk: Desk,
  { conversation, messages }: { readonly conversation: string; readonly messages: readonly string[] },
): void {
  const { store, clock } = desk;
  needWritable(desk, conversation);
  const sent = inTransaction(store, () => {
    const now = clock.now();
    for (const id of messages) getOwn(desk, conversation, id, limits.eraseForAllMs);
    const others = dropUnsent(desk, conversation, messages);
    for (const id of others) noteErased(desk, eraseContent(store, id, now));
    if (others.length > 0)
      addToOutbox(store, {
        conversation,
        message: newId(),
        type: 'erase',
        payload: { messages: [...others] },
        at: now,
      });
    return others;
  });
  finishErasing(desk);
  const gone = messages.filter((id) => !sent.includes(id));
  if (gone.length > 0) desk.emit('messages.removed', { conversation, messages: [...gone] });
  // Answers to these lines quote them no more.
  desk.emit('messages.reordered', { conversation });
  desk.emit('conversations.changed', {});
  tellAttention(desk);
  desk.wake();
}
